/* assessment.c - see assessment.h. One key is one rating: it is stored at once and the next item
 * comes by itself. */
#include "ui/screens/assessment.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "desk/assessment.h"
#include "desk/case.h"
#include "desk/codes.h"
#include "desk/words.h"
#include "ui/kit/app.h"
#include "ui/kit/dialog.h"
#include "ui/kit/picker.h"
#include "ui/screens/assessment_private.h"
#include "ui/screens/casework.h"
#include "ui/screens/code_choices.h"

enum { EVIDENCE_MAX = 20, PAGE_FIRST = 10 };

/* ---- ratings of a line ---- */

char *
assessment_rating(struct assessment_line *line, enum rating_column column)
{
    return column == RATING_SELF     ? &line->self
           : column == RATING_AGREED ? &line->agreed
                                     : &line->with_support;
}

char
assessment_rated(const struct assessment_line *line, enum rating_column column)
{
    return column == RATING_SELF     ? line->self
           : column == RATING_AGREED ? line->agreed
                                     : line->with_support;
}

const struct assessment_line *
assessment_before(const struct assessment_view *st, const struct assessment_line *line)
{
    for (size_t i = 0; i < st->before.count; i++)
        if (strcmp(st->before.rows[i].item, line->item) == 0)
            return &st->before.rows[i];
    return NULL;
}

void
assessment_domain_count(const struct assessment_view *st, const char *domain, int *confirmed,
                        int *items)
{
    *confirmed = *items = 0;
    for (size_t i = 0; i < st->lines.count; i++) {
        if (strcmp(st->lines.rows[i].domain, domain) != 0)
            continue;
        ++*items;
        *confirmed += assessment_line_confirmed(&st->lines.rows[i]);
    }
}

/* ---- read ---- */

/* The sheet to show: the one asked for, else the newest that was not taken back. */
static int64_t
choose_sheet(const struct assessment_view *st)
{
    if (st->wanted != 0)
        return st->wanted;
    for (size_t i = 0; i < st->versions.count; i++)
        if (st->versions.rows[i].state != SHEET_WITHDRAWN)
            return st->versions.rows[i].id;
    return 0;
}

/* The version before the one shown; 0: none. */
static int64_t
choose_before(const struct assessment_view *st, int *number)
{
    *number = 0;
    for (size_t i = 0; i < st->versions.count; i++) {
        const struct assessment_row *v = &st->versions.rows[i];

        if (v->number < st->sheet.number && v->state != SHEET_WITHDRAWN) {
            *number = v->number;
            return v->id;
        }
    }
    return 0;
}

static enum err_code
load_before(struct screen *s, struct err *e)
{
    struct assessment_view *st = s->state;
    struct assessment_lines lines = { 0 };
    struct assessment *sheet;
    enum err_code rc = ERR_OK;
    int64_t id = choose_before(st, &st->before_number);

    if (id != 0) {
        sheet = malloc(sizeof *sheet);
        if (sheet == NULL)
            abort();
        rc = assessment_open(screen_desk(s), id, sheet, &lines, e);
        free(sheet);
    }
    if (rc == ERR_OK) {
        assessment_lines_free(&st->before);
        st->before = lines;
    }
    return rc;
}

static enum err_code
load_case(struct screen *s, struct err *e)
{
    struct assessment_view *st = s->state;
    struct desk *d = screen_desk(s);
    enum err_code rc = ERR_OK;

    if (st->wanted != 0)
        rc = assessment_open(d, st->wanted, &st->sheet, NULL, e);
    if (rc == ERR_OK && st->wanted != 0)
        return case_find(d, st->sheet.case_id, &st->c, e);
    return rc == ERR_OK ? casework_case(s, st->person_id, &st->c, e) : rc;
}

