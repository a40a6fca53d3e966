/* merge_fields.c - the fields of two records side by side, and the card that comes of them; see
 * merge.h */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/kana.h"
#include "core/text.h"
#include "desk/history_inside.h"
#include "desk/merge_inside.h"
#include "desk/people_inside.h"
#include "desk/words.h"

static void *
at(const struct work_field *f, struct person *p)
{
    return (char *)p + f->at;
}

static const void *
at_const(const struct work_field *f, const struct person *p)
{
    return (const char *)p + f->at;
}

/* ---- one field of both kinds ---- */

/* A field by its name, or the phones or certificates. */
struct part {
    const char *name;
    const struct work_field *field; /* NULL: phones or certificates */
};

static bool
is_phones(const struct part *part)
{
    return strcmp(part->name, "phones") == 0;
}

/* The n-th part; false behind the last. */
static bool
part_at(size_t n, struct part *out)
{
    for (enum people_class class = PEOPLE_A; class <= PEOPLE_C; class++) {
        size_t count;
        const struct work_field *fields = people_fields(class, &count);

        if (n < count) {
            *out = (struct part){ fields[n].name, &fields[n] };
            return true;
        }
        n -= count;
    }
    *out = (struct part){ n == 0 ? "phones" : "handbooks", NULL };
    return n < 2;
}

static void
part_text(const struct part *part, const struct person *p, char out[NOTE_SIZE])
{
    if (part->field)
        work_text(part->field, p, out, NOTE_SIZE);
    else if (is_phones(part))
        people_phone_lines(p, out, NOTE_SIZE);
    else
        people_handbook_lines(p, out, NOTE_SIZE);
}

static bool
part_is_flag(const struct part *part)
{
    return part->field && part->field->kind == WORK_FLAG;
}

static bool
part_may_both(const struct part *part)
{
    return !part->field || part->field->kind == WORK_NOTE || part->field->kind == WORK_CODES;
}

/* ---- both values of one field ---- */

static bool
same_phone(const struct person_phone *a, const struct person_phone *b)
{
    char x[REF_SIZE], y[REF_SIZE];

    digits_only(a->phone, x, sizeof x);
    digits_only(b->phone, y, sizeof y);
    return strcmp(x, y) == 0;
}

/* One number on both cards: what one of the two does not want stands, and what one does not tell
 * comes from the other. */
static void
join_phones(struct person_phone *out, const struct person_phone *from)
{
    out->call_ok = out->call_ok && from->call_ok;
    out->message_ok = out->message_ok && from->message_ok;
    if (!out->owner[0])
        text_copy(out->owner, sizeof out->owner, from->owner);
    if (!out->note[0])
        text_copy(out->note, sizeof out->note, from->note);
}

static bool
add_phones(struct person *out, const struct person *from)
{
    for (size_t i = 0; i < from->phone_count; i++) {
        size_t k = 0;

        while (k < out->phone_count && !same_phone(&out->phones[k], &from->phones[i]))
            k++;
        if (k == PERSON_PHONES_MAX)
            return false;
        if (k < out->phone_count)
            join_phones(&out->phones[k], &from->phones[i]);
        else
            out->phones[out->phone_count++] = from->phones[i];
    }
    return true;
}

/* By kind and number, spaces and the like aside. Without a number nobody knows. */
static bool
same_handbook(const struct handbook *a, const struct handbook *b)
{
    char x[REF_SIZE], y[REF_SIZE];

    digits_only(a->number, x, sizeof x);
    digits_only(b->number, y, sizeof y);
    return strcmp(a->kind, b->kind) == 0 && a->number[0]
           && (x[0] || y[0] ? strcmp(x, y) == 0 : strcmp(a->number, b->number) == 0);
}

bool
merge_has_handbook(const struct person *p, const struct handbook *h)
{
    for (size_t i = 0; i < p->handbook_count; i++) {
        const struct handbook *own = &p->handbooks[i];

        if ((h->id && own->id == h->id) || same_handbook(own, h))
            return true;
    }
    return false;
}

/* One certificate on both cards: as it was renewed last, and what that does not tell from the
 * other. */
static void
join_handbooks(struct handbook *out, const struct handbook *from)
{
    struct handbook other = *from;

    if (date_compare(from->expires_on, out->expires_on) > 0) {
        other = *out;
        *out = *from;
    }
    if (!out->grade[0])
        text_copy(out->grade, sizeof out->grade, other.grade);
    if (date_is_none(out->issued_on))
        out->issued_on = other.issued_on;
}

static bool
add_handbooks(struct person *out, const struct person *from)
{
    for (size_t i = 0; i < from->handbook_count; i++) {
        size_t k = 0;

        while (k < out->handbook_count && !same_handbook(&out->handbooks[k], &from->handbooks[i]))
            k++;
        if (k == PERSON_HANDBOOKS_MAX)
            return false;
        if (k < out->handbook_count)
            join_handbooks(&out->handbooks[k], &from->handbooks[i]);
        else
            out->handbooks[out->handbook_count++] = from->handbooks[i];
    }
    return true;
}

static bool
add_codes(struct code_set *out, const struct code_set *from)
{
    for (size_t i = 0; i < from->count; i++) {
        if (!code_set_add(out, from->ids[i]))
            return false;
    }
    return true;
}

/* Two notes, one under the other; nothing is said twice. */
static bool
add_note(const struct work_field *f, struct person *out, const struct person *from)
{
    char both[2 * NOTE_SIZE];
    char *kept = at(f, out);
    const char *other = at_const(f, from);

    if (strstr(kept, other))
        return true;
    snprintf(both, sizeof both, "%s%s%s", kept, kept[0] ? "\n" : "", other);
    if (text_validate(both, true, (size_t)f->most, f->name, NULL) != ERR_OK)
        return false;
    memcpy(kept, both, strlen(both) + 1);
    return true;
}

