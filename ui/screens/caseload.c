/* caseload.c - see caseload.h */
#include "ui/screens/caseload_private.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/rows.h"
#include "core/text.h"
#include "desk/case_filter.h"
#include "desk/caseload_words.h"
#include "desk/words.h"
#include "ui/kit/area.h"
#include "ui/kit/dialog.h"
#include "ui/kit/table.h"
#include "ui/screens/ask_reason.h"
#include "ui/screens/case_filters.h"
#include "ui/screens/person.h"
#include "ui/screens/reassign.h"
#include "ui/screens/shown.h"

enum { PAGE = 200 };

/* ---- cells ---- */

static const struct caseload_line *
line_of(const void *row)
{
    return row;
}

static void
name_cell(const void *row, char *out)
{
    char name[TABLE_CELL];

    name[0] = '\0';
    person_row_name(row, name);
    snprintf(out, TABLE_CELL, "%s%.*s", line_of(row)->marked ? "* " : "", TABLE_CELL - 3, name);
}

static void
contact_cell(const void *row, char *out)
{
    shown_cell(out, line_of(row)->contact);
}

static void
silent_cell(const void *row, char *out)
{
    snprintf(out, TABLE_CELL, line_of(row)->silent ? _("! %d d") : _("%d d"), line_of(row)->quiet);
}

static int
by_silence(const void *a, const void *b)
{
    return (line_of(a)->quiet > line_of(b)->quiet) - (line_of(a)->quiet < line_of(b)->quiet);
}

static enum style
silent_style(const void *row)
{
    return line_of(row)->silent ? STYLE_WARNING : STYLE_NORMAL;
}

static int
by_days(const void *a, const void *b)
{
    return person_row_by_days(&line_of(a)->p, &line_of(b)->p);
}

static void
slip_cell(const void *row, char *out)
{
    shown_cell(out, line_of(row)->slip);
}

static long
line_id(const void *row)
{
    return (long)line_of(row)->case_id;
}

static const struct table_column columns[] = {
    { N_("Name"), 14, .grow = 2, .cell = name_cell, .compare = person_row_by_kana },
    { N_("Slip"), 9, .priority = 6, .cell = slip_cell },
    { N_("Reading"), 12, .grow = 1, .priority = 7, .cell = person_row_kana },
    { N_("Stage"), 12, .grow = 1, .priority = 2, .cell = person_row_stage },
    { N_("For"), 6, .priority = 5, .right = true, .cell = person_row_days, .compare = by_days },
    { N_("In charge"), 9, .priority = 4, .cell = person_row_staff },
    { N_("Silent"), 7, .priority = 3, .right = true, .cell = silent_cell, .compare = by_silence,
      .style = silent_style },
    { N_("Last contact"), 10, .priority = 8, .cell = contact_cell },
    { N_("Next step"), 16, .grow = 3, .priority = 1, .cell = person_row_next,
      .style = person_row_next_style },
    { 0 },
};

/* ---- marks ---- */

static size_t
mark_of(const struct caseload_state *st, int64_t case_id)
{
    size_t i = 0;

    while (i < st->mark_count && st->marks[i].case_id != case_id)
        i++;
    return i;
}

static void
mark(struct caseload_state *st, int64_t case_id, int64_t version)
{
    st->marks = rows_grow(st->marks, st->mark_count, sizeof *st->marks);
    st->marks[st->mark_count++] = (struct reassign_case){ case_id, version };
}

static void
show_marks(struct caseload_state *st)
{
    for (size_t i = 0; i < st->count; i++)
        st->lines[i].marked = mark_of(st, st->lines[i].case_id) < st->mark_count;
}

void
caseload_unmark_all(struct screen *s)
{
    struct caseload_state *st = s->state;

    free(st->marks);
    st->marks = NULL;
    st->mark_count = 0;
    show_marks(st);
}

void
caseload_handed(struct screen *s, const struct reassign_case *cases, size_t count)
{
    struct caseload_state *st = s->state;

    free(st->handed);
    st->handed = calloc(count + 1, sizeof *st->handed);
    if (st->handed == NULL)
        abort();
    for (size_t i = 0; i < count; i++)
        st->handed[i] = cases[i].case_id;
    st->handed_count = count;
    caseload_unmark_all(s);
}

/* ---- load ---- */

static void
put_contact(struct screen *s, const struct caseload_row *row, struct caseload_line *line)
{
    line->silent = caseload_is_silent(row, screen_today(s));
    line->quiet = caseload_silent_days(row, screen_today(s));
    shown_day(s, row->contact, line->contact);
}

