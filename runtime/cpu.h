/* cpu.h: what this processor can do, against what a program was built for. */
#ifndef GRADC_CPU_H
#define GRADC_CPU_H
#include "error.h"
#include "gradc.h"

enum cpu_answer { CPU_ABSENT, CPU_PRESENT, CPU_UNKNOWN };

/* Answers for one feature, by the name that __builtin_cpu_supports gives it. */
enum cpu_answer cpu_feature(const char *name);

/* To be called before any generated function. query is cpu_feature, or a test's own processor. */
bool cpu_check(const struct gradc_program *program, enum cpu_answer (*query)(const char *name),
               struct error *error);

/* Denormal numbers become 0 on the calling thread, as in TensorFlow: they cost a hundred cycles each and Adam's second
 * moments of dead units sink into them. */
void cpu_flush_denormals(void);

#endif