static bool
add_both(const struct part *part, struct person *out, const struct person *from)
{
    if (!part->field)
        return is_phones(part) ? add_phones(out, from) : add_handbooks(out, from);
    if (part->field->kind == WORK_CODES)
        return add_codes(at(part->field, out), at_const(part->field, from));
    return add_note(part->field, out, from);
}

/* ---- one value of one field ---- */

static void
take(const struct part *part, struct person *out, const struct person *from)
{
    const struct work_field *f = part->field;

    if (!f && is_phones(part)) {
        memcpy(out->phones, from->phones, sizeof out->phones);
        out->phone_count = from->phone_count;
        return;
    }
    if (!f) {
        memcpy(out->handbooks, from->handbooks, sizeof out->handbooks);
        out->handbook_count = from->handbook_count;
        return;
    }
    switch (f->kind) {
    case WORK_LINE:
    case WORK_NOTE:
    case WORK_CODE:
    case WORK_LOCAL: {
        const char *text = at_const(f, from);

        memcpy(at(f, out), text, strlen(text) + 1);
        break;
    }
    case WORK_CODES: memcpy(at(f, out), at_const(f, from), sizeof(struct code_set)); break;
    case WORK_DATE: memcpy(at(f, out), at_const(f, from), sizeof(struct date)); break;
    case WORK_FLAG: memcpy(at(f, out), at_const(f, from), sizeof(bool)); break;
    case WORK_INT: memcpy(at(f, out), at_const(f, from), sizeof(int)); break;
    case WORK_NUMBER:
    case WORK_ID: memcpy(at(f, out), at_const(f, from), sizeof(int64_t)); break;
    }
}

/* ---- by rule ---- */

/* What is told beats what is not; care, needs, notes and numbers of both stand where they fit;
 * the first contact is the earlier one; else the record that stays. */
static enum merge_pick
by_rule(const struct part *part, const struct person *kept, const struct person *taken)
{
    char a[NOTE_SIZE], b[NOTE_SIZE];

    part_text(part, kept, a);
    part_text(part, taken, b);
    if (strcmp(a, b) == 0 || !b[0])
        return MERGE_KEEP;
    if (!a[0] || (part_is_flag(part) && b[0] == '1'))
        return MERGE_TAKE;
    if (strcmp(part->name, "opened_on") == 0)
        return strcmp(b, a) < 0 ? MERGE_TAKE : MERGE_KEEP;
    if (part_may_both(part)) {
        struct person *trial = malloc(sizeof *trial);
        bool fits;

        if (!trial)
            abort();
        *trial = *kept;
        fits = add_both(part, trial, taken);
        free(trial);
        return fits ? MERGE_BOTH : MERGE_KEEP;
    }
    return MERGE_KEEP;
}

enum err_code
merge_combine(const struct person *kept, const struct person *taken, const char *picks,
              struct person *out, struct err *e)
{
    struct part part;

    *out = *kept;
    out->restricted = kept->restricted || taken->restricted;
    for (size_t n = 0; part_at(n, &part); n++) {
        enum merge_pick pick;

        if (!merge_picks_find(picks, part.name, &pick))
            pick = by_rule(&part, kept, taken);
        if (pick == MERGE_TAKE)
            take(&part, out, taken);
        if (pick == MERGE_BOTH && (!part_may_both(&part) || !add_both(&part, out, taken)))
            return err_set(e, ERR_INVALID, part.name,
                           N_("Both values do not fit into this field. Choose one of them."));
    }
    if (out->primary_disability[0] && !code_set_has(&out->disabilities, out->primary_disability))
        return err_set(e, ERR_INVALID, "primary_disability",
                       N_("The main kind of disability must be one of those chosen."));
    return ERR_OK;
}

/* ---- side by side ---- */

static char *
own(const char *text)
{
    char *copy = strdup(text);

    if (!copy)
        abort();
    return copy;
}

/* Adds the part when it agrees or differs as asked, and either of the two has a value. */
static void
put_part(struct desk *d, struct merge_look *out, const struct part *part,
         const struct person *kept, const struct person *taken, const char *picks, bool agree)
{
    struct field_change row = { .kind = "person" };
    struct merge_field *f = &out->fields[out->count];
    char a[NOTE_SIZE], b[NOTE_SIZE];

    part_text(part, kept, a);
    part_text(part, taken, b);
    if (out->count == MERGE_FIELDS_MAX || (strcmp(a, b) == 0) != agree)
        return;
    if ((!a[0] && !b[0]) || (part_is_flag(part) && a[0] != '1' && b[0] != '1'))
        return;
    *f = (struct merge_field){ .agree = agree, .may_both = part_may_both(part) };
    text_copy(f->name, sizeof f->name, part->name);
    text_copy(row.field, sizeof row.field, part->name);
    row.before = own(a);
    row.after = own(b);
    history_put_words(d, &row);
    text_copy(f->label, sizeof f->label, row.label);
    f->kept = row.before;
    f->taken = row.after;
    if (!agree && !merge_picks_find(picks, part->name, &f->pick))
        f->pick = by_rule(part, kept, taken);
    out->count++;
}

void
merge_put_fields(struct desk *d, struct merge_look *out, const struct person *kept,
                 const struct person *taken, const char *picks)
{
    struct part part;

    for (size_t n = 0; part_at(n, &part); n++)
        put_part(d, out, &part, kept, taken, picks, false);
    for (size_t n = 0; part_at(n, &part); n++)
        put_part(d, out, &part, kept, taken, picks, true);
}
