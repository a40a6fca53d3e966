/* reassign.c - see reassign.h */
#include "ui/screens/reassign.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "desk/codes.h"
#include "desk/words.h"
#include "ui/kit/area.h"
#include "ui/kit/dialog.h"
#include "ui/kit/form.h"
#include "ui/kit/table.h"
#include "ui/screens/ask_reason.h"
#include "ui/screens/caseload.h"
#include "ui/screens/code_choices.h"
#include "ui/screens/shown.h"

/* A row in the reader's words, for the cells see no screen. */
struct line {
    const struct reassign_row *row; /* of the state */
    char stage[LINE_SIZE], staff[LINE_SIZE];
    const char *why_not;   /* "": it can be moved, as far as is known before somebody is chosen */
    char state[LONG_SIZE]; /* sign and words */
};

struct moving {
    struct reassign_case *cases; /* owned */
    size_t count;
    struct reassign_rows rows;
    struct line *lines;
    bool is_sure; /* many at once were asked about */
};

static const struct line *
line_of(const void *row)
{
    return row;
}

/* ---- cells ---- */

static void
name_cell(const void *row, char *out)
{
    shown_cell(out, line_of(row)->row->name);
}

static void
stage_cell(const void *row, char *out)
{
    shown_cell(out, line_of(row)->stage);
}

static void
staff_cell(const void *row, char *out)
{
    shown_cell(out, line_of(row)->staff);
}

static void
state_cell(const void *row, char *out)
{
    shown_cell(out, line_of(row)->state);
}

static enum style
state_style(const void *row)
{
    return line_of(row)->why_not[0] == '\0' ? STYLE_NORMAL : STYLE_WARNING;
}

static long
line_id(const void *row)
{
    return (long)line_of(row)->row->case_id;
}

static const struct table_column columns[] = {
    { N_("Name"), 12, .grow = 1, .cell = name_cell },
    { N_("Stage"), 10, .priority = 2, .cell = stage_cell },
    { N_("In charge"), 10, .priority = 1, .cell = staff_cell },
    { N_("Can it be moved?"), 16, .grow = 3, .cell = state_cell, .style = state_style },
    { 0 },
};

/* ---- the form ---- */

static void
fill_staff(struct form *f, struct screen *s)
{
    code_choices_case_staff(f, s, "staff", _("nobody"));
}

static void
changed(struct form *f, struct screen *s)
{
    struct err e = { 0 };

    (void)f;
    (void)screen_ok(s, s->ops->load(s, &e), &e);
}

static const struct field fields[] = {
    { .key = "staff", .label = N_("Hand over to"), .type = FIELD_CHOICE, .required = true,
      .width = 24, .list = fill_staff, .changed = changed },
    { .key = "on", .label = N_("From the day"), .type = FIELD_DATE, .required = true,
      .hint = N_("Today or a day before, when it has been agreed already.") },
    { .key = "reason", .label = N_("Reason"), .type = FIELD_TEXT, .max = LONG_CHARS,
      .required = true, .width = 40,
      .hint = N_("It stands in the history of each case and in the audit.") },
    { 0 },
};

/* ---- load ---- */

static struct reassign
reassign_of(const struct screen *s)
{
    const struct moving *st = s->state;

    return (struct reassign){
        .cases = st->cases,
        .count = st->count,
        .staff_id = form_get_number(s->form, "staff", 0),
        .on = form_get_date(s->form, "on"),
        .reason = form_get(s->form, "reason"),
    };
}

static void
make_lines(struct screen *s)
{
    struct moving *st = s->state;
    bool is_chosen = !form_is_empty(s->form, "staff");

    free(st->lines);
    st->lines = calloc(st->rows.count + 1, sizeof *st->lines);
    if (st->lines == NULL)
        abort();
    for (size_t i = 0; i < st->rows.count; i++) {
        const struct reassign_row *row = &st->rows.rows[i];
        struct line *line = &st->lines[i];

        line->row = row;
        (void)text_copy(line->stage, sizeof line->stage,
                        code_label(screen_desk(s), "case_stage", stage_id(row->stage)));
        (void)text_copy(line->staff, sizeof line->staff,
                        row->staff_name[0] != '\0' ? row->staff_name : _("nobody yet"));
        /* Of a case without anybody it is not known yet: it is with nobody already. */
        line->why_not = is_chosen || row->staff_name[0] != '\0' ? row->why_not : "";
        snprintf(line->state, sizeof line->state, line->why_not[0] != '\0' ? "! %s" : "%s",
                 line->why_not[0] != '\0' ? line->why_not : _("+ yes"));
    }
    table_set_rows(s->table, st->lines, st->rows.count, sizeof *st->lines);
}

