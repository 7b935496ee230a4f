/* predict.h: --predict: classes and probabilities of the samples of a file. */
#ifndef GRADC_PREDICT_H
#define GRADC_PREDICT_H
#include "session.h"

/* Prints a line a sample: class and probability, or the model's numbers where it knows no classes. */
bool predict_run(struct session *session, const char *path, struct error *error);

#endif
