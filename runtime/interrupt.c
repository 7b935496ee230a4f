/* interrupt.c: Ctrl-C and SIGTERM as questions asked between steps. */
#include "interrupt.h"

#include <signal.h>
#include <stddef.h>

static const int held[] = {SIGINT, SIGTERM};

void interrupt_hold(void)
{
    sigset_t set;
    sigemptyset(&set);
    for (size_t i = 0; i < sizeof held / sizeof *held; ++i) {
        struct sigaction action;
        if (!sigaction(held[i], NULL, &action) && action.sa_handler != SIG_IGN) sigaddset(&set, held[i]);
    }
    pthread_sigmask(SIG_BLOCK, &set, NULL);
}

int interrupt_pending(void)
{
    sigset_t set;
    sigpending(&set);
    for (size_t i = 0; i < sizeof held / sizeof *held; ++i)
        if (sigismember(&set, held[i]) == 1) return held[i];
    return 0;
}