/* A day that cannot be is said on saving; until then the list is that of today. */
static enum err_code
load(struct screen *s, struct err *e)
{
    struct moving *st = s->state;
    struct reassign r = reassign_of(s);
    struct reassign_rows rows = { 0 };

    if (!date_is_valid(r.on) || date_compare(r.on, screen_today(s)) > 0)
        r.on = DATE_NONE;
    if (st->count > 0) {
        enum err_code rc = reassign_check(screen_desk(s), &r, &rows, e);
        if (rc != ERR_OK)
            return rc;
    }
    reassign_rows_free(&st->rows);
    st->rows = rows;
    make_lines(s);
    return ERR_OK;
}

/* The draft is that of these cases, however they were chosen. */
static void
name_draft(struct screen *s)
{
    const struct moving *st = s->state;
    uint64_t sum = 0;

    for (size_t i = 0; i < st->count; i++) {
        uint64_t x = (uint64_t)st->cases[i].case_id * UINT64_C(0x9E3779B97F4A7C15);

        sum += x ^ x >> 29; /* in any order */
    }
    snprintf(s->draft_record, sizeof s->draft_record, "%zu-%016" PRIx64, st->count, sum);
}

static enum err_code
open(struct screen *s, const void *arg, struct err *e)
{
    const struct reassign_arg *a = arg;
    const struct desk *d = screen_desk(s);
    struct moving *st = s->state;

    (void)e;
    st->cases = calloc(a->count + 1, sizeof *st->cases);
    if (st->cases == NULL)
        abort();
    memcpy(st->cases, a->cases, a->count * sizeof *st->cases);
    st->count = a->count;
    s->form = form_new(s, fields);
    s->table = table_new(s, columns, N_("No case is left to hand over."));
    table_set_id(s->table, line_id);
    name_draft(s);
    form_set_date(s->form, "on", d->today);
    if (d->user.role == ROLE_WORKER) /* may take what nobody has */
        form_set_number(s->form, "staff", (long)d->user.staff_id);
    return ERR_OK;
}

static void
close(struct screen *s)
{
    struct moving *st = s->state;

    free(st->cases);
    free(st->lines);
    reassign_rows_free(&st->rows);
}

static void
hint(const struct screen *s, char *out, size_t size)
{
    const struct moving *st = s->state;
    const struct line *line = s->on_table ? table_row(s->table) : NULL;

    if (!s->on_table)
        return;
    if (line != NULL && line->why_not[0] != '\0')
        snprintf(out, size, "! %s", line->why_not);
    else if (st->rows.blocked > 0 && !form_is_empty(s->form, "staff"))
        snprintf(out, size, _n("%zu cannot be moved. x takes it off the list",
                               "%zu cannot be moved. x takes them off the list",
                               st->rows.blocked), st->rows.blocked);
    else
        snprintf(out, size, _n("%zu case. F9 hands it over", "%zu cases. F9 hands them over",
                               st->count), st->count);
}

/* ---- save ---- */

static void
save_again(struct screen *s)
{
    (void)screen_save(s);
}

static void
save_all(struct screen *s)
{
    ((struct moving *)s->state)->is_sure = true;
    save_again(s);
}

