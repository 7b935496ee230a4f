/* checkpoint.h: a model's variables to and from a safetensors file, in Keras's names, shapes and layouts. */
#ifndef GRADC_CHECKPOINT_H
#define GRADC_CHECKPOINT_H
#include "model.h"

struct checkpoint_position {
    int64_t step;  /* training steps done */
    int64_t epoch; /* epochs whose last step is done */
    int64_t seed;
};

/* What the file does not say of its position is left as it was. Sets fresh_slots where the file has no optimizer slots
 * and the model does: they keep their initial values. */
bool checkpoint_load(struct model *model, const char *path, struct checkpoint_position *position,
                     bool *fresh_slots, struct error *error);
bool checkpoint_save(const struct model *model, const char *path, const struct checkpoint_position *position,
                     struct error *error);

#endif
