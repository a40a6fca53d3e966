#include "core/text.h"

#include <string.h>

size_t
text_decode(const char *s, size_t n, uint32_t *cp)
{
    static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
    unsigned char lead = n ? (unsigned char)s[0] : 0xFF;
    size_t bytes = lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;

    if (bytes == 0 || bytes > n || lead > 0xF4)
        return 0;
    uint32_t value = bytes == 1 ? lead : lead & (0x7Fu >> bytes);
    for (size_t i = 1; i < bytes; i++) {
        unsigned char tail = (unsigned char)s[i];
        if ((tail & 0xC0) != 0x80)
            return 0;
        value = value << 6 | (tail & 0x3F);
    }
    if (value < least[bytes] || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
        return 0;
    *cp = value;
    return bytes;
}

size_t
text_encode(uint32_t cp, char out[4])
{
    static const unsigned char leads[] = { 0, 0, 0xC0, 0xE0, 0xF0 };
    size_t bytes = cp < 0x80 ? 1 : cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;

    for (size_t i = bytes; --i > 0; cp >>= 6)
        out[i] = (char)(0x80 | (cp & 0x3F));
    out[0] = (char)(leads[bytes] | cp);
    return bytes;
}

/* Written a second time as CHECKs in the schema, on purpose: a test there compares the two. Not
 * here: variation selectors and private use, which Japanese names need. */
// clang-format off
static const struct {
    uint32_t first, last;
    enum text_fault fault;
} refused[] = {
    { 0x0000, 0x001F, TEXT_CONTROL },   { 0x007F, 0x009F, TEXT_CONTROL },
    { 0x00AD, 0x00AD, TEXT_INVISIBLE }, { 0x061C, 0x061C, TEXT_INVISIBLE },
    { 0x180E, 0x180E, TEXT_INVISIBLE }, { 0x200B, 0x200F, TEXT_INVISIBLE },
    { 0x2028, 0x2029, TEXT_CONTROL },   { 0x202A, 0x202E, TEXT_INVISIBLE },
    { 0x2060, 0x206F, TEXT_INVISIBLE }, { 0x3164, 0x3164, TEXT_INVISIBLE },
    { 0xD800, 0xDFFF, TEXT_NOT_UTF8 },  { 0xFDD0, 0xFDEF, TEXT_INVISIBLE },
    { 0xFEFF, 0xFEFF, TEXT_INVISIBLE }, { 0xFFA0, 0xFFA0, TEXT_INVISIBLE },
    { 0xFFF9, 0xFFFB, TEXT_INVISIBLE }, { 0xFFFD, 0xFFFF, TEXT_INVISIBLE },
    { 0xE0000, 0xE007F, TEXT_INVISIBLE }, { 0x110000, UINT32_MAX, TEXT_NOT_UTF8 },
};
// clang-format on

enum text_fault
text_code_point(uint32_t cp)
{
    for (size_t i = 0; i < sizeof refused / sizeof *refused && cp >= refused[i].first; i++)
        if (cp <= refused[i].last)
            return refused[i].fault;
    return TEXT_GOOD;
}

/* The first fault: its kind, its character (0 when malformed) and, always, the characters before
 * it or, in a good text, all of them. */
static enum text_fault
find_fault(const char *s, bool notes, uint32_t *cp, size_t *before)
{
    size_t left = strlen(s);

    for (*before = 0; left; ++*before) {
        if (*s >= ' ' && *s <= '~') { /* most of all text */
            s++, left--;
            continue;
        }
        *cp = 0;
        size_t used = text_decode(s, left, cp);
        if (!used)
            return TEXT_NOT_UTF8;
        enum text_fault fault = text_code_point(*cp);
        if (fault != TEXT_GOOD && !(notes && *cp == '\n'))
            return fault;
        s += used;
        left -= used;
    }
    return TEXT_GOOD;
}

enum text_fault
text_check(const char *s, bool notes)
{
    uint32_t cp;
    size_t before;

    return find_fault(s, notes, &cp, &before);
}

enum err_code
text_validate(const char *s, bool notes, size_t max_chars, const char *field, struct err *e)
{
    uint32_t cp = 0;
    size_t chars = 0;

    switch (find_fault(s, notes, &cp, &chars)) {
    case TEXT_NOT_UTF8:
        return err_set(e, ERR_INVALID, field,
                       N_("Character %zu is damaged (not UTF-8). Please type it again."),
                       chars + 1);
    case TEXT_CONTROL:
        return err_set(e, ERR_INVALID, field,
                       N_("Character %zu is the control character U+%04X. Please delete it."),
                       chars + 1, (unsigned)cp);
    case TEXT_INVISIBLE:
        return err_set(e, ERR_INVALID, field,
                       N_("Character %zu is U+%04X, which cannot be seen. Please delete it."),
                       chars + 1, (unsigned)cp);
    case TEXT_GOOD: break;
    }
    if (chars > max_chars)
        return err_set(e, ERR_INVALID, field,
                       N_("Too long: %zu characters, at most %zu. Please shorten it."), chars,
                       max_chars);
    return ERR_OK;
}

size_t
text_chars(const char *s)
{
    size_t left = strlen(s), chars = 0;
    uint32_t cp;

    for (; left; chars++) {
        size_t used = text_decode(s, left, &cp);
        used += !used;
        s += used;
        left -= used;
    }
    return chars;
}

bool
text_copy(char *out, size_t size, const char *s)
{
    size_t bytes = strlen(s);
    bool fits = bytes < size;

    if (!fits)
        bytes = 0;
    if (size) {
        memmove(out, s, bytes);
        out[bytes] = '\0';
    }
    return fits;
}

void
text_join(char *out, size_t size, const char *between, const char *words)
{
    size_t used = strlen(out), gap = used ? strlen(between) : 0, bytes = strlen(words);

    while (bytes && used + gap + bytes >= size)
        bytes = text_prev(words, bytes);
    if (!bytes)
        return;
    memcpy(out + used, between, gap);
    memcpy(out + used + gap, words, bytes);
    out[used + gap + bytes] = '\0';
}

#define WIDE_SPACE "\xE3\x80\x80" /* U+3000 */

static bool
is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

void
text_trim(char *s)
{
    size_t from = 0, end = strlen(s);

    for (;;) {
        if (is_blank(s[from]))
            from++;
        else if (strncmp(s + from, WIDE_SPACE, 3) == 0)
            from += 3;
        else
            break;
    }
    for (;;) {
        if (end > from && is_blank(s[end - 1]))
            end--;
        else if (end >= from + 3 && memcmp(s + end - 3, WIDE_SPACE, 3) == 0)
            end -= 3;
        else
            break;
    }
    memmove(s, s + from, end - from);
    s[end - from] = '\0';
}

void
text_to_ascii(const char *s, char *out, size_t size)
{
    size_t left = strlen(s), n = 0;

    while (left) {
        uint32_t cp = 0;
        size_t used = text_decode(s, left, &cp), bytes = used ? used : 1;
        char piece[4];

        memcpy(piece, s, bytes);
        s += bytes;
        left -= bytes;
        if (used && cp >= 0xFF01 && cp <= 0xFF5E)
            bytes = text_encode(cp - 0xFEE0, piece);
        else if (used && cp == 0x3000)
            bytes = text_encode(' ', piece);
        if (n + bytes >= size)
            break;
        memcpy(out + n, piece, bytes);
        n += bytes;
    }
    if (size)
        out[n] = '\0';
}
