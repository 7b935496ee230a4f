#ifndef SCHEDULE_DECISION_H
#define SCHEDULE_DECISION_H
/* Decisions of the scheduler: each is made by a pass, unless a schedule that was read makes it; each is on record, and what
 * `--stage=kernels` prints can be edited and read again.
 *
 * A line of it is WHAT SUBJECT VALUE, under the function that it is about; from `#` on it is a comment, and a line that
 * begins with `|` shows a loop, for the reader's sake. */
#include "schedule/schedule.h"

/* What a function is called in the text: train_32. */
const char *function_text(const Schedule *schedule, const Function *function);

/* A comment on record, about a nest. */
void nest_record(Function *function, NestId id, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* What `what` of `subject` is: as the schedule that was read says, else as the pass has chosen. Each is put on record; of
 * no nest (0) it stands at the head of the function. */
bool decide(Schedule *schedule, Function *function, NestId nest, const char *what, const char *subject,
            bool chosen);
int decide_number(Schedule *schedule, Function *function, NestId nest, const char *what, const char *subject,
                  int chosen, int lowest, int highest);
const char *decide_word(Schedule *schedule, Function *function, NestId nest, const char *what,
                        const char *subject, const char *chosen);

/* What the schedule that was read wants; NULL where it says nothing. */
const char *decision_wanted(Schedule *schedule, const Function *function, const char *what,
                            const char *subject);
/* Where the schedule that was read wants what is not legal now: an error in the end, if it does not become so. */
void decision_refused(Schedule *schedule, const Function *function, const char *what, const char *subject,
                      const char *why);

/* Reads a schedule's text into schedule->given. False where it was reported that a line is none. */
bool decisions_read(Schedule *schedule, const char *path, const char *text);
/* Reports decisions that were refused, or that nobody asked for. */
bool decisions_used(Schedule *schedule);

#endif
