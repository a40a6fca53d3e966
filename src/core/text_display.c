#include "core/text.h"

#include <string.h>

enum {
    REPLACEMENT = 0xFFFD,
    BOX = 0x25A1,
    PICTURES = 0x2400, /* the picture of NUL */
    PICTURE_DELETE = 0x2421,
    ELLIPSIS = 0x2026,
};

/* Letters without a picture that may be stored but would make two texts look alike. */
static bool
is_hidden(uint32_t cp)
{
    return cp == 0x034F || cp == 0x115F || cp == 0x1160 || cp == 0x17B4 || cp == 0x17B5
        || (cp & 0xFFFE) == 0xFFFE;
}

static uint32_t
shown_as(uint32_t cp)
{
    if (cp < 0x20)
        return PICTURES + cp;
    if (cp < 0x7F || text_is_everyday(cp))
        return cp;
    if (cp == 0x7F)
        return PICTURE_DELETE;
    switch (text_code_point(cp)) {
    case TEXT_NOT_UTF8:
    case TEXT_CONTROL: return REPLACEMENT;
    case TEXT_INVISIBLE: return cp == REPLACEMENT ? cp : BOX;
    case TEXT_GOOD: break;
    }
    return is_hidden(cp) ? BOX : cp;
}

/* What stands on the screen for the character at `s`; returns the bytes it takes there. */
static size_t
next_shown(const char *s, size_t left, uint32_t *shown)
{
    uint32_t cp = 0;
    size_t used = text_decode(s, left, &cp);

    *shown = used ? shown_as(cp) : REPLACEMENT;
    return used ? used : 1;
}

size_t
text_display(const char *s, char *out, size_t size)
{
    size_t left = strlen(s), n = 0;

    while (left) {
        uint32_t shown;
        char piece[4];
        size_t used = next_shown(s, left, &shown), bytes = text_encode(shown, piece);

        if (n + bytes >= size)
            break;
        memcpy(out + n, piece, bytes);
        n += bytes;
        s += used;
        left -= used;
    }
    if (size)
        out[n] = '\0';
    return n;
}

bool
text_is_displayable(const char *s)
{
    size_t left = strlen(s);

    while (left) {
        uint32_t cp = 0;
        size_t used = text_decode(s, left, &cp);

        if (!used || shown_as(cp) != cp)
            return false;
        s += used;
        left -= used;
    }
    return true;
}

/* ---- columns and clusters ---- */

/* The bytes of the cluster at `s` and its columns. */
static size_t
next_cluster(const char *s, size_t left, int *cols)
{
    uint32_t shown;
    size_t used = next_shown(s, left, &shown);

    *cols = text_width(shown);
    while (used < left) {
        size_t more = next_shown(s + used, left - used, &shown);
        if (text_width(shown) != 0)
            break;
        used += more;
    }
    return used;
}

int
text_cols(const char *s)
{
    size_t left = strlen(s);
    int total = 0;

    while (left) {
        uint32_t shown;
        size_t used = next_shown(s, left, &shown);

        total += text_width(shown);
        s += used;
        left -= used;
    }
    return total;
}

size_t
text_fit(const char *s, int cols)
{
    size_t bytes = strlen(s), at = 0;
    int total = 0;

    while (at < bytes) {
        int wide;
        size_t used = next_cluster(s + at, bytes - at, &wide);

        if (total + wide > cols)
            break;
        total += wide;
        at += used;
    }
    return at;
}

/* A place between two clusters of the text that is written. */
struct place {
    size_t bytes;
    int cols;
};

/* One walk over the text: each character is written as it is met, and the last place is remembered to go
 * back to when the text turns out not to fit. */
int
text_clip(const char *s, int cols, bool ascii, char *out, size_t size)
{
    uint32_t mark = ascii || text_width(ELLIPSIS) > cols ? '~' : ELLIPSIS;
    char mark_bytes[4], piece[4];
    const size_t mark_length = text_encode(mark, mark_bytes);
    const int mark_cols = text_width(mark);
    struct place at = { 0, 0 };        /* written so far */
    struct place with_mark = { 0, 0 }; /* the last place that leaves room for the mark */
    size_t left = strlen(s);

    if (size == 0)
        return 0;
    while (left) {
        uint32_t shown;
        size_t used = next_shown(s, left, &shown), length = text_encode(shown, piece);
        int wide = text_width(shown);

        if (wide != 0 && at.cols + mark_cols <= cols && at.bytes + mark_length < size)
            with_mark = at;
        if (at.cols + wide > cols || at.bytes + length >= size)
            break;
        memcpy(out + at.bytes, piece, length);
        at.bytes += length;
        at.cols += wide;
        s += used;
        left -= used;
    }
    if (left && (mark_cols > cols || mark_length >= size))
        at = (struct place){ 0, 0 };
    else if (left) {
        at = (struct place){ with_mark.bytes + mark_length, with_mark.cols + mark_cols };
        memcpy(out + with_mark.bytes, mark_bytes, mark_length);
    }
    out[at.bytes] = '\0';
    return at.cols;
}

size_t
text_next(const char *s, size_t at)
{
    size_t bytes = strlen(s);
    int cols;

    return at < bytes ? at + next_cluster(s + at, bytes - at, &cols) : bytes;
}

/* The character that ends at `at`: a malformed byte counts as one, as it does forwards. */
static size_t
previous_shown(const char *s, size_t at, uint32_t *shown)
{
    for (size_t bytes = 1; bytes <= 4 && bytes <= at; bytes++) {
        uint32_t cp = 0;
        if (text_decode(s + at - bytes, bytes, &cp) == bytes) {
            *shown = shown_as(cp);
            return bytes;
        }
    }
    *shown = REPLACEMENT;
    return 1;
}

size_t
text_prev(const char *s, size_t at)
{
    uint32_t shown = REPLACEMENT;
    size_t bytes = strlen(s);

    if (at > bytes)
        at = bytes;
    do {
        if (at == 0)
            return 0;
        at -= previous_shown(s, at, &shown);
    } while (text_width(shown) == 0);
    return at;
}
