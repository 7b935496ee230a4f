/* probe.h: the two loops whose speed is the machine's; gradc bench compiles them with the flags of the C it times. */
#ifndef GRADC_BENCH_PROBE_H
#define GRADC_BENCH_PROBE_H
#include <stddef.h>
#include <stdint.h>

/* Multiply-adds on registers alone; gives how many. */
int64_t probe_multiply_adds(void);

/* A multiply-add of each number, in place: as many bytes are written as are read. */
void probe_sweep(float *numbers, size_t count);

#endif
