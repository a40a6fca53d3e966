/* term_test.h - what the tests on term_probe_app share. The terminal lives in *state; vt_teardown
 * frees it. */
#pragma once

#include "tests/tui/vt.h"

#define terminal_test(f) cmocka_unit_test_teardown(f, vt_teardown)

extern char *term_test_program;

/* Start anew, 24x80 unless told otherwise, and wait for the first paint. `option` may be NULL. */
struct vt *term_test_start(void **state);
struct vt *term_test_start_with(void **state, struct vt_options o, const char *option);
/* `script` under sh -c with the program as $0, or sh -i when NULL; waits for nothing. */
struct vt *term_test_start_shell(void **state, const char *script);
/* The program says that it has this size. */
void term_test_assert_size(struct vt *t, int rows, int cols);
