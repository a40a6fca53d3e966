/* Golden screens of the kit's own samples: 80x24 and 40x10, Japanese and English. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "golden.h"
#include "sample.h"

static const struct {
    const char *name;
    const struct screen_ops *ops;
    const char *keys;
} cases[] = {
    { "kit-form", &sample_form, "" },
    { "kit-form-errors", &sample_form, "Ctrl-U 1 2 Tab Tab Ctrl-U H 3 2 . 5 . 1 Tab Ctrl-S" },
    { "kit-form-note", &sample_form, "Up a b c Enter d e f" },
    { "kit-list", &sample_list, "Down Down" },
    { "kit-list-sorted", &sample_list, "<" },
    { "kit-list-narrow", &sample_list, "/ t a" },
    { "kit-both", &sample_both, "Down Down" },
    { "kit-text", &sample_text, "" },
    { "kit-help", &sample_list, "F1" },
    { "kit-picker", &sample_form, "Down Down Down F1" },
    { "kit-confirm", &sample_list, "d" },
    { "kit-prompt", &sample_form, "Ctrl-X" },
    { "kit-form-dialog", &sample_form, "Ctrl-Y" },
};

static void
test_golden(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sample model = sample_new();

        golden_screen(cases[i].name, &sample_hooks, &model, cases[i].ops, NULL, cases[i].keys);
    }
}

static int
setup(void **state)
{
    (void)state;
    golden_words();
    return 0;
}

int
main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(test_golden) };

    return cmocka_run_group_tests(tests, setup, NULL);
}
