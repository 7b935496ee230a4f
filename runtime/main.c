/* main.c: a trained binary is this, the runtime, one generated file, and a line that names that file's program. */
#include "trainer.h"

extern const struct gradc_program *const gradc_main_program;

int main(int argc, char **argv) { return trainer_run(gradc_main_program, argc, argv); }
