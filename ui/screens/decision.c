/* decision.c - see decision.h */
#include "ui/screens/decision.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "desk/assessment.h"
#include "desk/case.h"
#include "desk/codes.h"
#include "desk/words.h"
#include "ui/kit/form.h"
#include "ui/kit/table.h"
#include "ui/screens/assessment.h"
#include "ui/screens/calendar.h"
#include "ui/screens/casework.h"
#include "ui/screens/registration.h"
#include "ui/screens/resume.h"
#include "ui/screens/shown.h"

struct decision_row {
    char day[WAREKI_SIZE];
    char route[LINE_SIZE];
    char staff[LINE_SIZE];
    char reason[REMARK_SIZE];
};

struct decision_state {
    struct case_arg arg;
    struct support_case c;
    int64_t sheet; /* agreed, and so fit to rest on; 0: none */
    struct decision_row *rows;
    size_t count;
};

/* ---- the form ---- */

static void
fill(struct form *f, struct screen *s)
{
    static const enum stage routes[] = { STAGE_COORDINATION, STAGE_REGISTERED };

    form_clear_choices(f, "route");
    for (size_t i = 0; i < sizeof routes / sizeof *routes; i++)
        form_add_choice(f, "route", stage_id(routes[i]),
                        code_label(screen_desk(s), "case_stage", stage_id(routes[i])));
}

static const struct field fields[] = {
    { .key = "assessment", .label = N_("Rests on"), .type = FIELD_READONLY, .list = fill },
    { .key = "route", .label = N_("Direction"), .type = FIELD_CHOICE, .required = true,
      .hint = N_("Several agencies to agree: a coordination meeting. Else registration.") },
    { .key = "reason", .label = N_("Reason"), .type = FIELD_NOTE, .max = REMARK_CHARS,
      .required = true, .hint = N_("Why this way, and what the person says to it.") },
    { .key = "on", .label = N_("Decided on"), .type = FIELD_DATE, .required = true },
    { 0 },
};

/* ---- earlier decisions ---- */

static void
day_cell(const void *row, char *out)
{
    shown_add(out, TABLE_CELL, ((const struct decision_row *)row)->day);
}

static void
route_cell(const void *row, char *out)
{
    shown_add(out, TABLE_CELL, ((const struct decision_row *)row)->route);
}

static void
reason_cell(const void *row, char *out)
{
    shown_add(out, TABLE_CELL, ((const struct decision_row *)row)->reason);
}

static void
staff_cell(const void *row, char *out)
{
    shown_add(out, TABLE_CELL, ((const struct decision_row *)row)->staff);
}

static const struct table_column columns[] = {
    { N_("Day"), 10, .cell = day_cell },
    { N_("Direction"), 20, .cell = route_cell },
    { N_("Reason"), 16, .grow = 3, .priority = 1, .cell = reason_cell },
    { N_("By"), 12, .grow = 1, .priority = 2, .cell = staff_cell },
    { 0 },
};

static struct decision_row *
make_rows(struct screen *s, const struct decisions *list)
{
    struct decision_row *rows = list->count > 0 ? calloc(list->count, sizeof *rows) : NULL;

    if (rows == NULL && list->count > 0)
        abort();
    for (size_t i = 0; i < list->count; i++) {
        const struct decision *d = &list->rows[i];

        shown_day(s, d->on, rows[i].day);
        (void)text_copy(rows[i].route, sizeof rows[i].route,
                        code_label(screen_desk(s), "case_stage", stage_id(d->route)));
        (void)text_copy(rows[i].staff, sizeof rows[i].staff, d->staff_name);
        (void)text_copy(rows[i].reason, sizeof rows[i].reason, d->reason);
        for (char *p = rows[i].reason; (p = strchr(p, '\n')) != NULL;)
            *p = ' ';
    }
    return rows;
}

/* ---- read and store ---- */

/* The newest sheet that was not taken back; only an agreed one carries a decision. */
static enum err_code
load_sheet(struct screen *s, struct err *e)
{
    struct decision_state *st = s->state;
    struct desk *d = screen_desk(s);
    struct assessment_rows rows = { 0 };
    char words[200], day[WAREKI_SIZE];
    enum err_code rc = assessment_list(d, st->c.id, &rows, e);

    if (rc != ERR_OK)
        return rc;
    st->sheet = 0;
    snprintf(words, sizeof words, "%s", _("! no assessment sheet yet"));
    for (size_t i = 0; i < rows.count; i++) {
        const struct assessment_row *r = &rows.rows[i];
        bool agreed = r->state == SHEET_AGREED || r->state == SHEET_FROZEN;

        if (r->state == SHEET_WITHDRAWN)
            continue;
        shown_day(s, r->on, day);
        const char *state = code_label(d, "assessment_state", assessment_state_id(r->state));
        if (agreed)
            snprintf(words, sizeof words, _("Version %d  %s  %s"), r->number, day, state);
        else
            snprintf(words, sizeof words, _("! Version %d  %s  %s"), r->number, day, state);
        st->sheet = agreed ? r->id : 0;
        break;
    }
    form_set(s->form, "assessment", words);
    assessment_rows_free(&rows);
    return ERR_OK;
}