static void
make_lines(struct screen *s, const struct caseload_rows *list)
{
    struct caseload_state *st = s->state;
    struct case_rows cases = { 0 };

    for (size_t i = 0; i < list->count; i++) {
        cases.rows = rows_grow(cases.rows, cases.count, sizeof *cases.rows);
        cases.rows[cases.count++] = list->rows[i].r;
    }
    struct person_row *people = person_rows_of_cases(s, &cases);
    case_rows_free(&cases);
    free(st->lines);
    st->lines = NULL;
    for (st->count = 0; st->count < list->count; st->count++) {
        const struct caseload_row *row = &list->rows[st->count];

        st->lines = rows_grow(st->lines, st->count, sizeof *st->lines);
        struct caseload_line *line = &st->lines[st->count];
        line->p = people[st->count];
        line->p.restricted = row->restricted;
        line->case_id = row->r.c.id;
        line->version = row->r.c.version;
        (void)text_copy(line->slip, sizeof line->slip, row->slip);
        put_contact(s, row, line);
    }
    free(people);
    show_marks(st);
}

/* Where a page begins: behind the last row of the one before. */
static struct caseload_after
after_of(const struct caseload_rows *list)
{
    if (list->count == 0)
        return (struct caseload_after){ 0 };
    const struct support_case *last = &list->rows[list->count - 1].r.c;
    return (struct caseload_after){ last->stage, last->stage_since, last->id };
}

static enum err_code
load(struct screen *s, struct err *e)
{
    struct caseload_state *st = s->state;
    struct caseload_rows list;
    enum err_code rc =
        caseload_list(screen_desk(s), &st->filter.filter, &st->pages[st->page], PAGE, &list, e);

    if (rc != ERR_OK)
        return rc;
    make_lines(s, &list);
    st->more = list.more;
    st->narrowed = list.narrowed;
    st->next = after_of(&list);
    caseload_rows_free(&list);
    caseload_filter_words(screen_desk(s), &st->filter.filter, st->words, sizeof st->words);
    (void)text_copy(s->subtitle, sizeof s->subtitle, st->filter.name);
    table_set_rows(s->table, st->lines, st->count, sizeof *st->lines);
    table_set_part(s->table, st->more || st->page > 0);
    return ERR_OK;
}

static enum err_code
open(struct screen *s, const void *arg, struct err *e)
{
    struct caseload_state *st = s->state;

    (void)arg;
    st->pages = rows_grow(NULL, 0, sizeof *st->pages);
    s->table = table_new(s, columns, N_("No case fits this choice. f: another one."));
    table_set_id(s->table, line_id);
    return case_filter_first(screen_desk(s), &st->filter, e);
}

static void
close(struct screen *s)
{
    struct caseload_state *st = s->state;

    free(st->lines);
    free(st->pages);
    free(st->marks);
    free(st->handed);
    case_filters_free(&st->kept);
}

void
caseload_use(struct screen *s, const struct case_filter *filter)
{
    struct caseload_state *st = s->state;

    st->filter = *filter;
    st->page = 0;
    caseload_unmark_all(s);
    screen_reload(s);
}

/* ---- on the screen ---- */

static void
page(struct screen *s, int step)
{
    struct caseload_state *st = s->state;

    if (step < 0 ? !table_at_top(s->table) : !table_at_end(s->table)) {
        table_page(s->table, step);
        return;
    }
    if (step < 0 && st->page > 0) {
        st->page--;
    } else if (step > 0 && st->more) {
        st->pages = rows_grow(st->pages, st->page + 1, sizeof *st->pages);
        st->pages[++st->page] = st->next;
    } else {
        screen_say(s, "%s", step < 0 ? _("This is the first page.") : _("This is the last page."));
        return;
    }
    screen_reload(s);
    table_select(s->table, step < 0 && st->count > 0 ? st->count - 1 : 0);
}

static void
draw(const struct screen *s, struct canvas *c)
{
    const struct caseload_state *st = s->state;
    struct area a = area_body(c);

    area_line(c, &a, STYLE_LABEL, "%s", st->words);
    if (st->narrowed)
        area_line(c, &a, STYLE_WARNING, "! %s",
                  _("By kind of disability only the own cases are listed."));
    table_draw(s->table, c, a);
}

static void
hint(const struct screen *s, char *out, size_t size)
{
    const struct caseload_state *st = s->state;
    size_t first = st->page * PAGE + 1, last = st->page * PAGE + st->count;

    out[0] = '\0';
    if (st->mark_count > 0)
        snprintf(
            out, size,
            _n("%zu case marked. h: hand over", "%zu cases marked. h: hand over", st->mark_count),
            st->mark_count);
    else if (st->handed_count > 0)
        snprintf(out, size, "%s", _("o: the list of the cases handed over, as a text"));
    else if (st->more)
        snprintf(out, size, _("Cases %zu to %zu. F8 on the last row: more"), first, last);
    else if (st->page > 0)
        snprintf(out, size, _("Cases %zu to %zu. F7 on the first row: before"), first, last);
}

/* ---- commands ---- */

static void
open_person(struct screen *s)
{
    person_show(s, line_of(table_row(s->table))->p.person_id);
}

