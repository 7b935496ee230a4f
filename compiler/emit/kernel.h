#ifndef EMIT_KERNEL_H
#define EMIT_KERNEL_H
/* Within emit: one kernel as a C function, and how it is called. */
#include "emit/printer.h"

/* What an array is called in a body, and where it stands: x, memory->x. */
typedef struct {
    const char *name, *path;
} ArrayPlace;

/* A kernel as text: its body works on arrays that are parameters or locals. */
typedef struct Rendered {
    const Kernel *kernel;
    const Function *function;
    const char *function_name;                          /* train_32 */
    const char *name, *shared_name;                     /* of the phase; of what several phases call */
    const char *parameters, *arguments, *locals, *body; /* locals: of inputs and of arrays seen flat */
    List(const char *) helpers;                         /* functions that it calls */
    List(ArrayPlace) places; /* of the other arrays, where the kernel is not shared */
    bool sliced;
    int cut_extent, cut_slices;    /* of the slice table; 0 = none */
    const struct Rendered *shared; /* the first of those with the same body; NULL: alone */
} Rendered;

Rendered render_kernel(Printer *p, const Kernel *kernel, const char *const *variable_names);
void print_kernel(const Rendered *rendered, Text *text, const char *title);

#endif