/* Where nothing is to be decided, the list alone tells what was. */
static void
show_fields(struct screen *s, bool may_decide)
{
    static const char *const keys[] = { "route", "reason", "on" };

    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        form_show(s->form, keys[i], may_decide);
    form_lock_all(s->form, !may_decide);
}

static enum err_code
load(struct screen *s, struct err *e)
{
    struct decision_state *st = s->state;
    struct desk *d = screen_desk(s);
    struct decisions list = { 0 };
    enum err_code rc = st->arg.case_id != 0
                           ? case_find(d, st->arg.case_id, &st->c, e)
                           : casework_case(s, st->arg.person_id, &st->c, e);

    if (rc == ERR_OK)
        rc = load_sheet(s, e);
    if (rc == ERR_OK)
        rc = decision_list(d, st->c.id, &list, e);
    if (rc != ERR_OK)
        return rc;
    free(st->rows);
    st->rows = make_rows(s, &list);
    st->count = list.count;
    decisions_free(&list);
    form_set(s->form, "route", "");
    form_set(s->form, "reason", "");
    form_set_date(s->form, "on", screen_today(s));
    show_fields(s, st->c.stage == STAGE_ASSESSMENT && desk_may(d, ACTION_WRITE_C));
    table_set_rows(s->table, st->rows, st->count, sizeof *st->rows);
    return ERR_OK;
}

static enum err_code
open(struct screen *s, const void *arg, struct err *e)
{
    struct decision_state *st = s->state;

    st->arg = *(const struct case_arg *)arg;
    s->form = form_new(s, fields);
    s->table = table_new(s, columns, N_("No decision of this case yet."));
    draft_record_set(s, st->arg.case_id, st->arg.person_id);
    return casework_open(s, st->arg.person_id, e);
}

static void
close(struct screen *s)
{
    free(((struct decision_state *)s->state)->rows);
}

static enum err_code
save(struct screen *s, struct err *e)
{
    struct decision_state *st = s->state;
    struct decision dec = { .case_id = st->c.id, .assessment_id = st->sheet };
    enum err_code rc = casework_take(s->form, "reason", dec.reason, sizeof dec.reason, e);

    if (st->c.stage != STAGE_ASSESSMENT)
        return err_set(e, ERR_INVALID, "route",
                       N_("The case is not at the assessment. A route is decided there."));
    if (st->sheet == 0)
        return err_set(e, ERR_INVALID, "assessment",
                       N_("Agree the newest assessment sheet with the person first."));
    (void)stage_from_id(form_get(s->form, "route"), &dec.route);
    dec.on = form_get_date(s->form, "on");
    if (rc == ERR_OK)
        rc = decision_save(screen_desk(s), &dec, false, e);
    if (rc != ERR_OK)
        return rc;
    screen_say(s, "%s", dec.route == STAGE_REGISTERED
                            ? _("Decided: registration. Ctrl-Y: number and day of it.")
                            : _("Decided: coordination meeting. Ctrl-Y: the calendar."));
    return ERR_OK;
}

/* ---- commands ---- */

static bool
can_go_on(const struct screen *s)
{
    enum stage stage = ((const struct decision_state *)s->state)->c.stage;

    return stage == STAGE_COORDINATION || stage == STAGE_REGISTERED;
}

/* To the next step of the case: the meeting, or the registration. */
static void
go_on(struct screen *s)
{
    const struct decision_state *st = s->state;

    if (st->c.stage == STAGE_COORDINATION)
        screen_push(s, &calendar_screen, NULL);
    else
        casework_go_record(s, &registration_screen, (struct record_arg){ 0, st->arg.person_id });
}

static void
show_sheet(struct screen *s)
{
    const struct decision_state *st = s->state;

    casework_go_record(s, &assessment_screen,
                       (struct record_arg){ st->sheet, st->arg.person_id });
}

// clang-format off
static const struct command commands[] = {
    { "decision-go-on", "Ctrl-Y", N_("On from here"), N_("On to the meeting or to the registration."), 0, go_on, can_go_on,
      .why = N_("The case is not at the meeting or the registration.") },
    { "decision-sheet", "F2 Ctrl-X", N_("Assessment"), N_("The assessment sheet it rests on."), 0, show_sheet, NULL },
    { 0 },
};
// clang-format on

const struct screen_ops decision_screen = {
    .id = "decision",
    .title = N_("Direction of support"),
    .state_size = sizeof(struct decision_state),
    .commands = commands,
    .open = open,
    .load = load,
    .save = save,
    .close = close,
};