static enum err_code
load(struct screen *s, struct err *e)
{
    struct assessment_view *st = s->state;
    struct desk *d = screen_desk(s);
    struct assessment_rows versions = { 0 };
    struct assessment_lines lines = { 0 };
    enum err_code rc = st->c.id == 0 ? load_case(s, e) : case_find(d, st->c.id, &st->c, e);

    if (rc == ERR_OK)
        rc = assessment_list(d, st->c.id, &versions, e);
    if (rc != ERR_OK)
        return rc;
    assessment_rows_free(&st->versions);
    st->versions = versions;
    int64_t id = choose_sheet(st);
    if (id == 0) {
        st->sheet.id = 0;
        return ERR_OK;
    }
    rc = assessment_open(d, id, &st->sheet, &lines, e);
    if (rc != ERR_OK)
        return rc;
    assessment_lines_free(&st->lines);
    st->lines = lines;
    if (st->at >= lines.count)
        st->at = 0;
    return load_before(s, e);
}

static enum err_code
open(struct screen *s, const void *arg, struct err *e)
{
    const struct record_arg *a = arg;
    struct assessment_view *st = s->state;

    st->wanted = a->id;
    st->person_id = a->person_id;
    st->column = RATING_AGREED;
    st->page = malloc(sizeof *st->page);
    if (st->page == NULL)
        abort();
    *st->page = PAGE_FIRST;
    return casework_open(s, st->person_id, e);
}

static void
close(struct screen *s)
{
    struct assessment_view *st = s->state;

    assessment_rows_free(&st->versions);
    assessment_lines_free(&st->lines);
    assessment_lines_free(&st->before);
    free(st->page);
}

/* ---- writing an item ---- */

static struct assessment_line *
selected(struct screen *s)
{
    struct assessment_view *st = s->state;

    return &st->lines.rows[st->at];
}

/* A sheet that was agreed or used says why it stays as it is. */
static bool
may_change(struct screen *s)
{
    const struct assessment_view *st = s->state;

    if (assessment_is_draft(s))
        return true;
    if (!assessment_has_sheet(s))
        screen_warn(s, "%s", _("There is no sheet yet. v begins one."));
    else if (st->sheet.state == SHEET_WITHDRAWN)
        screen_warn(s, "%s", _("This version was taken back. It cannot be changed."));
    else
        screen_warn(s, "%s", _("This version is fixed. v begins a new one as its copy."));
    return false;
}

static enum err_code
store(struct screen *s, const struct assessment_line *line, struct err *e)
{
    struct assessment_view *st = s->state;
    enum err_code rc = assessment_rate(screen_desk(s), st->sheet.id, &st->sheet.version, line, e);

    if (rc == ERR_OK)
        *selected(s) = *line;
    return rc;
}

/* Another desk wrote meanwhile: what it wrote is shown, so that the key can be pressed again. */
static bool
store_or_say(struct screen *s, const struct assessment_line *line)
{
    struct err e = { 0 };
    enum err_code rc = store(s, line, &e);

    if (rc == ERR_CONFLICT)
        screen_reload(s);
    return screen_ok(s, rc, &e);
}

static void
go_next(struct assessment_view *st)
{
    if (st->at + 1 < st->lines.count)
        st->at++;
}

/* The item of this version that the next question is about. */
static void
ask_about(struct screen *s)
{
    const struct assessment_view *st = s->state;

    dialog_about(s, "assessment", st->sheet.id, selected(s)->item);
}

static void
rate_with_note(struct screen *s, const char *note)
{
    struct assessment_view *st = s->state;
    struct assessment_line line = *selected(s);

    line.with_support = st->rating;
    if (text_copy(line.note, sizeof line.note, note) && store_or_say(s, &line))
        go_next(st);
}

static void
rate(struct screen *s, char rating)
{
    struct assessment_view *st = s->state;
    struct assessment_line line;

    if (!may_change(s))
        return;
    line = *selected(s);
    if (st->column == RATING_SUPPORT && rating != '\0' && line.note[0] == '\0') {
        st->rating = rating;
        ask_about(s);
        dialog_prompt(s, _("With which support?"), NULL, REMARK_CHARS, rate_with_note);
        return;
    }
    *assessment_rating(&line, st->column) = rating;
    if (store_or_say(s, &line) && rating != '\0')
        go_next(st);
}

static void
rate_4(struct screen *s)
{
    rate(s, '4');
}

static void
rate_3(struct screen *s)
{
    rate(s, '3');
}

