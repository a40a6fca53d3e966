#include "core/kana.h"

#include <string.h>
#include <utf8proc.h>

#include "core/kana_letter.h"
#include "core/name_variants.h"
#include "core/text.h"

enum {
    /* A key of 511 bytes has at most 1.5 decomposed characters a byte: more is too long anyway. */
    PIECES = 1024,
    /* The longest decomposition of one character has 18. */
    DECOMPOSED = 24,
};

/* Everything people type for ー; what NFKC folds into one of these (ｰ － ～ ‑) is not named. */
static bool
is_long_mark(uint32_t cp)
{
    switch (cp) {
    case '-':
    case '~':
    case 0x2010: /* ‐ */
    case 0x2012: /* ‒ */
    case 0x2013: /* – */
    case 0x2014: /* — */
    case 0x2015: /* ― */
    case 0x2212: /* − */
    case 0x223C: /* ∼ */
    case 0x2500: /* ─ */
    case 0x301C: /* 〜 */
    case 0x3030: /* 〰 */
    case KANA_LONG_MARK: return true;
    default: return false;
    }
}

static bool
is_dropped(uint32_t cp)
{
    return cp == ' ' || (cp >= '\t' && cp <= '\r') || cp == 0x85 || cp == 0x00B7 || cp == 0x1680
        || cp == 0x2028 || cp == 0x2029 || cp == KANA_MIDDLE_DOT;
}

static uint32_t
without_variant(uint32_t cp)
{
    size_t low = 0, high = sizeof name_variants / sizeof *name_variants;

    if (cp < name_variants[0].from)
        return cp;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (name_variants[middle].from == cp)
            return name_variants[middle].to;
        if (name_variants[middle].from < cp)
            low = middle + 1;
        else
            high = middle;
    }
    return cp;
}

/* One decomposed character as it stands in a key; 0 when it has no place there. */
static uint32_t
fold(uint32_t cp)
{
    struct kana_letter kana;

    if (is_dropped(cp))
        return 0;
    if (is_long_mark(cp))
        return KANA_LONG_MARK;
    cp = kana_to_katakana(cp);
    if (kana_letter_split(cp, &kana))
        return kana_letter_base(kana.letter);
    return without_variant(cp);
}

static int
combining_class(utf8proc_int32_t cp)
{
    return utf8proc_get_property(cp)->combining_class;
}

/* Dropping a space can bring two runs of marks together, so they are ordered here, at the end. */
static void
order_marks(utf8proc_int32_t *pieces, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        utf8proc_int32_t moved = pieces[i];
        int rank = combining_class(moved);
        size_t at = i;

        while (rank > 0 && at > 0 && combining_class(pieces[at - 1]) > rank) {
            pieces[at] = pieces[at - 1];
            at--;
        }
        pieces[at] = moved;
    }
}

/* The folded pieces of the text, decomposed; SIZE_MAX when there are more than PIECES. */
static size_t
decompose(const char *text, utf8proc_int32_t pieces[PIECES])
{
    const utf8proc_option_t form = UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD
                                   | UTF8PROC_IGNORE | UTF8PROC_STABLE;
    size_t left = strlen(text), count = 0;

    while (left) {
        utf8proc_int32_t parts[DECOMPOSED];
        uint32_t cp = 0;
        size_t used = text_decode(text, left, &cp);
        int boundary = 0;

        if (!used)
            cp = 0xFFFD; /* a damaged byte matches damaged bytes only */
        utf8proc_ssize_t n = utf8proc_decompose_char((utf8proc_int32_t)cp, parts, DECOMPOSED, form,
                                                     &boundary);
        for (utf8proc_ssize_t i = 0; i < n && i < DECOMPOSED; i++) {
            uint32_t piece = fold((uint32_t)parts[i]);
            if (!piece)
                continue;
            if (count == PIECES)
                return SIZE_MAX;
            pieces[count++] = (utf8proc_int32_t)piece;
        }
        used += !used;
        text += used;
        left -= used;
    }
    return count;
}

bool
kana_search_key(const char *text, char *out, size_t size)
{
    utf8proc_int32_t pieces[PIECES];
    size_t count = decompose(text, pieces), n = 0;

    if (size == 0)
        return false;
    out[0] = '\0';
    if (count == SIZE_MAX)
        return false;
    order_marks(pieces, count);
    utf8proc_ssize_t composed = utf8proc_normalize_utf32(
        pieces, (utf8proc_ssize_t)count, UTF8PROC_COMPOSE | UTF8PROC_STABLE);
    for (utf8proc_ssize_t i = 0; i < composed; i++) {
        char bytes[4];
        size_t length = text_encode((uint32_t)pieces[i], bytes);

        if (n + length >= size) {
            out[0] = '\0';
            return false;
        }
        memcpy(out + n, bytes, length);
        n += length;
    }
    out[n] = '\0';
    return true;
}
