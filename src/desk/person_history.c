/* person_history.c - what a person's record held before: phones and certificates as lines, fields by
 * their table, and certificates and kinds of disability that are no longer on the card; see people_inside.h */
#include <stdio.h>
#include <string.h>

#include "core/text.h"
#include "core/wareki.h"
#include "db/repo/disability_repo.h"
#include "db/repo/handbook_repo.h"
#include "desk/codes.h"
#include "desk/history_inside.h"
#include "desk/people_inside.h"
#include "desk/words.h"

/* A line is its parts with '|' between: phone|owner|call|message|note, and
 * kind|state|grade|number|issued|expires. */
enum { PARTS_MAX = 6 };

void
people_phone_lines(const struct person *p, char *out, size_t size)
{
    size_t used = 0;

    out[0] = '\0';
    for (size_t i = 0; i < p->phone_count && used < size; i++) {
        const struct person_phone *f = &p->phones[i];

        used += (size_t)snprintf(out + used, size - used, "%s%s|%s|%d|%d|%s", i ? "\n" : "",
                                 f->phone, f->owner, f->call_ok, f->message_ok, f->note);
    }
}

void
people_handbook_lines(const struct person *p, char *out, size_t size)
{
    size_t used = 0;

    out[0] = '\0';
    for (size_t i = 0; i < p->handbook_count && used < size; i++) {
        const struct handbook *h = &p->handbooks[i];
        char issued[DATE_ISO_SIZE] = "", expires[DATE_ISO_SIZE] = "";

        if (!date_is_none(h->issued_on))
            date_to_iso(h->issued_on, issued);
        if (!date_is_none(h->expires_on))
            date_to_iso(h->expires_on, expires);
        used += (size_t)snprintf(out + used, size - used, "%s%s|%s|%s|%s|%s|%s", i ? "\n" : "",
                                 h->kind, h->state, h->grade, h->number, issued, expires);
    }
}

/* The last part may hold the sign between parts itself. */
static void
split(const char *line, int count, char parts[PARTS_MAX][LINE_SIZE])
{
    for (int i = 0; i < count; i++) {
        size_t bytes = i + 1 < count ? strcspn(line, "|") : strlen(line);

        snprintf(parts[i], LINE_SIZE, "%.*s", (int)bytes, line);
        line += bytes + (line[bytes] == '|');
    }
}

void
people_phone_words(struct desk *d, const char *line, char *out, size_t size)
{
    char parts[PARTS_MAX][LINE_SIZE];

    split(line, 5, parts);
    out[0] = '\0';
    text_join(out, size, " ", parts[0]);
    text_join(out, size, " ", code_label(d, "phone_owner", parts[1]));
    if (strcmp(parts[2], "1") != 0)
        text_join(out, size, " ", _("(do not call)"));
    if (strcmp(parts[3], "1") == 0)
        text_join(out, size, " ", _("(messages allowed)"));
    text_join(out, size, " ", parts[4]);
}

void
people_handbook_words(struct desk *d, const char *line, char *out, size_t size)
{
    char parts[PARTS_MAX][LINE_SIZE], list[CODE_SIZE + 8], day[WAREKI_SIZE], words[LINE_SIZE];
    struct date expires;

    split(line, 6, parts);
    out[0] = '\0';
    text_join(out, size, " ", code_label(d, "handbook_kind", parts[0]));
    snprintf(list, sizeof list, "grade_%.40s", parts[0]);
    text_join(out, size, " ", code_label(d, list, parts[2]));
    text_join(out, size, " ", parts[3]);
    if (date_from_iso(parts[5], &expires)) {
        if (strcmp(d->lang, "ja") == 0)
            wareki_format_short(expires, day);
        else
            date_to_iso(expires, day);
        snprintf(words, sizeof words, _("to %s"), day);
        text_join(out, size, " ", words);
    }
    if (strcmp(parts[1], "held") != 0)
        text_join(out, size, " ", code_label(d, "handbook_state", parts[1]));
}

/* A new grade or day of the same certificate is a change of it; another kind or number is another
 * one. */
static bool
is_on_card(const struct handbook *h, const struct person *p)
{
    for (size_t i = 0; i < p->handbook_count; i++) {
        if (strcmp(p->handbooks[i].kind, h->kind) == 0
            && (!h->number[0] || strcmp(p->handbooks[i].number, h->number) == 0))
            return true;
    }
    return false;
}

static enum err_code
keep_handbooks(struct desk *d, const struct person *old, const struct person *new, const char *at,
               struct err *e)
{
    enum err_code rc = ERR_OK;

    for (size_t i = 0; rc == ERR_OK && i < old->handbook_count; i++) {
        if (!is_on_card(&old->handbooks[i], new))
            rc = handbook_repo_keep_past(d->db, new->id, &old->handbooks[i], d->today,
                                         d->user.staff_id, at, e);
    }
    return rc;
}

/* A kind that was not confirmed yet has no time of its own. */
static enum err_code
keep_disabilities(struct desk *d, const struct person *old, const struct person *new,
                  const char *at, struct err *e)
{
    enum err_code rc = ERR_OK;

    for (size_t i = 0; rc == ERR_OK && i < old->disabilities.count; i++) {
        const char *kind = old->disabilities.ids[i];

        if (strcmp(kind, "unknown") != 0 && !code_set_has(&new->disabilities, kind))
            rc = disability_repo_end(d->db, new->id, kind, d->today, d->user.staff_id, at, e);
    }
    return rc;
}

enum err_code
people_write_history(struct desk *d, const struct person *old, const struct person *new,
                     const char *reason, struct err *e)
{
    const struct history_of of = { "person", new->id, new->id, reason };
    char before[NOTE_SIZE], after[NOTE_SIZE], at[STAMP_SIZE];
    enum err_code rc = ERR_OK;

    d->now(at);
    for (enum people_class class = PEOPLE_A; rc == ERR_OK && class <= PEOPLE_C; class++) {
        size_t count;
        const struct work_field *fields = people_fields(class, &count);

        rc = history_fields(d, &of, fields, count, old, new, e);
    }
    people_phone_lines(old, before, sizeof before);
    people_phone_lines(new, after, sizeof after);
    if (rc == ERR_OK)
        rc = history_add(d, &of, "phones", before, after, e);
    people_handbook_lines(old, before, sizeof before);
    people_handbook_lines(new, after, sizeof after);
    if (rc == ERR_OK)
        rc = history_add(d, &of, "handbooks", before, after, e);
    if (rc == ERR_OK)
        rc = keep_handbooks(d, old, new, at, e);
    return rc == ERR_OK ? keep_disabilities(d, old, new, at, e) : rc;
}
