/* term_test.c - see term_test.h. */
#include "tests/tui/term_test.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

char *term_test_program;

struct vt *
term_test_start_with(void **state, struct vt_options o, const char *option)
{
    char *argv[] = { term_test_program, (char *)option, NULL };

    vt_free(*state);
    o.argv = argv;
    *state = vt_start(&o);
    vt_sync(*state);
    return *state;
}

struct vt *
term_test_start(void **state)
{
    return term_test_start_with(state, (struct vt_options){ 0 }, NULL);
}

/* A command line under sh: job control, redirections. */
struct vt *
term_test_start_shell(void **state, const char *script)
{
    char *interactive[] = { "sh", "-i", NULL };
    char *run[] = { "sh", "-c", (char *)script, term_test_program, NULL };
    static const char *const env[] = { "PS1=ready> ", "ENV=", NULL };
    struct vt_options o = { .argv = script == NULL ? interactive : run, .env = env };

    vt_free(*state);
    *state = vt_start(&o);
    return *state;
}

void
term_test_assert_size(struct vt *t, int rows, int cols)
{
    char text[32];

    snprintf(text, sizeof text, "%dx%d ", rows, cols);
    if (cols < 16) /* cut short: all that can be asked is that something was drawn */
        text[0] = '\0';
    assert_true(vt_row(t, 0)[0] != '\0');
    if (strncmp(vt_row(t, 0), text, strlen(text)) != 0) {
        vt_dump(t);
        fail_msg("the first row does not begin with [%s]", text);
    }
}
