/* harness.cpp: Google Benchmark behind C, and the only C++ of gradc. Each turn of a row is a benchmark of its own, since
 * the library would run all repetitions of one before the next; the reporter puts them together again. */
#include "harness.h"

#include <algorithm>
#include <benchmark/benchmark.h>
#include <cstring>
#include <sstream>
#include <string>
#include <vector>

namespace
{

using benchmark::Counter;
using Run = benchmark::BenchmarkReporter::Run;

void time_row(benchmark::State &state, harness_row *row)
{
    row->prepare(row);
    while (state.KeepRunning()) {
        const double seconds = row->iterate(row);
        if (row->own_clock) state.SetIterationTime(seconds);
    }
    if (row->products > 0) {
        state.counters["flops"] = Counter(2 * row->products, Counter::kIsIterationInvariantRate);
        state.counters["fma_peak_share"] =
            Counter(row->products / row->peak_products, Counter::kIsIterationInvariantRate);
    }
    if (row->bytes > 0) {
        state.counters["bytes"] = Counter(row->bytes, Counter::kIsIterationInvariantRate);
        state.counters["bandwidth_share"] =
            Counter(row->bytes / row->peak_bytes, Counter::kIsIterationInvariantRate);
    }
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    const size_t half = values.size() / 2;
    return values.size() % 2 ? values[half] : (values[half - 1] + values[half]) / 2;
}

template <typename Number> double median_of(const std::vector<Run> &turns, Number number)
{
    std::vector<double> values;
    for (const Run &turn : turns) values.push_back(number(turn));
    return median(values);
}

/* The library's own JSON, with the turns of a row as its repetitions. */
class Turns : public benchmark::JSONReporter
{
  public:
    explicit Turns(std::vector<harness_row *> all) : rows(all), turns(all.size()) {}

    void ReportRuns(const std::vector<Run> &runs) override
    {
        for (const Run &run : runs)
            for (size_t i = 0; i < rows.size(); ++i)
                if (run.run_name.function_name == rows[i]->name) turns[i].push_back(renamed(run, i));
    }

    void Finalize() override
    {
        for (size_t i = 0; i < rows.size(); ++i) report(*rows[i], turns[i]);
        JSONReporter::Finalize();
    }

  private:
    std::vector<harness_row *> rows;
    std::vector<std::vector<Run>> turns;

    /* By its name alone: how it was timed is no part of that. */
    Run renamed(Run run, size_t row) const
    {
        benchmark::BenchmarkName name;
        name.function_name = run.run_name.function_name;
        run.run_name = name;
        run.family_index = static_cast<int64_t>(row);
        run.repetition_index = static_cast<int64_t>(turns[row].size());
        return run;
    }

    void report(harness_row &row, std::vector<Run> &of)
    {
        if (of.empty()) return;
        for (Run &turn : of) turn.repetitions = static_cast<int64_t>(of.size());
        Run middle = of.front();
        middle.run_type = Run::RT_Aggregate;
        middle.aggregate_name = "median";
        middle.repetition_index = Run::no_repetition_index;
        middle.iterations = static_cast<benchmark::IterationCount>(of.size());
        const auto time = [](const Run &run) {
            return run.real_accumulated_time / static_cast<double>(run.iterations);
        };
        const auto cpu = [](const Run &run) {
            return run.cpu_accumulated_time / static_cast<double>(run.iterations);
        };
        row.median.seconds = median_of(of, time);
        middle.real_accumulated_time = row.median.seconds * static_cast<double>(of.size());
        middle.cpu_accumulated_time = median_of(of, cpu) * static_cast<double>(of.size());
        for (auto &counter : middle.counters)
            counter.second.value =
                median_of(of, [&](const Run &run) { return run.counters.at(counter.first).value; });
        if (middle.counters.count("fma_peak_share"))
            row.median.product_share = middle.counters["fma_peak_share"];
        if (middle.counters.count("bandwidth_share"))
            row.median.byte_share = middle.counters["bandwidth_share"];
        of.push_back(middle);
        JSONReporter::ReportRuns(of);
    }
};

} // namespace

char *harness_run(harness_row *const *order, size_t count, const harness_note *notes, size_t note_count)
{
    /* Without a filter the library makes room for one benchmark more at each, which takes seconds for thousands. */
    char name[] = "gradc bench", filter[] = "--benchmark_filter=.*", *words[] = {name, filter, nullptr};
    int word_count = 2;
    benchmark::Initialize(&word_count, words);
    for (size_t i = 0; i < note_count; ++i) benchmark::AddCustomContext(notes[i].key, notes[i].text);

    std::vector<harness_row *> rows;
    for (size_t i = 0; i < count; ++i) {
        harness_row *row = order[i];
        if (std::find(rows.begin(), rows.end(), row) == rows.end()) rows.push_back(row);
        auto *turn =
            benchmark::RegisterBenchmark(row->name, [row](benchmark::State &state) { time_row(state, row); });
        turn->Iterations(row->iterations); /* in nanoseconds: compare.py prints whole ones */
        if (row->own_clock)
            turn->UseManualTime();
        else
            turn->UseRealTime();
    }
    std::ostringstream text;
    Turns reporter(rows);
    reporter.SetOutputStream(&text);
    if (benchmark::RunSpecifiedBenchmarks(&reporter) != count) return nullptr;
    return strdup(text.str().c_str());
}
