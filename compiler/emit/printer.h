#ifndef EMIT_PRINTER_H
#define EMIT_PRINTER_H
/* Within emit: what prints one kernel. It knows C, loops and expressions; ops are spellings to it. */
#include "base/words.h"
#include "emit/emit.h"

/* How an axis stands at the point being printed: symbol + offset, and lanes along it. */
typedef struct {
    const char *symbol; /* a loop's variable, or NULL */
    const char *block;  /* the variable of the outermost loop over the axis: where its block starts */
    int offset;
} Binding;

/* A load that occurs: where it occurs more than once in a block it gets a name. */
typedef struct {
    const char *text, *name;
    int count, letter;
    bool vector;
    Dtype dtype;
    int row; /* of positions, where it occurs first */
} Occurrence;

/* Support functions in use: exp_8 is {"exp_N", 8}. */
typedef struct {
    const char *name;
    int width;
} SupportUse;
typedef List(SupportUse) SupportUses;

/* Within a function for the points of a block: what stands for an access there, or for a position. */
typedef struct {
    const Access *access;
    const Index *index; /* or NULL: the number that it is, in the first lane */
    const char *name;
    bool pointer; /* to the element, or to the vector's first; else its value */
    bool written;
} Parameter;
typedef List(Parameter) Parameters;

/* Functions that kernels call for each point of a block; those with one text are one. */
typedef struct {
    const char *name, *comment, *text; /* the text is what follows the name */
} Helper;
typedef List(Helper) Helpers;

typedef List(ExprId) ExprIds;

/* A C expression. */
typedef struct {
    const char *text;
    int precedence; /* of its outermost operator; PRIMARY binds tightest */
    bool vector;
    Dtype dtype;
} Value;

typedef struct {
    Arena *arena;
    const Schedule *schedule;
    Function *function;
    const Words *axis_names, *array_names; /* of the file; that occur in the function */
    Text *text;
    SupportUses *support;
    Helpers *helpers;
    List(const char *) called;    /* helpers of the kernel being printed */
    const Parameters *parameters; /* of the helper being printed; or NULL */
    Binding *bindings;            /* of axes */
    AxisId vector;                /* of the leaf being printed; 0 = scalar */
    int lanes;
    List(Occurrence) occurrences;
    bool collecting;
    int point_row; /* of a block's positions, while loads are collected */
    const char *so_far;
    bool so_far_vector;
    int *uses;    /* of expressions, in the leaf being printed: what is used more than once gets a name */
    Value *named; /* of those, at the point being printed */
    List(const char *) locals; /* names given there */
    const char *row_head;      /* what is being collected by print_part: `const float `, or "" */
    List(const char *) row;
} Printer;

enum {
    PREC_CONDITIONAL = 1,
    PREC_OR,
    PREC_AND,
    PREC_EQUAL,
    PREC_LESS,
    PREC_SHIFT,
    PREC_ADD,
    PREC_MULTIPLY,
    PREC_UNARY,
    PREC_PRIMARY
};

Value print_expr(Printer *p, ExprId id);
/* Before a leaf: how often each of its expressions is used. Before each point: no expression has a name yet. */
void count_uses(Printer *p, const Nest *nest, LeafPart part);
void forget_names(Printer *p, const Nest *nest, LeafPart part);
const char *print_index(Printer *p, const Index *index, bool divide);
/* x[y][2], without what a vector takes of it. */
const char *print_place(Printer *p, const Access *access);
/* &x[y][2], or the parameter that stands for it. */
const char *print_address(Printer *p, const Access *access);
bool is_pointer(const Printer *p, const Access *access); /* a parameter that is one stands for it */
/* A load of the nest's; where it occurs more than once in the block it has a name. */
Value print_named_load(Printer *p, ExprId id);
int64_t vector_stride(const Printer *p, const Access *access);
void print_store(Printer *p, const Access *to, Value value);
const char *value_type(Printer *p, Dtype dtype, int lanes);           /* float, vec8, int32_t, ivec8 */
Value as_vector(Printer *p, Value value);                             /* a scalar in every lane */
Value print_bare_load(Printer *p, const Access *access, Dtype dtype); /* without its guard */
void need_support(Printer *p, const char *name, int width);

/* Statements, or declarations with one head, in a row: printed as a list, as many to a line as fit. */
void print_part(Printer *p, const char *head, const char *part);
void finish_row(Printer *p);

/* What was printed at one level more: in braces if it declares a name, else a level back. */
void print_braced(Text *outer, const Text *inside);

/* The loops of a kernel, into p->text. */
void print_loops(Printer *p, LoopId first);

/* The support functions, each for the widths in use, in the order they need one another. */
bool support_uses_math(const SupportUses *from, const Real *real, Arena *arena);
bool names_support(const char *name); /* there is a function NAME_8 for vectors of 8 */
void print_support(const SupportUses *from, const Real *real, Text *text);

/* Breaks lines that are longer than 110 columns, at blanks. */
const char *wrap_lines(Arena *arena, const char *from);

#endif
