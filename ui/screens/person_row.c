/* person_row.c - see person_row.h */
#include "ui/screens/person_row.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/kana.h"
#include "core/text.h"
#include "desk/caseload_words.h"
#include "desk/codes.h"
#include "desk/flag.h"
#include "desk/people.h"
#include "desk/words.h"
#include "ui/screens/shown.h"

static struct person_row *
new_rows(size_t count)
{
    struct person_row *rows = count > 0 ? calloc(count, sizeof *rows) : NULL;

    if (rows == NULL && count > 0)
        abort();
    return rows;
}

static void
put_names(struct person_row *row, const char *ref, const char *name, const char *kana)
{
    (void)text_copy(row->ref, sizeof row->ref, ref);
    (void)text_copy(row->name, sizeof row->name, name);
    (void)text_copy(row->kana, sizeof row->kana, kana);
}

static void
put_stage(struct screen *s, struct person_row *row, enum stage stage)
{
    (void)text_copy(row->stage, sizeof row->stage,
                    stage == STAGE_NONE
                        ? _("no open case")
                        : code_label(screen_desk(s), "case_stage", stage_id(stage)));
}

/* What is pinned on the card, behind the next step, which may be overdue. */
static void
put_notes(struct person_row *row, const char *words)
{
    row->flagged = words[0] != '\0';
    shown_add(row->next, sizeof row->next, words);
}

/* Lists do without when they cannot be read. */
static struct flags
read_flags(struct screen *s)
{
    struct flags flags;

    return flag_open_list(screen_desk(s), &flags, NULL) == ERR_OK ? flags : (struct flags){ 0 };
}

void
person_rows_of_hits(struct screen *s, const struct person_hits *hits, struct person_row *rows)
{
    for (size_t i = 0; i < hits->count; i++) {
        const struct person_hit *hit = &hits->rows[i];
        const struct person_brief *brief = &hits->briefs[i];
        struct person_row *row = &rows[i];

        put_names(row, hit->ref, hit->number_only ? _("viewing restricted") : hit->name, hit->kana);
        row->person_id = hit->id;
        row->restricted = hit->restricted && !hit->number_only;
        row->by_old_number = hit->why == WHY_OLD_REF;
        row->age = date_age(hit->birth_date, screen_today(s));
        row->days = -1;
        shown_day(s, hit->birth_date, row->birth);
        if (!hit->number_only) /* nothing of a case is told, nor that there is none */
            put_stage(s, row, brief->stage);
        if (brief->stage != STAGE_NONE)
            (void)text_copy(row->staff, sizeof row->staff,
                            brief->staff[0] ? brief->staff : _("nobody yet"));
        (void)text_copy(row->next, sizeof row->next, person_why_label(hit->why));
        put_notes(row, brief->notes);
    }
}

void
person_rows_of_enquiries(struct screen *s, const struct enquiries *found, struct person_row *rows)
{
    for (size_t i = 0; i < found->count; i++) {
        const struct enquiry *q = &found->rows[i];
        struct person_row *row = &rows[i];
        char day[WAREKI_SIZE];

        put_names(row, q->number, q->name, q->kana);
        if (q->name[0] == '\0' && q->kana[0] == '\0' && q->consulter[0] != '\0')
            snprintf(row->name, sizeof row->name, _("asked by %.100s"), q->consulter);
        row->slip_id = q->slip_id;
        row->age = date_age(q->birth_date, screen_today(s));
        row->days = -1;
        shown_day(s, q->birth_date, row->birth);
        shown_day_of_year(s, shown_local_day(q->received_at), day, sizeof day);
        snprintf(row->stage, sizeof row->stage, _("taken %s"), day);
        snprintf(row->next, sizeof row->next, _("enquiry: %s"), person_why_label(q->why));
    }
}

