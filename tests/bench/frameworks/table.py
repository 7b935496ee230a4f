"""What is printed of the measured cells: tables in Markdown, and the limits that gradc has to keep."""
import statistics

from environment import PEERS

TITLES = {"train": "A training step", "inference": "A prediction"}

# Times the fastest peer: net, mode, batch (None: any), at least.
LIMITS = [("mnist_expert", "train", 32, 4), ("mnist_expert", "train", 128, 2), ("mnist_expert", "train", 512, 2),
          (None, "train", None, 1), (None, "inference", None, 1)]
BANDWIDTH = 0.85  # of what reading the weights reaches, in a prediction of one image,
READERS = ("mnist_expert", "mlp")  # by nets that do little else in it


def medians(cell, mode):
    return {peer: statistics.median(times) for peer, times in cell[mode].items()}


def fastest(cell, mode):
    """(peer, how much longer than gradc it takes); None where either is missing."""
    times = medians(cell, mode)
    rivals = {peer: time for peer, time in times.items() if peer != "gradc"}
    if "gradc" not in times or not rivals:
        return None
    peer = min(rivals, key=rivals.get)
    return peer, rivals[peer] / times["gradc"]


def bandwidth(cell):
    """Share of the bandwidth at which a prediction of one image reads the weights; None where reading is not its work."""
    if cell["batch"] != 1 or cell["net"] not in READERS or "gradc" not in cell["inference"]:
        return None
    return statistics.median(cell["read"]["gradc"]) / statistics.median(cell["inference"]["gradc"])


def time_text(seconds):
    for unit, factor in (("s", 1), ("ms", 1e3), ("µs", 1e6)):
        if seconds * factor >= 1:
            value = seconds * factor
            return f"{value:.{max(0, 2 - len(str(int(value))) + 1)}f} {unit}"
    return f"{seconds * 1e9:.0f} ns"


def aligned(rows):
    """Markdown, in columns."""
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    lines = ["| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths)) + " |" for row in rows]
    return [lines[0], "|" + "|".join("-" * (width + 2) for width in widths) + "|"] + lines[1:]


def table(cells, mode):
    peers = [peer for peer in PEERS if any(peer in cell[mode] for cell in cells)]
    rows = [["net", "batch"] + [PEERS[peer] for peer in peers] + ["fastest other / gradc"]]
    for cell in cells:
        times, best = medians(cell, mode), fastest(cell, mode)
        mark = {best[0]: "**"} if best else {}
        rows.append([cell["net"], str(cell["batch"])] +
                    [mark.get(peer, "") + (time_text(times[peer]) if peer in times else "") + mark.get(peer, "")
                     for peer in peers] + [f"{best[1]:.2f}" if best else ""])
    return aligned(rows)


def versions(cells):
    found = {}
    for cell in cells:
        for peer, version in cell["versions"].items():
            found.setdefault(peer.partition("-")[0], set()).add(version)
    return ", ".join(f"{PEERS[peer].split()[0]} {' and '.join(sorted(found[peer]))}" for peer in PEERS if peer in found)


def deviations(cells):
    """Of each peer, the largest relative distance of a loss from gradc's in the first steps."""
    farthest = {}
    for cell in cells:
        for peer, losses in cell["losses"].items():
            for loss, ours in zip(losses, cell["losses"].get("gradc", [])):
                farthest[peer] = max(farthest.get(peer, 0), abs(loss / ours - 1))
    farthest.pop("gradc", None)
    return ", ".join(f"{apart:.0e} ({peer})" for peer, apart in farthest.items())


def markdown(result):
    cells, lines = result["cells"], []
    for mode in TITLES:
        for threads in sorted({cell["threads"] for cell in cells}):
            these = [cell for cell in cells if cell["threads"] == threads]
            lines += [f"{TITLES[mode]}, {threads} thread{'s' * (threads > 1)}:", "", *table(these, mode), ""]
    shares = [f"{cell['net']} {100 * bandwidth(cell):.0f} % with {cell['threads']}" for cell in cells if bandwidth(cell)]
    if shares:
        lines += ["A prediction of one image reads the weights at this share of the speed at which as many threads can "
                  "read so many bytes: " + ", ".join(shares) + ".", ""]
    rounds = sorted({len(times) for cell in cells for times in cell["train"].values()})
    lines += [f"{result['machine']}; {versions(cells)}; medians of {' or '.join(map(str, rounds))} rounds."]
    apart = deviations(cells)
    if apart:
        lines += [f"Relative distances of the first losses from gradc's, at most: {apart}."]
    return "\n".join(lines)


def verdicts(result):
    """(all kept, lines): each cell against the first limit that is its own."""
    lines, kept = [], True
    for cell in result["cells"]:
        where = f"{cell['net']}, batch {cell['batch']}, threads {cell['threads']}"
        for mode in TITLES:
            best = fastest(cell, mode)
            if not best:
                continue
            least = next(least for net, limited, batch, least in LIMITS
                         if limited == mode and net in (None, cell["net"]) and batch in (None, cell["batch"]))
            kept &= best[1] >= least
            lines.append(f"{'ok    ' if best[1] >= least else 'MISSED'} {best[1]:6.2f} x  at least {least:g}   "
                         f"{mode}, {where}: {best[0]}")
        share = bandwidth(cell)
        if share:
            kept &= share >= BANDWIDTH
            lines.append(f"{'ok    ' if share >= BANDWIDTH else 'MISSED'} {100 * share:6.0f} %  at least "
                         f"{100 * BANDWIDTH:g}  reading the weights, {where}")
    return kept, lines
