/* term_probe.h - how wide does this terminal draw ambiguous characters? Asked before the terminal
 * library starts, by drawing one and asking for the cursor (CSI 6n). */
#pragma once

#include <stddef.h>

enum probe_width { PROBE_SILENT, PROBE_NARROW, PROBE_WIDE };

struct probe_typed {
    char bytes[256]; /* typed while the answer was on its way: for the keys, first */
    size_t len;
};

/* On standard input and output, which must be a terminal; it is left in raw mode (the caller gives
 * the old mode back), the line it stood on is wiped. Returns with the answer, or PROBE_SILENT after
 * `timeout_ms` or when the answer makes no sense. */
enum probe_width term_probe(struct probe_typed *typed, int timeout_ms);

/* Pure: the column in the first answer ESC [ row ; col R among `n` bytes, its place and length;
 * 0 when there is none. */
int term_probe_answer(const char *bytes, size_t n, size_t *at, size_t *len);
