/* cpus.c: how many processors this process may use: its affinity, and the CPU quota of its container. */
#include "cpus.h"

#include "files.h"

#include <sched.h>
#include <stdlib.h>
#include <string.h>

static int affinity_count(void)
{
    /* The kernel refuses a set smaller than its own, whose size it does not tell. */
    for (int cpus = 1024; cpus <= 1 << 20; cpus *= 2) {
        cpu_set_t *set = CPU_ALLOC((size_t)cpus);
        if (!set) return 1;
        const size_t size = CPU_ALLOC_SIZE((size_t)cpus);
        const bool known = !sched_getaffinity(0, size, set);
        const int count = known ? CPU_COUNT_S(size, set) : 0;
        CPU_FREE(set);
        if (known) return count > 0 ? count : 1;
    }
    return 1;
}

static bool read_line(const char *path, char *line, int size)
{
    FILE *file = fopen(path, "re");
    if (!file) return false;
    const bool read = fgets(line, size, file);
    fclose(file);
    return read;
}

/* Rounded down: a part of a processor makes one thread wait while the others spin. */
static int whole_cpus(double quota, double period)
{
    if (!(quota > 0) || !(period > 0)) return 0;
    const double cpus = quota / period;
    return cpus < 1 ? 1 : cpus > 1 << 20 ? 1 << 20 : (int)cpus;
}

static int quota_v2(const char *folder)
{
    char path[PATH_LENGTH], line[128];
    struct error ignored;
    double quota, period;
    if (!path_format(path, &ignored, "%s/cpu.max", folder) || !read_line(path, line, sizeof line)) return 0;
    return sscanf(line, "%lf %lf", &quota, &period) == 2 ? whole_cpus(quota, period)
                                                         : 0; /* "max 100000": none */
}

static int quota_v1(const char *folder)
{
    char path[PATH_LENGTH], quota[64], period[64];
    struct error ignored;
    if (!path_format(path, &ignored, "%s/cpu.cfs_quota_us", folder) ||
        !read_line(path, quota, sizeof quota) ||
        !path_format(path, &ignored, "%s/cpu.cfs_period_us", folder) ||
        !read_line(path, period, sizeof period))
        return 0;
    return whole_cpus(strtod(quota, NULL), strtod(period, NULL)); /* -1: none */
}

static int least(int a, int b) { return !a ? b : !b ? a : a < b ? a : b; }

/* The group and all above it count. A container often sees its own group at root while its path names the host's:
 * folders that do not exist are passed over. */
static int least_quota(const char *root, const char *group, int (*quota)(const char *folder))
{
    char folder[PATH_LENGTH];
    struct error ignored;
    if (!path_format(folder, &ignored, "%s%s", root, group)) return 0;
    int cpus = 0;
    for (;;) {
        cpus = least(cpus, quota(folder));
        char *slash = strrchr(folder, '/');
        if (strlen(folder) <= strlen(root) || !slash) return cpus;
        *slash = 0;
    }
}

static bool lists_cpu(char *controllers)
{
    char *rest = NULL;
    for (char *name = strtok_r(controllers, ",", &rest); name; name = strtok_r(NULL, ",", &rest))
        if (!strcmp(name, "cpu")) return true;
    return false;
}

int cpus_quota(const char *membership, const char *root)
{
    static const char *const mounts[] = {"cpu", "cpu,cpuacct", "cpuacct,cpu"};
    char line[PATH_LENGTH], mount[PATH_LENGTH];
    struct error ignored;
    int cpus = 0;
    FILE *file = fopen(membership, "re");
    if (!file) return 0;
    while (fgets(line, sizeof line, file)) { /* 0::/group, or 4:cpu,cpuacct:/group */
        line[strcspn(line, "\n")] = 0;
        char *controllers = strchr(line, ':'), *group = controllers ? strchr(controllers + 1, ':') : NULL;
        if (!group) continue;
        *group++ = 0;
        if (!*++controllers) cpus = least(cpus, least_quota(root, group, quota_v2));
        if (!lists_cpu(controllers)) continue;
        for (size_t i = 0; i < sizeof mounts / sizeof *mounts; ++i)
            if (path_format(mount, &ignored, "%s/%s", root, mounts[i]))
                cpus = least(cpus, least_quota(mount, group, quota_v1));
    }
    fclose(file);
    return cpus;
}

int cpus_available(void)
{
    return least(affinity_count(), cpus_quota("/proc/self/cgroup", "/sys/fs/cgroup"));
}
