/* process.h - which program a session belongs to, so that one which was killed is known at once. */
#pragma once

#include <stdbool.h>

enum { PROCESS_SIZE = 161 };

/* This process, by a name that no other has had: host, start of the machine, space of process numbers,
 * number, start. "" where the system does not tell (no /proc). */
void process_name(char out[PROCESS_SIZE]);
/* Has that process certainly ended? False for "", for another machine, and for what cannot be seen
 * from here: time alone tells of those. */
bool process_has_ended(const char *name);
