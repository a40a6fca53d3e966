/* lineedit.c - see lineedit.h. */
#include "ui/kit/lineedit.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "ui/kit/canvas.h"

static_assert(LINEEDIT_VIEW_BYTES >= 4 * CANVAS_CELL_CHARS, "a cell of the view fits");

/* ---- clusters and columns ---- */

static int
char_cols(uint32_t c)
{
    int cols = text_width(c);

    return cols < 0 ? 1 : cols; /* a line break takes one blank cell */
}

static int
cols_before(const struct lineedit *e, size_t chars)
{
    int cols = 0;

    for (size_t i = 0; i < chars; i++)
        cols += char_cols(e->text[i]);
    return cols;
}

static size_t
cluster_before(const struct lineedit *e, size_t at)
{
    do
        at--;
    while (at > 0 && char_cols(e->text[at]) == 0);
    return at;
}

static size_t
cluster_after(const struct lineedit *e, size_t at)
{
    do
        at++;
    while (at < e->len && char_cols(e->text[at]) == 0);
    return at;
}

/* か + U+3099 is が; 0 when the pair has no letter of its own. Some terminals draw the pair too
 * wide, and a search would miss it. */
static uint32_t
compose_kana(uint32_t base, uint32_t mark)
{
    bool katakana = base >= 0x30A1 && base <= 0x30FE;
    uint32_t c = katakana ? base - 0x60 : base; /* katakana stand 0x60 above hiragana */
    bool voiced = mark == 0x3099;
    bool takes = false;

    if (!voiced && mark != 0x309A)
        return 0;
    if (c >= 0x306F && c <= 0x307B && (c - 0x306F) % 3 == 0) /* は row: both marks */
        return base + (voiced ? 1 : 2);
    if (!voiced)
        return 0;
    if (c == 0x3046) /* う: ゔ stands far away */
        return base + 0x4E;
    if (base >= 0x30EF && base <= 0x30F2) /* ワ ヰ ヱ ヲ: katakana only */
        return base + 8;
    takes = (c >= 0x304B && c <= 0x3061 && (c - 0x304B) % 2 == 0) /* か..ち */
            || c == 0x3064 || c == 0x3066 || c == 0x3068          /* つ て と */
            || c == 0x309D;                                       /* ゝ */
    return takes ? base + 1 : 0;
}

/* ---- whole text ---- */

void
lineedit_init(struct lineedit *e, size_t max_chars, bool newlines)
{
    memset(e, 0, sizeof *e);
    e->max = max_chars > 0 && max_chars < LINEEDIT_CAP ? max_chars : LINEEDIT_CAP;
    e->newlines = newlines;
    e->text = calloc(e->max + 1, sizeof *e->text);
    if (e->text == NULL)
        abort();
}

void
lineedit_wipe(struct lineedit *e)
{
    if (e->text != NULL)
        explicit_bzero(e->text, (e->max + 1) * sizeof *e->text);
    e->len = e->pos = 0;
    e->left = 0;
}

void
lineedit_free(struct lineedit *e)
{
    lineedit_wipe(e);
    free(e->text);
    e->text = NULL;
    e->max = 0;
}

bool
lineedit_set(struct lineedit *e, const char *utf8)
{
    size_t left = strlen(utf8);
    bool all = true;

    e->len = e->pos = 0;
    e->left = 0;
    while (left > 0) {
        uint32_t c;
        size_t n = text_decode(utf8, left, &c);

        if (n == 0) {
            n = 1;
            all = false;
        } else if (lineedit_insert(e, c) != LINEEDIT_TAKEN) {
            all = false;
        }
        utf8 += n;
        left -= n;
    }
    return all;
}

size_t
lineedit_get(const struct lineedit *e, char *out, size_t size)
{
    size_t n = 0;

    assert(size > 0);
    for (size_t i = 0; i < e->len; i++) {
        char bytes[4];
        size_t more = text_encode(e->text[i], bytes);

        if (n + more >= size) {
            n = 0;
            break;
        }
        memcpy(out + n, bytes, more);
        n += more;
    }
    out[n] = '\0';
    return n;
}

/* ---- editing ---- */

static bool
is_allowed(const struct lineedit *e, uint32_t c)
{
    if (c == '\n')
        return e->newlines;
    if (text_code_point(c) != TEXT_GOOD)
        return false;
    if (text_width(c) != 0)
        return true;
    return e->pos > 0 && e->text[e->pos - 1] != '\n'; /* a mark needs a base */
}

