/* interrupt.h: Ctrl-C and SIGTERM as questions asked between steps: held back by the kernel meanwhile, so that no step
 * is cut in two and no flag is shared with a signal handler. */
#ifndef GRADC_INTERRUPT_H
#define GRADC_INTERRUPT_H

/* From now on they wait. What the parent process had ignored stays ignored. */
void interrupt_hold(void);

/* The signal that waits, or 0. */
int interrupt_pending(void);

#endif
