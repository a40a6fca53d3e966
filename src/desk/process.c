/* process.c - see process.h */
#include "desk/process.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PART = 48 };

struct process {
    char host[PART], boot[PART], space[PART]; /* words without blanks */
    long pid;
    unsigned long long start;
};

/* The first word of a file; false: it cannot be read. */
static bool
read_word(const char *path, char out[PART])
{
    FILE *in = fopen(path, "re");
    bool ok = in != NULL && fscanf(in, "%47s", out) == 1;

    if (in != NULL)
        fclose(in);
    return ok;
}

/* State and start of a process: fields 3 and 22, behind the name, which may hold anything. */
static bool
read_stat(long pid, char *state, unsigned long long *start)
{
    char path[40], line[1024];
    const char *p = NULL;

    snprintf(path, sizeof path, "/proc/%ld/stat", pid);
    FILE *in = fopen(path, "re");
    if (in != NULL && fgets(line, sizeof line, in) != NULL)
        p = strrchr(line, ')');
    if (in != NULL)
        fclose(in);
    if (p == NULL || p[1] != ' ')
        return false;
    *state = p[2];
    for (int field = 2; field < 22 && p != NULL; field++)
        p = strchr(p + 1, ' ');
    if (p == NULL)
        return false;
    *start = strtoull(p, NULL, 10);
    return true;
}

static bool
read_here(struct process *out)
{
    char host[256];
    ssize_t n = readlink("/proc/self/ns/pid", out->space, sizeof out->space - 1);

    if (n <= 0 || gethostname(host, sizeof host) != 0)
        return false;
    out->space[n] = '\0';
    host[sizeof host - 1] = '\0';
    snprintf(out->host, sizeof out->host, "%.47s", host);
    return host[0] != '\0' && strchr(out->host, ' ') == NULL
           && read_word("/proc/sys/kernel/random/boot_id", out->boot);
}

void
process_name(char out[PROCESS_SIZE])
{
    struct process p = { .pid = (long)getpid() };
    char state;

    out[0] = '\0';
    if (read_here(&p) && read_stat(p.pid, &state, &p.start))
        snprintf(out, PROCESS_SIZE, "%s %s %s %ld %llu", p.host, p.boot, p.space, p.pid, p.start);
}

bool
process_has_ended(const char *name)
{
    struct process it, here;
    unsigned long long start;
    char state;

    if (sscanf(name, "%47s %47s %47s %ld %llu", it.host, it.boot, it.space, &it.pid, &it.start) != 5
        || it.pid <= 0 || !read_here(&here) || strcmp(it.host, here.host) != 0)
        return false;
    if (strcmp(it.boot, here.boot) != 0)
        return true; /* the machine was started anew */
    if (strcmp(it.space, here.space) != 0)
        return false;
    if (kill((pid_t)it.pid, 0) != 0 && errno == ESRCH)
        return true;
    return read_stat(it.pid, &state, &start) && (start != it.start || state == 'Z');
}
