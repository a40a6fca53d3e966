/* fuzz_lineedit.c - random editing of ui/kit/lineedit.c against a plain model that keeps clusters
 * as units. Usage: fuzz_lineedit [operations [seed]]. Ends with 1 at the first broken invariant. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "ui/kit/canvas.h"
#include "ui/kit/lineedit.h"

enum { CLUSTERS = 256, CHARS = 64 };

struct cluster {
    uint32_t chars[CHARS];
    size_t n;
};

static struct {
    struct cluster clusters[CLUSTERS];
    size_t count, at, chars, max;
} model;

static unsigned long long state;

static unsigned
pick(unsigned n)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (unsigned)(state >> 33) % n;
}

/* ---- the model ---- */

static const uint32_t pairs[][3] = {
    { 0x304B, 0x3099, 0x304C }, { 0x306F, 0x3099, 0x3070 }, { 0x306F, 0x309A, 0x3071 },
    { 0x30A6, 0x3099, 0x30F4 }, { 0x30F2, 0x3099, 0x30FA },
};

static const uint32_t refused[] = { 0x202E, 7, 0xFEFF, 0x200B, '\n' };

static enum lineedit_put
model_insert(uint32_t c)
{
    struct cluster *before = model.at > 0 ? &model.clusters[model.at - 1] : NULL;

    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
        if (c == refused[i])
            return LINEEDIT_REFUSED;
    if (text_width(c) == 0 && before == NULL)
        return LINEEDIT_REFUSED;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        if (before != NULL && c == pairs[i][1] && before->chars[before->n - 1] == pairs[i][0]) {
            before->chars[before->n - 1] = pairs[i][2];
            return LINEEDIT_TAKEN;
        }
    }
    if (model.chars >= model.max)
        return LINEEDIT_FULL;
    model.chars++;
    if (text_width(c) == 0) {
        before->chars[before->n++] = c;
        return LINEEDIT_TAKEN;
    }
    memmove(&model.clusters[model.at + 1], &model.clusters[model.at],
            (model.count - model.at) * sizeof *model.clusters);
    model.clusters[model.at++] = (struct cluster){ .chars = { c }, .n = 1 };
    model.count++;
    return LINEEDIT_TAKEN;
}

static bool
model_cut(size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        model.chars -= model.clusters[i].n;
    memmove(&model.clusters[from], &model.clusters[to],
            (model.count - to) * sizeof *model.clusters);
    model.count -= to - from;
    model.at = from;
    return from != to;
}

static bool
model_move(size_t to)
{
    bool moved = model.at != to;

    model.at = to;
    return moved;
}

/* ---- invariants ---- */

static bool
same_as_model(const struct lineedit *e)
{
    size_t n = 0, pos = 0;

    for (size_t i = 0; i < model.count; i++) {
        if (i == model.at)
            pos = n;
        for (size_t k = 0; k < model.clusters[i].n; k++)
            if (n >= e->len || e->text[n++] != model.clusters[i].chars[k])
                return false;
    }
    return n == e->len && e->pos == (model.at == model.count ? n : pos);
}

/* No cluster has more marks than a cell of the view takes. */
static bool
is_shown_whole(void)
{
    for (size_t i = 0; i < model.count; i++)
        if (model.clusters[i].n > CANVAS_CELL_CHARS)
            return false;
    return true;
}

static const char *
broken_view(struct lineedit *e, int width)
{
    char view[40 * LINEEDIT_VIEW_BYTES + 1], all[4 * CLUSTERS + 1];
    int left = e->left;
    int at = lineedit_scroll(e, width);
    const char *broken = NULL;

    lineedit_view(e, width, view, sizeof view);
    lineedit_get(e, all, sizeof all);
    if (text_check(view, false) != TEXT_GOOD || text_cols(view) != width)
        broken = "the view is not exactly as wide as its box";
    else if (at < 0 || at >= width)
        broken = "the cursor is outside the box";
    else if (e->pos < e->len && at + text_width(e->text[e->pos]) > width)
        broken = "the glyph under the cursor is cut";
    else if (text_cols(all) < width
             && (e->left != 0 || (is_shown_whole() && strncmp(view, all, strlen(all)) != 0)))
        broken = "text that fits is not shown from its start";
    else if (lineedit_more_left(e) != (e->left > 0)
             || lineedit_more_right(e, width) != (text_cols(all) > e->left + width))
        broken = "the signs at the ends lie";
    e->left = left; /* looking changes nothing */
    return broken;
}

