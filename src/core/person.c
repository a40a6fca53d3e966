/* person.c - see person.h */
#include "core/person.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "core/person_hit.h"

#define WIDE_SPACE "\xe3\x80\x80" /* U+3000 */

static const char *const why_ids[] = {
    [WHY_NONE] = "",
    [WHY_NAME] = "name",
    [WHY_KANA] = "kana",
    [WHY_REF] = "ref",
    [WHY_PHONE] = "phone",
    [WHY_BIRTH_DATE] = "birth_date",
    [WHY_HANDBOOK] = "handbook",
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
    *hits = (struct person_hits){ 0 };
}
