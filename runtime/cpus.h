/* cpus.h: how many processors this process may use: its affinity, and the CPU quota of its container. */
#ifndef GRADC_CPUS_H
#define GRADC_CPUS_H

/* min(affinity, quota), at least 1. */
int cpus_available(void);

/* Quota of the control groups (v2 or v1) that membership, a copy of /proc/self/cgroup, names under root
 * (/sys/fs/cgroup): whole processors, at least 1; 0 where there is none. */
int cpus_quota(const char *membership, const char *root);

#endif
