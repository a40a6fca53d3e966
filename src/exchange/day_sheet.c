/* day_sheet.c - see day_sheet.h */
#include "exchange/day_sheet.h"

#include <inttypes.h>
#include <string.h>

#include "core/date_words.h"
#include "desk/codes.h"
#include "desk/flag.h"
#include "desk/people.h"
#include "desk/words.h"

/* Two blanks and the words, if there are any. */
static void
write_part(FILE *out, const char *words)
{
    if (words[0] != '\0')
        fprintf(out, "  %s", words);
}

static const char *
time_of(const char *local)
{
    return local[0] != '\0' ? local + sizeof "2014-10-31" : "";
}

static void
write_needs(struct desk *d, const char *needs, FILE *out)
{
    while (*needs != '\0') {
        size_t part = strcspn(needs, ";");
        char id[CODE_SIZE];

        snprintf(id, sizeof id, "%.*s", (int)part, needs);
        write_part(out, code_label(d, "communication_need", id));
        needs += part + (needs[part] == ';');
    }
}

static void
write_seat(struct desk *d, const struct seat *seat, FILE *out)
{
    const struct participation *p = &seat->p;

    fprintf(out, "       %s  %s", seat->person_ref,
            strcmp(seat->name, seat->person_ref) == 0 ? _("viewing restricted") : seat->name);
    write_part(out, p->waiting ? _("waiting list")
                               : code_label(d, "attendance_status", p->attendance));
    write_part(out, time_of(p->arrived_at));
    write_needs(d, seat->needs, out);
    if (seat->caution[0] != '\0' || seat->flags[0] != '\0')
        fprintf(out, "  ! %s%s%s", seat->caution,
                seat->caution[0] != '\0' && seat->flags[0] != '\0' ? " / " : "", seat->flags);
    fprintf(out, "\n");
}

static void
write_event(struct desk *d, const struct day_event *row, FILE *out)
{
    const struct event_row *e = &row->event;

    fprintf(out, "%s%s%s  %s", time_of(e->starts_at), e->ends_at[0] ? "-" : "",
            time_of(e->ends_at), code_label(d, "event_kind", e->kind));
    write_part(out, e->title);
    write_part(out, code_label(d, "event_status", e->status));
    write_part(out, e->place);
    write_part(out, row->staff);
    fprintf(out, "\n");
    if (row->clash[0] != '\0')
        fprintf(out, "       ! %s\n", row->clash);
    for (size_t i = 0; i < row->seats.count; i++)
        write_seat(d, &row->seats.rows[i], out);
}

static void
write_due(const struct desk *d, const struct due_row *row, const struct flags *flags, FILE *out)
{
    char day[WAREKI_SIZE], mind[LONG_SIZE];

    date_words_short(d->lang, row->due, day);
    fprintf(out, "  %s  %s", day, due_kind_label(row->kind));
    write_part(out, row->ref);
    write_part(out, row->name);
    write_part(out, row->what);
    if (row->more > 0) {
        fprintf(out, "  ");
        fprintf(out, _n("(%d more)", "(%d more)", (unsigned long)row->more), row->more);
    }
    write_part(out, row->staff_name);
    flags_words(flags, row->person_id, mind, sizeof mind);
    write_part(out, mind);
    fprintf(out, "\n");
}

static void
write_head(const struct desk *d, struct date on, FILE *out)
{
    char day[WAREKI_SIZE];

    date_words(d->lang, on, day);
    fprintf(out, "%s  %s (%s)", _("Day sheet"), day, date_weekday_words(d->lang, on));
    write_part(out, d->demo ? _("fictitious data") : "");
    fprintf(out, "\n\n");
}

static void
write_absence(const struct absence *a, FILE *out)
{
    fprintf(out, "  %s  %s%s%s", a->staff_name, a->starts[0] ? a->starts : _("away all day"),
            a->starts[0] ? "-" : "", a->ends);
    write_part(out, a->words);
    fprintf(out, "\n");
}

static void
write_none(size_t count, FILE *out)
{
    if (count == 0)
        fprintf(out, "  %s\n", _("none"));
}

void
day_sheet_write(struct desk *d, const struct day *day, const struct day_foot *foot, FILE *out)
{
    struct flags flags;

    if (flag_open_list(d, &flags, NULL) != ERR_OK)
        flags = (struct flags){ 0 };
    write_head(d, day->on, out);
    fprintf(out, "%s\n", _("Events of the day:"));
    for (size_t i = 0; i < day->event_count; i++)
        write_event(d, &day->events[i], out);
    write_none(day->event_count, out);
    if (day->absences.count > 0)
        fprintf(out, "\n%s\n", _("Away:"));
    for (size_t i = 0; i < day->absences.count; i++)
        write_absence(&day->absences.rows[i], out);
    fprintf(out, "\n%s\n", _("Came without an appointment:"));
    for (size_t i = 0; i < day->walk_ins.count; i++)
        write_seat(d, &day->walk_ins.rows[i], out);
    write_none(day->walk_ins.count, out);
    fprintf(out, "\n%s\n", _("Due or overdue:"));
    for (size_t i = 0; i < day->due.count; i++)
        write_due(d, &day->due.rows[i], &flags, out);
    flags_free(&flags);
    write_none(day->due.count, out);
    if (foot == NULL)
        return;
    fprintf(out, "\n");
    fprintf(out, _("Audit log, line %lld: %s"), (long long)foot->line, foot->head);
    fprintf(out, "\n");
}
