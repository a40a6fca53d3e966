/* person.c - see person.h */
#include "core/person.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "core/kana.h"
#include "core/person_hit.h"
#include "core/text.h"

#define WIDE_SPACE "\xe3\x80\x80" /* U+3000 */

static const char *const why_ids[] = {
    [WHY_NONE] = "",
    [WHY_NAME] = "name",
    [WHY_KANA] = "kana",
    [WHY_REF] = "ref",
    [WHY_PHONE] = "phone",
    [WHY_BIRTH_DATE] = "birth_date",
    [WHY_HANDBOOK] = "handbook",
    [WHY_OLD_REF] = "ref",
    [WHY_SLIP] = "ref",
    [WHY_REGISTRATION] = "ref",
};
static_assert(sizeof why_ids / sizeof why_ids[0] == WHY__COUNT, "a reason without an id");

const char *
person_why_id(enum person_why why)
{
    assert(why < WHY__COUNT);
    return why_ids[why];
}

void
person_family_name(const char *name, char out[LINE_SIZE])
{
    size_t ascii = strcspn(name, " ");
    const char *wide = strstr(name, WIDE_SPACE);
    size_t bytes = wide && (size_t)(wide - name) < ascii ? (size_t)(wide - name) : ascii;

    if (bytes >= LINE_SIZE)
        bytes = 0;
    memcpy(out, name, bytes);
    out[bytes] = '\0';
}

void
person_masked_name(const char *name, char out[LINE_SIZE])
{
    static const char mask[] = "○";
    size_t bytes;

    person_family_name(name, out);
    bytes = strlen(out);
    if (bytes == strlen(name)) /* no given name to hide: show nothing of it */
        bytes = 0;
    if (bytes + sizeof mask <= LINE_SIZE)
        memcpy(out + bytes, mask, sizeof mask);
}

void
person_hits_free(struct person_hits *hits)
{
    if (!hits)
        return;
    free(hits->rows);
    free(hits->briefs);
    *hits = (struct person_hits){ 0 };
}

/* ---- readings that are nearly the same ---- */

enum { LETTERS_MOST = 64, LETTERS_LEAST = 5, LETTERS_APART = 2 };

/* Letters of the folded reading; the rest of a very long one is left out. */
static size_t
letters_of(const char *reading, uint32_t out[LETTERS_MOST])
{
    char key[KANA_KEY_SIZE];
    size_t count = 0;

    if (!kana_search_key(reading, key, sizeof key))
        return 0;
    for (size_t at = 0, used; key[at] != '\0' && count < LETTERS_MOST; at += used) {
        used = text_decode(key + at, strlen(key + at), &out[count++]);
        if (used == 0)
            return 0;
    }
    return count;
}

static size_t
least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* How many letters are to be changed, added or taken away to make one of the other. */
static size_t
distance(const uint32_t *a, size_t a_count, const uint32_t *b, size_t b_count)
{
    size_t row[LETTERS_MOST + 1];

    for (size_t j = 0; j <= b_count; j++)
        row[j] = j;
    for (size_t i = 1; i <= a_count; i++) {
        size_t corner = row[0];

        row[0] = i;
        for (size_t j = 1; j <= b_count; j++) {
            size_t above = row[j], changed = corner + (a[i - 1] != b[j - 1]);

            row[j] = least(changed, least(above, row[j - 1]) + 1);
            corner = above;
        }
    }
    return row[b_count];
}

/* The given name: what stands behind the first space; "" without one. */
static const char *
given_name(const char *name)
{
    char family[LINE_SIZE];
    const char *rest;

    person_family_name(name, family);
    rest = name + strlen(family);
    if (strncmp(rest, WIDE_SPACE, strlen(WIDE_SPACE)) == 0)
        return rest + strlen(WIDE_SPACE);
    return *rest == ' ' ? rest + 1 : rest;
}

static bool
is_same_reading(const char *a, const char *b)
{
    char one[KANA_KEY_SIZE], other[KANA_KEY_SIZE];

    return kana_search_key(a, one, sizeof one) && kana_search_key(b, other, sizeof other)
           && one[0] != '\0' && strcmp(one, other) == 0;
}

bool
person_reading_is_near(const char *a, const char *b)
{
    char one[LINE_SIZE], other[LINE_SIZE];
    uint32_t x[LETTERS_MOST], y[LETTERS_MOST];
    size_t x_count = letters_of(a, x), y_count = letters_of(b, y);

    person_family_name(a, one);
    person_family_name(b, other);
    if (is_same_reading(one, other) || is_same_reading(given_name(a), given_name(b)))
        return true;
    return x_count >= LETTERS_LEAST && y_count >= LETTERS_LEAST
           && distance(x, x_count, y, y_count) <= LETTERS_APART;
}

static bool
always_ends(const char *handbook_kind)
{
    return strcmp(handbook_kind, "hb_psychiatric") == 0;
}

bool
handbook_end_is_missing(const struct handbook *h)
{
    return always_ends(h->kind) && date_is_none(h->issued_on) && date_is_none(h->expires_on);
}

struct date
handbook_usual_end(const char *kind, struct date issued_on)
{
    if (!always_ends(kind) || date_is_none(issued_on))
        return DATE_NONE;
    return date_add_days(date_add_months(issued_on, PSYCHIATRIC_MONTHS), -1);
}