static void
put_next(struct screen *s, struct person_row *row, const struct case_row *c)
{
    const struct case_next next = case_next_of(screen_desk(s), c);
    char day[WAREKI_SIZE];

    row->overdue = next.late || next.missing;
    if (date_is_none(next.on)) {
        (void)text_copy(row->next, sizeof row->next, next.missing ? _("! not set") : next.words);
        return;
    }
    shown_day(s, next.on, day);
    snprintf(row->next, sizeof row->next, next.late ? _("! overdue %s %s") : "%s %s", day,
             next.words);
}

struct person_row *
person_rows_of_cases(struct screen *s, const struct case_rows *cases)
{
    struct person_row *rows = new_rows(cases->count);
    struct flags flags = read_flags(s);
    char notes[LONG_SIZE];

    for (size_t i = 0; i < cases->count; i++) {
        const struct case_row *c = &cases->rows[i];
        struct person_row *row = &rows[i];

        put_names(row, c->ref, c->name, c->kana);
        row->person_id = c->c.person_id;
        row->age = -1;
        row->days = date_to_days(screen_today(s)) - date_to_days(c->c.stage_since);
        put_stage(s, row, c->c.stage);
        (void)text_copy(row->staff, sizeof row->staff,
                        c->c.staff_id != 0 ? c->c.staff_name : _("nobody yet"));
        shown_day(s, c->birth_date, row->birth);
        put_next(s, row, c);
        flags_words(&flags, row->person_id, notes, sizeof notes);
        put_notes(row, notes);
    }
    flags_free(&flags);
    return rows;
}

/* ---- cells ---- */

void
person_row_name(const void *row, char *out)
{
    const struct person_row *r = row;

    snprintf(out, TABLE_CELL, r->restricted ? _("%s (restricted)") : "%s", r->name);
    shown_add(out, TABLE_CELL, r->flagged ? "!" : ""); /* also where there is no room for words */
}

void
person_row_kana(const void *row, char *out)
{
    shown_cell(out, ((const struct person_row *)row)->kana);
}

void
person_row_ref(const void *row, char *out)
{
    shown_cell(out, ((const struct person_row *)row)->ref);
}

void
person_row_birth(const void *row, char *out)
{
    shown_cell(out, ((const struct person_row *)row)->birth);
}

void
person_row_age(const void *row, char *out)
{
    const struct person_row *r = row;

    if (r->age >= 0)
        snprintf(out, TABLE_CELL, _("%d y"), r->age);
}

void
person_row_stage(const void *row, char *out)
{
    shown_cell(out, ((const struct person_row *)row)->stage);
}

void
person_row_days(const void *row, char *out)
{
    const struct person_row *r = row;

    if (r->days >= 0)
        snprintf(out, TABLE_CELL, _("%ld d"), r->days);
}

void
person_row_staff(const void *row, char *out)
{
    shown_cell(out, ((const struct person_row *)row)->staff);
}

void
person_row_next(const void *row, char *out)
{
    shown_cell(out, ((const struct person_row *)row)->next);
}

int
person_row_by_kana(const void *a, const void *b)
{
    unsigned char left[KANA_SORT_SIZE], right[KANA_SORT_SIZE];
    size_t n = kana_sort_key(((const struct person_row *)a)->kana, left, sizeof left);
    size_t m = kana_sort_key(((const struct person_row *)b)->kana, right, sizeof right);
    int order = memcmp(left, right, n < m ? n : m);

    return order != 0 ? order : (n > m) - (n < m);
}

int
person_row_by_days(const void *a, const void *b)
{
    const struct person_row *l = a, *r = b;

    return (l->days > r->days) - (l->days < r->days);
}

enum style
person_row_next_style(const void *row)
{
    const struct person_row *r = row;

    return r->overdue || r->flagged ? STYLE_WARNING : STYLE_NORMAL;
}

long
person_row_id(const void *row)
{
    const struct person_row *r = row;

    return r->slip_id != 0 ? -(long)r->slip_id : (long)r->person_id;
}