static void
toggle_mark(struct screen *s)
{
    const struct caseload_line *line = table_row(s->table);
    struct caseload_state *st = s->state;
    size_t i = mark_of(st, line->case_id);

    if (i < st->mark_count)
        st->marks[i] = st->marks[--st->mark_count];
    else
        mark(st, line->case_id, line->version);
    show_marks(st);
    table_event(s->table, &(struct key_event){ .kind = EVENT_KEY, .key = K_DOWN });
}

/* Of all pages. When all are marked already, none is any more. */
static void
mark_all(struct screen *s)
{
    struct caseload_state *st = s->state;
    struct caseload_rows list;
    size_t before = st->mark_count;
    struct err e = { 0 };

    if (!screen_ok(s, caseload_list(screen_desk(s), &st->filter.filter, NULL, 0, &list, &e), &e))
        return;
    caseload_unmark_all(s);
    if (before < list.count)
        for (size_t i = 0; i < list.count; i++)
            mark(st, list.rows[i].r.c.id, list.rows[i].r.c.version);
    caseload_rows_free(&list);
    show_marks(st);
    screen_say(s, _n("%zu case marked.", "%zu cases marked.", st->mark_count), st->mark_count);
}

/* A worker may take what nobody has and nothing else: where that is none of the marked cases, the
 * form could only refuse. */
static bool
could_take_none(struct screen *s, const struct reassign_rows *rows)
{
    const struct desk *d = screen_desk(s);

    for (size_t i = 0; i < rows->count; i++)
        if (rows->rows[i].staff_name[0] == '\0')
            return false;
    return d->user.role == ROLE_WORKER;
}

/* The PIN for restricted people is asked for before the list of them is shown. */
static void
hand_over(struct screen *s)
{
    struct caseload_state *st = s->state;
    const struct reassign r = { .cases = st->marks, .count = st->mark_count };
    struct reassign_rows rows;
    struct err e = { 0 };

    if (st->mark_count == 0) {
        screen_warn(s, "%s", _("No case is marked. Space marks one, a all of the list."));
        return;
    }
    if (reassign_check(screen_desk(s), &r, &rows, &e) != ERR_OK) {
        ask_reason(s, &e, hand_over);
        return;
    }
    const bool none = could_take_none(s, &rows);
    reassign_rows_free(&rows);
    if (none) {
        dialog_message(s, _("Hand over cases"),
                       _("A worker may only take a case that nobody has. Ask a supervisor."));
        return;
    }
    screen_push(s, &reassign_screen, &(struct reassign_arg){ st->marks, st->mark_count });
}

static void
manage(struct screen *s)
{
    screen_push(s, &case_filters_screen, NULL);
}

// clang-format off
static const struct command commands[] = {
    { "person-open", "Enter", N_("Open"), N_("Open the card of this person."), NEED_ROW, open_person, NULL },
    { "choice-kept", "f", N_("Choice"), N_("Choose which cases: own, everybody's, or a choice kept under a name."), 0, caseload_ask_kept, NULL },
    { "choice-change", "e", N_("Change"), N_("Change what is chosen: whose, stage, next step, silence, disability, area."), 0, caseload_ask_choice, NULL },
    { "case-mark", "Space", N_("Mark"), N_("Mark this case or take the mark off."), NEED_ROW | NEED_MAY(ACTION_WORK), toggle_mark, NULL },
    { "case-mark-all", "a", N_("All"), N_("Mark all cases of the list, on every page, or none."), NEED_MAY(ACTION_WORK), mark_all, NULL },
    { "hand-over", "h", N_("Hand over"), N_("Hand the marked cases over to a colleague, all or none."), NEED_MAY(ACTION_WORK), hand_over, NULL },
    { "case-list-print", "t", N_("Print"), N_("The list as a text (F14). That it was printed is written into the audit."), NEED_MAY(ACTION_EXPORT), caseload_print_list, NULL },
    { "support-log-print", "l", N_("Log"), N_("The support log of this person as a text (F13). It is written into the audit."), NEED_ROW | NEED_MAY(ACTION_PRINT_CASE), caseload_print_log, NULL },
    { "hand-over-print", "o", N_("Hand-over list"), N_("Cases handed over lately, those marked or the last, as a text for both colleagues: next step, care, who to whom. It is written into the audit."), NEED_MAY(ACTION_PRINT_CASE), caseload_print_handed, NULL },
    { "choice-keep", "s", N_("Keep"), N_("Keep this choice under a name, for yourself or for a role."), 0, caseload_ask_name, NULL },
    { "choices", "v", N_("Choices"), N_("The choices kept under a name: rename, remove, begin with one."), 0, manage, NULL },
    { 0 },
};
// clang-format on

const struct screen_ops caseload_screen = {
    .id = "caseload",
    .title = N_("Cases"),
    .state_size = sizeof(struct caseload_state),
    .commands = commands,
    .open = open,
    .load = load,
    .draw = draw,
    .close = close,
    .page = page,
    .page_words = { N_("The page before."), N_("The next page.") },
    .hint = hint,
};
