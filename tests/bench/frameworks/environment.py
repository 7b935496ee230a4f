"""Where the frameworks live, and how a worker of each is started: a virtual environment in the user's cache folder."""
import hashlib
import os
import re
import shlex
import shutil
import subprocess
import sys
import venv

import nets

HERE = os.path.dirname(os.path.abspath(__file__))
SOURCE = os.path.dirname(os.path.dirname(os.path.dirname(HERE)))
GRADC = os.environ.get("GRADC", os.path.join(SOURCE, "build/bin/gradc"))
CACHE = os.path.join(os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache"), "gradc", "peers")

# Names on the command line, and in the table.
PEERS = {
    "gradc": "gradc", "tensorflow": "TensorFlow `tf.function`", "tensorflow-xla": "TensorFlow `jit_compile`",
    "torch": "PyTorch eager", "torch-compile": "PyTorch `compile`", "jax": "JAX `jit`", "tinygrad": "tinygrad",
}


class Failed(Exception):
    """What the user is told."""


def python(say):
    """Python of the environment, which is made where it is not there yet. Other requirements have another folder."""
    requirements = os.path.join(HERE, "requirements.txt")
    with open(requirements, "rb") as file:
        folder = os.path.join(CACHE, "venv-" + hashlib.sha256(file.read()).hexdigest()[:12])
    path = os.path.join(folder, "bin/python")
    if os.path.exists(os.path.join(folder, "complete")):
        return path
    say(f"making {folder}: some gigabytes from PyPI, once ...")
    venv.create(folder, clear=True, with_pip=True)
    done = subprocess.run([path, "-m", "pip", "install", "--quiet", "--no-cache-dir", "-r", requirements])
    if done.returncode:
        raise Failed(f"pip could not install {requirements}")
    open(os.path.join(folder, "complete"), "w").close()
    return path


def run(words, **more):
    done = subprocess.run(words, capture_output=True, text=True, **more)
    if done.returncode:
        raise Failed(f"{shlex.join(words)} failed:\n{done.stderr}")
    return done


def build_gradc(net, batch, folder):
    """The C of the spec and gradc_worker.c, with the words that gradc build gives to Clang. Gives the program's path."""
    spec = os.path.join(SOURCE, nets.NETS[net][0])
    c, program = os.path.join(folder, "peer.c"), os.path.join(folder, "gradc_worker")
    run([GRADC, "emit", spec, f"-Dbatch={batch}", "--prefix=gradc_peer", "-o", c])
    said = run([GRADC, "build", "-v", spec, f"-Dbatch={batch}", "-o", program]).stderr
    words = re.search(r"^clang [0-9.]+: (.*-x c - -x none.*) -o \S+$", said, re.MULTILINE)
    if not words:
        raise Failed("gradc build -v no longer prints Clang's command as this script reads it")
    inputs = f"-I{SOURCE}/runtime {shlex.quote(c)} {shlex.quote(HERE)}/gradc_worker.c"
    run(shlex.split(words[1].replace("-x c - -x none", inputs)) + ["-D_GNU_SOURCE", "-o", program])
    return program


def environment_of(threads):
    """Every framework is told its threads in its own way; workers also are bound to as many CPUs."""
    caches = {"TORCHINDUCTOR_CACHE_DIR": "inductor", "XDG_CACHE_HOME": "other"}  # of what they compile
    return {
        **os.environ, **{name: os.path.join(CACHE, folder) for name, folder in caches.items()},
        "OMP_NUM_THREADS": str(threads), "MKL_NUM_THREADS": str(threads), "NUM_CPU_THREADS": str(threads),
        "CUDA_VISIBLE_DEVICES": "", "JAX_PLATFORMS": "cpu", "DEV": "CPU", "TF_CPP_MIN_LOG_LEVEL": "2",
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def command_of(peer, net, batch, threads, folder, interpreter):
    if peer == "gradc":
        words = [build_gradc(net, batch, folder), str(batch), str(threads), folder]
    else:
        words = [interpreter, os.path.join(HERE, "worker.py"), peer, net, str(batch), str(threads), folder]
    cpus = sorted(os.sched_getaffinity(0))[:threads]
    return ["taskset", "-c", ",".join(map(str, cpus))] + words


def check(peers):
    for tool in ["taskset"] + (["clang"] if "tinygrad" in peers else []) + (["c++"] if "torch-compile" in peers else []):
        if not shutil.which(tool):
            raise Failed(f"{tool} is not on the PATH")
    if "gradc" in peers and not os.path.exists(GRADC):
        raise Failed(f"{GRADC} is not there: build gradc, or set GRADC")
    if sys.platform != "linux":
        raise Failed("this script binds processes to CPUs as Linux does")
