#ifndef BODY_H
#define BODY_H
/* Tensors of a random model's body, numbered from 1, and the rules that add one; false where a rule does not fit. */
#include "prover.h"

enum { MOST_RANK = 5 };

const Type *tensor_type(const Model *model, int tensor);
int use_tensor(Model *model, int tensor); /* so that it is on the way to the loss */
int pick_tensor(Model *model);            /* the last one, or now and then any */
int most_elements(const Model *model);

Type with_extent(Type type, int dimension, int extent);
Type without_dimension(Type type, int dimension);
Type with_dimension(Type type, int dimension, int extent);

bool add_dense(Model *model);
bool add_convolution(Model *model);
bool add_contract(Model *model);
bool add_dropout(Model *model);

#endif