static void
rate_2(struct screen *s)
{
    rate(s, '2');
}

static void
rate_1(struct screen *s)
{
    rate(s, '1');
}

static void
rate_0(struct screen *s)
{
    rate(s, '0');
}

static void
rate_none(struct screen *s)
{
    rate(s, '-');
}

static void
rate_clear(struct screen *s)
{
    rate(s, '\0');
}

/* ---- note, evidence, day ---- */

static void
fill(struct form *f, struct screen *s)
{
    code_choices_set(f, s, "evidence", "assessment_evidence");
}

static const struct field item_fields[] = {
    { .key = "note", .label = N_("Note"), .type = FIELD_NOTE, .max = REMARK_CHARS,
      .hint = N_("What was seen, and which support helps.") },
    { .key = "evidence", .label = N_("Seen in"), .type = FIELD_CHOICE, .list = fill },
    { .key = "seen_on", .label = N_("Seen on"), .type = FIELD_DATE },
    { 0 },
};

static void
prepare_item(struct screen *s, struct form *f)
{
    const struct assessment_line *line = selected(s);

    form_set(f, "note", line->note);
    form_set(f, "evidence", line->evidence);
    form_set_date(f, "seen_on", line->seen_on);
}

static enum err_code
save_item(struct screen *s, struct form *f, struct err *e)
{
    struct assessment_line line = *selected(s);
    enum err_code rc = casework_take(f, "note", line.note, sizeof line.note, e);

    if (rc == ERR_OK)
        rc = casework_take(f, "evidence", line.evidence, sizeof line.evidence, e);
    line.seen_on = form_get_date(f, "seen_on");
    return rc == ERR_OK ? store(s, &line, e) : rc;
}

static void
edit_item(struct screen *s)
{
    if (!may_change(s))
        return;
    ask_about(s);
    dialog_form(s, assessment_wording(s, selected(s)), item_fields, prepare_item, save_item);
}

static void
evidence_picked(struct screen *s, int index)
{
    struct code_list codes = code_list(screen_desk(s), "assessment_evidence");
    struct assessment_line line = *selected(s);

    (void)text_copy(line.evidence, sizeof line.evidence, codes.rows[index].id);
    (void)store_or_say(s, &line);
}

static void
ask_evidence(struct screen *s)
{
    struct code_list codes = code_list(screen_desk(s), "assessment_evidence");
    struct choice rows[EVIDENCE_MAX + 1] = { { 0 } };

    if (!may_change(s))
        return;
    for (size_t i = 0; i < codes.count && i < EVIDENCE_MAX; i++)
        rows[i] = (struct choice){ codes.rows[i].id,
                                   code_label(screen_desk(s), "assessment_evidence",
                                              codes.rows[i].id) };
    picker_ask(s, _("Seen in"), rows, -1, evidence_picked);
}

/* ---- moving ---- */

static void
column_next(struct screen *s)
{
    struct assessment_view *st = s->state;

    st->column = (st->column + 1) % RATING__COUNT;
}

static void
column_previous(struct screen *s)
{
    struct assessment_view *st = s->state;

    st->column = (st->column + RATING__COUNT - 1) % RATING__COUNT;
}

static void
move(struct screen *s, long step)
{
    struct assessment_view *st = s->state;
    long last = (long)st->lines.count - 1, at = (long)st->at + step;

    st->at = at < 0 || last < 0 ? 0 : (size_t)(at > last ? last : at);
}

static void
page(struct screen *s, int step)
{
    const struct assessment_view *st = s->state;

    move(s, step * (long)*st->page);
}

/* The keys of every list, and Tab as in a form. */
static bool
key(struct screen *s, const struct key_event *ev)
{
    static const struct {
        uint32_t key;
        long step;
    } steps[] = { { K_UP, -1 }, { K_DOWN, 1 }, { K_HOME, -9999 }, { K_END, 9999 } };

    if (ev->kind != EVENT_KEY)
        return false;
    if (ev->key == K_TAB)
        column_next(s);
    else if (ev->key == K_BACK_TAB)
        column_previous(s);
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        if (steps[i].key == ev->key)
            move(s, steps[i].step);
    return ev->key == K_TAB || ev->key == K_BACK_TAB || ev->key == K_UP || ev->key == K_DOWN
           || ev->key == K_HOME || ev->key == K_END;
}

