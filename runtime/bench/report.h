/* report.h: what gradc bench prints when all has been measured. */
#ifndef GRADC_BENCH_REPORT_H
#define GRADC_BENCH_REPORT_H
#include "bench.h"

#include <stdio.h>

/* Medians and ratios, the kernels, and a verdict on each variant. */
void report_print(const struct bench *bench, FILE *out);

#endif
