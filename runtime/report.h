/* report.h: the line that a spec's template makes of an epoch, with numbers as Python prints them. */
#ifndef GRADC_REPORT_H
#define GRADC_REPORT_H
#include "model.h"

#include <stdio.h>

enum { NUMBER_LENGTH = 64 };

/* As Python prints a float: the shortest digits that read back as the same double. */
void python_float(double value, char text[NUMBER_LENGTH]);

/* Runs `epoch_end` where the program has one, and prints its report, if there is one. */
void report_epoch(struct model *model, FILE *out);

#endif
