#ifndef SCHEDULE_AXES_H
#define SCHEDULE_AXES_H
/* Within the pass `axes`: what axes.c, phases.c and digits.c share; and small questions about nests that several passes ask. */
#include "schedule/schedule.h"

/* The factors of an axis, outermost first, and their strides; gives how many. */
typedef int FactorsOf(void *context, AxisId axis, AxisId *factor, int *stride);

/* Divided indices of sums → phases: before axes are joined, so that those of the phases are joined as well. */
void split_phases(Schedule *schedule);

/* Every buffer's dimensions → digits, where all accesses agree on them; accesses index digits from then on. */
void cut_buffers(Schedule *schedule, FactorsOf *factors, void *context);

/* Whether a variable is a large matrix of long rows. It is stored as panels of columns: who goes along a column then has
 * several rows in a page of memory, and the columns of a slice lie together. (What libraries of products copy their
 * operands for: Goto and van de Geijn, Anatomy of High-Performance Matrix Multiplication, 2008.) */
bool stored_in_panels(const Schedule *schedule, const Buffer *buffer);

/* A node's or a variable's name as one of C: my_model/first/MatMul -> first_MatMul. */
const char *name_in_c(Arena *arena, const char *model, const char *name);

/* A name for every axis, unique within each function. */
void name_axes(Schedule *schedule);

/* The batch: the first dimension of the function's first input; 0 where it has none. */
AxisId function_batch_axis(const Function *function);

/* Whether the axis moves a guarded read in a way that its guard must look at. */
bool axis_is_guarded(const Function *function, const Access *access, AxisId axis);

/* The first nest that reads the buffer; nests.count where none does. */
NestId nests_first_reader(Function *function, BufferId buffer);

#endif
