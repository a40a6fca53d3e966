#include "core/text.h"

#include <utf8proc.h>

#include "core/text_ambiguous.h"

static bool ambiguous_wide;

void
text_set_ambiguous_wide(bool wide)
{
    ambiguous_wide = wide;
}

static bool
is_ambiguous(uint32_t cp)
{
    size_t low = 0, high = sizeof text_ambiguous / sizeof *text_ambiguous;

    while (low < high) {
        size_t middle = (low + high) / 2;
        if (cp > text_ambiguous[middle][1])
            low = middle + 1;
        else
            high = middle;
    }
    return low < sizeof text_ambiguous / sizeof *text_ambiguous && cp >= text_ambiguous[low][0];
}

/* Where terminals and the C library agree with one another and not with the character database. */
// clang-format off
static const struct {
    uint32_t first, last;
    int cols;
} terminal_widths[] = {
    { 0x0000, 0x0000, 0 },  /* wcwidth() of the end of a string */
    { 0x0001, 0x001F, -1 },
    { 0x007F, 0x009F, -1 },
    { 0x1160, 0x11FF, 0 },  /* Hangul vowels and finals join the letter before them */
    { 0x2028, 0x2029, -1 },
    { 0x3248, 0x324F, 2 },  /* ㉈ */
    { 0x4DC0, 0x4DFF, 2 },  /* hexagrams */
    { 0xD7B0, 0xD7FB, 0 },
    { 0xD800, 0xDFFF, -1 },
};
// clang-format on

int
text_width(uint32_t cp)
{
    if (cp >= 0x20 && cp < 0x7F)
        return 1;
    if (text_is_everyday(cp))
        return 2;
    if (cp > 0x10FFFF)
        return -1;
    for (size_t i = 0; i < sizeof terminal_widths / sizeof *terminal_widths; i++)
        if (cp >= terminal_widths[i].first && cp <= terminal_widths[i].last)
            return terminal_widths[i].cols;
    int cols = utf8proc_charwidth((utf8proc_int32_t)cp);
    /* A spacing mark has a column of its own. */
    if (cols == 0
        && utf8proc_get_property((utf8proc_int32_t)cp)->category == UTF8PROC_CATEGORY_MC)
        cols = 1;
    return ambiguous_wide && cols == 1 && is_ambiguous(cp) ? 2 : cols;
}