/* Many cases at one key are asked about once; what stays behind is said there too. */
static enum err_code
ask_first(struct screen *s, struct err *e)
{
    const struct moving *st = s->state;
    char text[400], appointments[200] = "";

    if (st->is_sure || st->count == 0)
        return ERR_OK;
    enum err_code rc = load(s, e); /* as it stands now */
    if (rc != ERR_OK || st->count < 2 || st->rows.blocked > 0)
        return rc;
    if (st->rows.appointments > 0)
        snprintf(appointments, sizeof appointments,
                 _n("\n%zu appointment stays with whoever has the case now.",
                    "\n%zu appointments stay with whoever has the case now.",
                    st->rows.appointments), st->rows.appointments);
    snprintf(text, sizeof text, _("Hand %zu cases over to %s?%s"), st->count,
             form_choice_label(s->form, "staff"), appointments);
    dialog_confirm(s, text, save_all);
    return err_set(e, ERR_INVALID, "cases", N_("Nothing is handed over yet."));
}

static void
say_done(struct screen *s)
{
    const struct moving *st = s->state;
    const char *to = form_choice_label(s->form, "staff");

    if (st->rows.appointments == 0)
        screen_say(s, _n("%zu case handed over to %s.", "%zu cases handed over to %s.", st->count),
                   st->count, to);
    else
        screen_warn(s, _("Handed over: %zu. %zu appointments stay as they were: see the course on the "
                         "cards."),
                    st->count, st->rows.appointments);
}

static enum err_code
save(struct screen *s, struct err *e)
{
    const struct moving *st = s->state;
    struct screen *list = screen_below(s, &caseload_screen);
    struct err again = { 0 };
    enum err_code rc = ask_first(s, e);

    if (rc == ERR_INVALID)
        return rc;
    const struct reassign r = reassign_of(s);
    if (rc == ERR_OK)
        rc = reassign_save(screen_desk(s), &r, e);
    if (rc == ERR_DENIED)
        (void)ask_reason(s, e, save_again);
    else
        ((struct moving *)s->state)->is_sure = false;
    if (rc == ERR_INVALID) /* show which */
        (void)screen_ok(s, load(s, &again), &again);
    if (rc != ERR_OK)
        return rc;
    if (list != NULL)
        caseload_handed(list, st->cases, st->count);
    say_done(s);
    screen_pop(s);
    return rc;
}

/* ---- commands ---- */

static void
leave_out(struct screen *s, size_t i)
{
    struct moving *st = s->state;

    memmove(&st->cases[i], &st->cases[i + 1], (st->count - i - 1) * sizeof *st->cases);
    st->count--;
}

static void
leave_out_row(struct screen *s)
{
    const struct moving *st = s->state;
    const struct line *line = table_row(s->table);
    struct err e = { 0 };

    leave_out(s, (size_t)(line->row - st->rows.rows));
    (void)screen_ok(s, load(s, &e), &e);
}

static void
leave_out_blocked(struct screen *s)
{
    const struct moving *st = s->state;
    struct err e = { 0 };

    for (size_t i = st->rows.count; i-- > 0;)
        if (st->rows.rows[i].why_not[0] != '\0')
            leave_out(s, i);
    (void)screen_ok(s, load(s, &e), &e);
}

static void
say_why(struct screen *s)
{
    const struct line *line = table_row(s->table);

    dialog_message(s, line->row->name, line->why_not[0] != '\0' ? line->why_not : _("+ yes"));
}

static bool
is_blocked(const struct screen *s)
{
    return ((const struct moving *)s->state)->rows.blocked > 0
           && !form_is_empty(s->form, "staff");
}

static const struct command commands[] = {
    { "reassign-why", "Enter", N_("Why"), N_("Say in full whether this case can be moved, and why not."),
      NEED_ROW, say_why, NULL },
    { "leave-out", "Del", N_("Leave out"), N_("Take this case off the list: it stays where it is."),
      NEED_ROW, leave_out_row, NULL },
    { "leave-out-blocked", "x Ctrl-X", N_("Leave out all !"),
      N_("Take all cases off the list that cannot be moved."), 0, leave_out_blocked, is_blocked },
    { 0 },
};

const struct screen_ops reassign_screen = {
    .id = "reassign",
    .title = N_("Hand over cases"),
    .state_size = sizeof(struct moving),
    .commands = commands,
    .open = open,
    .load = load,
    .close = close,
    .hint = hint,
    .save = save,
    .save_word = N_("Hand over"),
};