enum lineedit_put
lineedit_insert(struct lineedit *e, uint32_t c)
{
    uint32_t joined;

    if (!is_allowed(e, c))
        return LINEEDIT_REFUSED;
    joined = e->pos > 0 ? compose_kana(e->text[e->pos - 1], c) : 0;
    if (joined != 0) {
        e->text[e->pos - 1] = joined;
        return LINEEDIT_TAKEN;
    }
    if (e->len >= e->max)
        return LINEEDIT_FULL;
    memmove(e->text + e->pos + 1, e->text + e->pos, (e->len - e->pos) * sizeof *e->text);
    e->text[e->pos++] = c;
    e->len++;
    return LINEEDIT_TAKEN;
}

static bool
cut(struct lineedit *e, size_t from, size_t to)
{
    if (from == to)
        return false;
    memmove(e->text + from, e->text + to, (e->len - to) * sizeof *e->text);
    e->len -= to - from;
    e->pos = from;
    return true;
}

static bool
move(struct lineedit *e, size_t to)
{
    bool moved = e->pos != to;

    e->pos = to;
    return moved;
}

bool
lineedit_backspace(struct lineedit *e)
{
    return e->pos > 0 && cut(e, cluster_before(e, e->pos), e->pos);
}

bool
lineedit_delete(struct lineedit *e)
{
    return e->pos < e->len && cut(e, e->pos, cluster_after(e, e->pos));
}

bool
lineedit_left(struct lineedit *e)
{
    return e->pos > 0 && move(e, cluster_before(e, e->pos));
}

bool
lineedit_right(struct lineedit *e)
{
    return e->pos < e->len && move(e, cluster_after(e, e->pos));
}

bool
lineedit_home(struct lineedit *e)
{
    return move(e, 0);
}

bool
lineedit_end(struct lineedit *e)
{
    return move(e, e->len);
}

bool
lineedit_cut_right(struct lineedit *e)
{
    return cut(e, e->pos, e->len);
}

bool
lineedit_clear(struct lineedit *e)
{
    bool had = cut(e, 0, e->len);

    e->left = 0;
    return had;
}

/* ---- the box ---- */

int
lineedit_scroll(struct lineedit *e, int width)
{
    int at = cols_before(e, e->pos);
    int under = e->pos < e->len ? char_cols(e->text[e->pos]) : 1; /* shown whole */
    int total = cols_before(e, e->len) + 1;                       /* one cell to type in */
    int least = at + under - width;
    int most = total > width ? total - width : 0; /* no empty cells while text hides on the left */

    assert(width >= 2);
    if (most > at)
        most = at;
    if (e->left < least)
        e->left = least;
    if (e->left > most)
        e->left = most;
    return at - e->left;
}

struct view {
    char *out;
    size_t n, size;
    int used; /* columns */
};

static bool
view_put(struct view *v, uint32_t c, int cols)
{
    char bytes[4];
    size_t n = text_encode(c, bytes);

    if (v->n + n >= v->size)
        return false;
    memcpy(v->out + v->n, bytes, n);
    v->n += n;
    v->used += cols;
    return true;
}

void
lineedit_view(const struct lineedit *e, int width, char *out, size_t size)
{
    struct view v = { .out = out, .size = size };
    size_t next;
    int col = 0; /* in the text */

    assert(size > 0);
    for (size_t i = 0; i < e->len; i = next) {
        int cols = char_cols(e->text[i]);
        int start = col;
        size_t marks;

        next = cluster_after(e, i);
        col += cols;
        if (col <= e->left)
            continue;
        if (start < e->left) { /* right half of a wide character */
            view_put(&v, ' ', 1);
            continue;
        }
        if (v.used + cols > width)
            break;
        view_put(&v, e->text[i] == '\n' ? ' ' : e->text[i], cols);
        marks = next - i < CANVAS_CELL_CHARS ? next - i : CANVAS_CELL_CHARS;
        for (size_t m = 1; m < marks; m++)
            view_put(&v, e->text[i + m], 0);
    }
    while (v.used < width && view_put(&v, ' ', 1))
        ;
    out[v.n] = '\0';
}

bool
lineedit_more_left(const struct lineedit *e)
{
    return e->left > 0;
}

bool
lineedit_more_right(const struct lineedit *e, int width)
{
    return cols_before(e, e->len) > e->left + width;
}