static void
hint(const struct screen *s, char *out, size_t size)
{
    int rows, cols;

    app_size(s->app, &rows, &cols);
    if (assessment_is_draft(s) && cols < SCREEN_NARROW)
        snprintf(out, size, "%s", _("4 alone 3 word 2 some 1 much 0 ? - none"));
    else if (assessment_is_draft(s))
        snprintf(out, size, "%s",
                 _("4 alone 3 a word 2 some help 1 much help 0 not yet seen - does not apply"));
    else if (assessment_has_sheet(s))
        snprintf(out, size, "%s", _("To read only. v begins a new version as a copy."));
}

#define MAY NEED_MAY(ACTION_WRITE_C)

// clang-format off
static const struct command commands[] = {
    { "sheet-item", "Enter m", N_("Note"), N_("Note, evidence and day of this item."), MAY, edit_item, assessment_has_sheet,
      .why = N_("There is no sheet yet.") },
    { "sheet-texts", "F2 t", N_("Texts"), N_("Strengths, accommodations, wishes and other material."), 0, assessment_show_texts, assessment_has_sheet,
      .why = N_("There is no sheet yet.") },
    { "sheet-agree", "g", N_("Agreed"), N_("The person agrees to this sheet, in own words."), MAY, assessment_ask_agreement, assessment_is_draft,
      .why = N_("This version is no draft.") },
    { "sheet-decide", "d", N_("Direction"), N_("Decide the direction of support."), 0, assessment_decide, assessment_can_decide,
      .why = N_("Only an agreed sheet leads to a decision.") },
    { "sheet-new", "v", N_("New version"), N_("Begin a new version: a copy of the newest one."), MAY, assessment_new_version, assessment_can_begin,
      .why = N_("A draft is there already, or the case is not that far.") },
    { "sheet-versions", "l", N_("Versions"), N_("All versions of the sheet."), 0, assessment_list_versions, assessment_has_sheet,
      .why = N_("There is no sheet yet.") },
    { "rate-4", "4", NULL, N_("4: can do alone."), MAY, rate_4, NULL },
    { "rate-3", "3", NULL, N_("3: can do with a word or someone near."), MAY, rate_3, NULL },
    { "rate-2", "2", NULL, N_("2: can do with some help."), MAY, rate_2, NULL },
    { "rate-1", "1", NULL, N_("1: needs much help."), MAY, rate_1, NULL },
    { "rate-0", "0", NULL, N_("0: not yet confirmed. No level at all; drawn as ?."), MAY, rate_0, NULL },
    { "rate-none", "-", NULL, N_("-: does not apply."), MAY, rate_none, NULL },
    { "rate-clear", "Del Space", NULL, N_("Take the rating away: not gone through yet."), MAY, rate_clear, NULL },
    { "column-next", "Right", NULL, N_("The next column: self, agreed, with support. Tab does the same."), 0, column_next, assessment_has_sheet,
      .why = N_("There is no sheet yet.") },
    { "column-previous", "Left", NULL, N_("The column before."), 0, column_previous, assessment_has_sheet,
      .why = N_("There is no sheet yet.") },
    { "sheet-evidence", "e", NULL, N_("Where it was seen."), MAY, ask_evidence, assessment_has_sheet,
      .why = N_("There is no sheet yet.") },
    { "sheet-withdraw", "w", NULL, N_("Take this version back."), MAY, assessment_ask_withdrawal, assessment_can_withdraw,
      .why = N_("Only a draft or an agreed version can be taken back.") },
    { 0 },
};
// clang-format on

const struct screen_ops assessment_screen = {
    .id = "assessment",
    .title = N_("Assessment"),
    .state_size = sizeof(struct assessment_view),
    .commands = commands,
    .open = open,
    .load = load,
    .draw = assessment_draw,
    .close = close,
    .key = key,
    .page = page,
    .hint = hint,
    .takes_digits = true,
};
