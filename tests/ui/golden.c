#include "golden.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/err.h"
#include "core/text.h"
#include "ui/kit/screen.h"
#include "ui/kit/term.h"

enum { FILE_MAX = 256 * 1024, ROW_MAX = 4096 };

static const char letters[] = " THLfFSmgwdkb"; /* by enum style */
_Static_assert(sizeof letters == STYLE__COUNT + 1, "a letter for each style");

static const struct {
    int cols, rows;
} sizes[] = { { 80, 24 }, { 40, 10 } };

static const char *const languages[] = { "ja", "en" };

void
golden_words(void)
{
    const char *folder = getenv("MADOGUCHI_LOCALE");

    assert_true(term_locale());
    term_language("ja", folder != NULL ? folder : "ui/po");
    err_set_translator(word);
}

void
golden_language(const char *language)
{
    term_language(language, NULL);
}

/* ---- a canvas as text ---- */

static void
add_row(FILE *out, const struct canvas *c, int y)
{
    char row[ROW_MAX];

    canvas_row(c, y, row, sizeof row);
    fprintf(out, "|%s%*s|\n", row, c->cols - text_cols(row), "");
}

static void
add_styles(FILE *out, const struct canvas *c, int y)
{
    char row[ROW_MAX];
    size_t n = 0;

    for (int x = 0; x < c->cols && n + 1 < sizeof row; x++)
        row[n++] = letters[c->cells[(size_t)y * (size_t)c->cols + (size_t)x].style];
    while (n > 0 && row[n - 1] == ' ')
        n--;
    row[n] = '\0';
    fprintf(out, "|%s\n", row);
}

static void
describe(const struct canvas *c, const char *name, const char *language, char *text, size_t size)
{
    FILE *out = fmemopen(text, size, "w");

    assert_non_null(out);
    fprintf(out, "# %s, %s, %dx%d, cursor in row %d column %d\n", name, language, c->cols, c->rows,
            c->cursor_y, c->cursor_x);
    for (int y = 0; y < c->rows; y++)
        add_row(out, c, y);
    fprintf(out, "styles\n");
    for (int y = 0; y < c->rows; y++)
        add_styles(out, c, y);
    fclose(out);
}

/* ---- files ---- */

static void
file_path(char *path, size_t size, const char *name, const char *language, const struct canvas *c)
{
    const char *folder = getenv("MADOGUCHI_GOLDEN");

    snprintf(path, size, "%s/%s-%s-%dx%d.screen", folder != NULL ? folder : "tests/ui/golden", name,
             language, c->cols, c->rows);
}

static void
read_file(const char *path, char *text, size_t size)
{
    FILE *f = fopen(path, "r");
    size_t n = f != NULL ? fread(text, 1, size - 1, f) : 0;

    text[n] = '\0';
    if (f != NULL)
        fclose(f);
}

static void
write_file(const char *path, const char *text)
{
    FILE *f = fopen(path, "w");

    assert_non_null(f);
    fputs(text, f);
    assert_int_equal(fclose(f), 0);
}

static bool
matches(struct app *app, const char *name, const char *language)
{
    const struct canvas *c = app_paint(app);
    char *now = calloc(2, FILE_MAX), *then = now + FILE_MAX, path[512];
    bool same;

    assert_non_null(now);
    describe(c, name, language, now, FILE_MAX);
    file_path(path, sizeof path, name, language, c);
    if (getenv("UPDATE") != NULL)
        write_file(path, now);
    read_file(path, then, FILE_MAX);
    same = strcmp(now, then) == 0;
    if (!same)
        fprintf(stderr, "%s differs (UPDATE=1 writes it anew). Expected:\n%sShown:\n%s", path, then,
                now);
    free(now);
    return same;
}

void
golden_compare(struct app *app, const char *name, const char *language)
{
    assert_true(matches(app, name, language));
}

void
golden_screen(const char *name, const struct app_hooks *hooks, void *context,
              const struct screen_ops *ops, const void *arg, const char *keys)
{
    bool good = true;

    for (size_t i = 0; i < 4; i++) {
        const char *language = languages[i % 2];
        struct app *app;
        struct err e = { 0 };

        golden_language(language);
        app = app_new_headless(sizes[i / 2].rows, sizes[i / 2].cols, hooks, context);
        if (app_push(app, ops, arg, &e) != ERR_OK) {
            fprintf(stderr, "%s does not open: %s\n", name, e.msg);
            good = false;
        } else {
            app_feed(app, keys);
            good &= matches(app, name, language);
        }
        app_free(app);
    }
    assert_true(good);
}
