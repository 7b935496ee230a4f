/* trainer.h: what a trained binary does from its arguments to its exit code. */
#ifndef GRADC_TRAINER_H
#define GRADC_TRAINER_H
#include "gradc.h"

int trainer_run(const struct gradc_program *program, int argc, char **argv);

#endif