static const char *
broken_invariant(struct lineedit *e)
{
    static const int widths[] = { 2, 3, 10, 24 };
    char all[4 * CLUSTERS + 1];
    struct lineedit back;
    const char *broken = NULL;

    if (!same_as_model(e))
        return "the text or the cursor differs from the model";
    lineedit_get(e, all, sizeof all);
    lineedit_init(&back, e->max, e->newlines);
    if (!lineedit_set(&back, all) || back.len != e->len
        || memcmp(back.text, e->text, e->len * sizeof *e->text) != 0)
        broken = "the text does not survive UTF-8";
    lineedit_free(&back);
    for (size_t i = 0; broken == NULL && i < sizeof widths / sizeof *widths; i++)
        broken = broken_view(e, widths[i]);
    return broken;
}

/* ---- operations ---- */

static bool
insert(struct lineedit *e)
{
    static const uint32_t pool[] = {
        'a',     'Z',     ' ',    0x7DF4, 0x99AC, 0x592A, 0x3042,  0xFF71, 0xFF9E, 0x304B,
        0x3099,  0x306F,  0x309A, 0x30A6, 0x30F2, 0x2460, 0x1F44D, 0x00E9, 0x0301, 0x845B,
        0xE0101, 0x20BB7, 0x202E, 7,      0xFEFF, 0x200B, '\n',    0x3000, 0xE000,
    };
    uint32_t c = pool[pick(sizeof pool / sizeof *pool)];

    return lineedit_insert(e, c) == model_insert(c);
}

static bool
step(struct lineedit *e)
{
    size_t at = model.at, n = model.count;

    switch (pick(14)) {
    case 0: return lineedit_left(e) == (at > 0 && model_move(at - 1));
    case 1: return lineedit_right(e) == (at < n && model_move(at + 1));
    case 2: return lineedit_home(e) == model_move(0);
    case 3: return lineedit_end(e) == model_move(n);
    case 4: return lineedit_backspace(e) == (at > 0 && model_cut(at - 1, at));
    case 5: return lineedit_delete(e) == (at < n && model_cut(at, at + 1));
    case 6:
        if (pick(20) == 0)
            return lineedit_cut_right(e) == model_cut(at, n);
        if (pick(20) == 0)
            return lineedit_clear(e) == model_cut(0, n);
        return true;
    case 7: lineedit_scroll(e, 2 + (int)pick(30)); return true;
    default: return insert(e);
    }
}

int
main(int argc, char **argv)
{
    long operations = argc > 1 ? atol(argv[1]) : 600000;
    unsigned long long seed = argc > 2 ? strtoull(argv[2], NULL, 10) : 7;
    struct lineedit e = { 0 };

    state = seed + 0x9E3779B97F4A7C15u;
    printf("line editor: %ld operations, seed %llu\n", operations, seed);
    for (long i = 0; i < operations; i++) {
        const char *broken;

        if (i % 300 == 0) {
            lineedit_free(&e);
            memset(&model, 0, sizeof model);
            model.max = i % 900 == 0 ? 8 : 60;
            lineedit_init(&e, model.max, false);
        }
        broken = step(&e) ? broken_invariant(&e) : "an operation answers otherwise than the model";
        if (broken != NULL) {
            printf("operation %ld: %s\n", i, broken);
            lineedit_free(&e);
            return 1;
        }
    }
    lineedit_free(&e);
    return 0;
}
