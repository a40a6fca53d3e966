/* merge.c - see merge.h */
#include "ui/screens/merge.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "core/wareki.h"
#include "desk/merge.h"
#include "desk/words.h"
#include "ui/kit/app.h"
#include "ui/kit/area.h"
#include "ui/kit/dialog.h"
#include "ui/kit/table.h"
#include "ui/screens/ask_reason.h"
#include "ui/screens/merge_words.h"
#include "ui/screens/person.h"
#include "ui/screens/shown.h"

enum { WORDS = 4000 };

struct line {
    const struct merge_field *field; /* in the look */
    enum merge_pick pick;
};

struct merging {
    int64_t survivor_id, loser_id;
    char opened_for[LONG_SIZE]; /* the reason that the records were opened with */
    struct merge_look look;
    struct line lines[MERGE_FIELDS_MAX];
    bool has_choices; /* the rows are the reader's own by now */
};

/* ---- the way here ---- */

static void
show_wanted(struct screen *s)
{
    struct desk *d = screen_desk(s);
    struct merge_arg wanted;
    struct err e = { 0 };

    memcpy(&wanted, s->about, sizeof wanted);
    if (app_push(s->app, &merge_screen, &wanted, &e) == ERR_OK)
        return;
    if (!ask_reason(s, &e, show_wanted))
        d->reason[0] = '\0';
}

static void
show(struct screen *s, struct merge_arg wanted)
{
    struct desk *d = screen_desk(s);

    d->reason[0] = '\0'; /* each opening has a reason of its own */
    memcpy(s->about, &wanted, sizeof wanted);
    show_wanted(s);
}

void
merge_show(struct screen *s, int64_t one_id, int64_t other_id)
{
    show(s, (struct merge_arg){ one_id, other_id, 0 });
}

void
merge_show_proposal(struct screen *s, int64_t merge_id)
{
    show(s, (struct merge_arg){ 0, 0, merge_id });
}

/* ---- cells ---- */

static const struct line *
line_of(const void *row)
{
    return row;
}

static void
value_cell(const char *sign, const char *value, char *out)
{
    char text[TABLE_CELL];

    snprintf(text, sizeof text, "%s%.*s", sign, (int)(sizeof text - 8),
             value[0] != '\0' ? value : _("(empty)"));
    for (char *c = text; *c != '\0'; c++)
        if (*c == '\n')
            *c = ' ';
    shown_cell(out, text);
}

static void
field_cell(const void *row, char *out)
{
    shown_cell(out, line_of(row)->field->label);
}

static void
kept_cell(const void *row, char *out)
{
    value_cell("", line_of(row)->field->kept, out);
}

static void
taken_cell(const void *row, char *out)
{
    value_cell("", line_of(row)->field->taken, out);
}

/* What stands, with a sign from where. */
static void
stands_cell(const void *row, char *out)
{
    const struct line *line = line_of(row);

    if (line->field->agree)
        value_cell("= ", line->field->kept, out);
    else if (line->pick == MERGE_BOTH)
        shown_cell(out, _("+ both"));
    else
        value_cell(line->pick == MERGE_KEEP ? "< " : "> ",
                   line->pick == MERGE_KEEP ? line->field->kept : line->field->taken, out);
}

static enum style
line_style(const void *row)
{
    return line_of(row)->field->agree ? STYLE_MUTED : STYLE_NORMAL;
}

static const struct table_column columns[] = {
    { N_("Field"), 14, .cell = field_cell, .style = line_style },
    { N_("Stays"), 16, .grow = 2, .priority = 1, .cell = kept_cell, .style = line_style },
    { N_("Goes"), 16, .grow = 2, .priority = 2, .cell = taken_cell, .style = line_style },
    { N_("Stands then"), 14, .grow = 2, .cell = stands_cell, .style = line_style },
    { 0 },
};

/* ---- read ---- */

static enum merge_pick
chosen_before(const struct merging *st, const struct line *before, size_t count,
              const struct merge_field *field)
{
    for (size_t i = 0; st->has_choices && i < count; i++)
        if (strcmp(before[i].field->name, field->name) == 0)
            return before[i].pick;
    return field->pick;
}

static enum err_code
load(struct screen *s, struct err *e)
{
    struct merging *st = s->state;
    struct desk *d = screen_desk(s);
    struct merge_look look;
    struct line lines[MERGE_FIELDS_MAX];
    enum err_code rc;

    (void)text_copy(d->reason, sizeof d->reason, st->opened_for);
    rc = merge_look(d, st->survivor_id, st->loser_id, &look, e);
    if (rc != ERR_OK)
        return rc;
    for (size_t i = 0; i < look.count; i++)
        lines[i] = (struct line){ &look.fields[i], chosen_before(st, st->lines, st->look.count,
                                                                 &look.fields[i]) };
    merge_look_free(&st->look);
    st->look = look;
    for (size_t i = 0; i < look.count; i++)
        st->lines[i] = (struct line){ &st->look.fields[i], lines[i].pick };
    table_set_rows(s->table, st->lines, st->look.count, sizeof *st->lines);
    return ERR_OK;
}

static enum err_code
open(struct screen *s, const void *arg, struct err *e)
{
    const struct merge_arg *a = arg;
    struct merging *st = s->state;
    struct desk *d = screen_desk(s);

    st->survivor_id = a->one_id;
    st->loser_id = a->other_id;
    (void)text_copy(st->opened_for, sizeof st->opened_for, d->reason);
    s->table = table_new(s, columns, N_("Both cards are empty."));
    return a->merge_id != 0
               ? merge_proposal(d, a->merge_id, &st->survivor_id, &st->loser_id, e)
               : merge_order(d, &st->survivor_id, &st->loser_id, e);
}

static void
close(struct screen *s)
{
    struct merging *st = s->state;
    struct desk *d = screen_desk(s);

    d->reason[0] = '\0';
    merge_look_free(&st->look);
}

/* ---- draw ---- */

static void
draw(const struct screen *s, struct canvas *c)
{
    const struct merging *st = s->state;
    const struct merge_look *look = &st->look;
    struct area a = area_body(c);
    bool wide = a.cols >= SCREEN_NARROW;

    area_line(c, &a, STYLE_HEADING, wide ? _("Stays:  %s  %s") : _("Stays: %s %s"),
              look->survivor_name, look->survivor_ref);
    area_line(c, &a, STYLE_HEADING, wide ? _("Goes:   %s  %s") : _("Goes: %s %s"),
              look->loser_name, look->loser_ref);
    if (look->merge_id != 0)
        area_line(c, &a, look->changed_since ? STYLE_WARNING : STYLE_NORMAL,
                  look->changed_since ? _("! Changed since %s proposed it: %s")
                                      : _("Proposed by %s: %s"),
                  look->asked_name, look->reason);
    if (look->hindrance[0] != '\0')
        area_paragraph(c, &a, STYLE_WARNING, look->hindrance);
    if (wide)
        area_gap(&a);
    table_draw(s->table, c, a);
}

static void
hint(const struct screen *s, char *out, size_t size)
{
    const struct line *line = table_row(s->table);

    if (line != NULL && !line->field->agree)
        snprintf(out, size, "%s", _("Space: the other value stands."));
}

/* ---- choosing ---- */

static void
set_pick(struct screen *s, size_t row, enum merge_pick pick)
{
    struct merging *st = s->state;

    st->has_choices = true;
    st->lines[row].pick = pick;
    table_set_rows(s->table, st->lines, st->look.count, sizeof *st->lines);
}

static size_t
row_index(const struct screen *s)
{
    const struct merging *st = s->state;

    return (size_t)(line_of(table_row(s->table)) - st->lines);
}

static void
next_value(struct screen *s)
{
    const struct merging *st = s->state;
    size_t row = row_index(s);
    const struct line *line = &st->lines[row];

    if (line->field->agree) {
        screen_say(s, "%s", _("Both say the same."));
        return;
    }
    if (line->pick == MERGE_KEEP)
        set_pick(s, row, MERGE_TAKE);
    else if (line->pick == MERGE_TAKE && line->field->may_both)
        set_pick(s, row, MERGE_BOTH);
    else
        set_pick(s, row, MERGE_KEEP);
}

/* The values one under the other: there is room for them, on large type too. */
static void
show_both(struct screen *s)
{
    const struct line *line = line_of(table_row(s->table));
    const struct merge_field *field = line->field;
    char *text;

    if (field->agree) {
        dialog_message(s, field->label, field->kept);
        return;
    }
    text = malloc(WORDS * 4);
    if (text == NULL)
        abort();
    snprintf(text, WORDS * 4, _("%s Stays:\n%s\n\n%s Goes:\n%s"),
             line->pick == MERGE_TAKE ? " " : "*",
             field->kept[0] != '\0' ? field->kept : _("(empty)"),
             line->pick == MERGE_KEEP ? " " : "*",
             field->taken[0] != '\0' ? field->taken : _("(empty)"));
    dialog_message(s, field->label, text);
    free(text);
}

/* The other record stays, and the same values stand. */
static void
exchange(struct merging *st)
{
    int64_t id = st->survivor_id;

    st->survivor_id = st->loser_id;
    st->loser_id = id;
    for (size_t i = 0; i < st->look.count; i++)
        if (!st->lines[i].field->agree && st->lines[i].pick != MERGE_BOTH)
            st->lines[i].pick = st->lines[i].pick == MERGE_KEEP ? MERGE_TAKE : MERGE_KEEP;
}

static void
turn(struct screen *s)
{
    struct merging *st = s->state;

    st->has_choices = true;
    exchange(st);
    screen_reload(s);
    if (st->look.survivor_id != st->survivor_id) /* it could not be read */
        exchange(st);
}

/* ---- going on ---- */

static void
make_plan(const struct screen *s, struct merge_plan *plan)
{
    const struct merging *st = s->state;
    const struct merge_look *look = &st->look;

    *plan = (struct merge_plan){
        .survivor_id = look->survivor_id,
        .loser_id = look->loser_id,
        .survivor_version = look->survivor_version,
        .loser_version = look->loser_version,
        .merge_id = look->merge_id,
        .merge_version = look->merge_version,
    };
    for (size_t i = 0; i < look->count; i++)
        if (!st->lines[i].field->agree)
            (void)merge_picks_add(plan->picks, st->lines[i].field->name, st->lines[i].pick);
}

static void
places_words(const struct screen *s, const struct merge_effect *effect, char *out, size_t size)
{
    char day[WAREKI_SIZE];
    size_t used = strlen(out);

    if (effect->promoted == 0)
        return;
    snprintf(out + used, size - used, "%s",
             _("\nA place in an event becomes free: the first on the waiting list has it. "
               "Tell the person."));
    for (int i = 0; i < effect->promoted && i < MERGE_PLACES_MAX; i++) {
        used = strlen(out);
        shown_day(s, effect->places[i].day, day);
        snprintf(out + used, size - used, "\n%s %s: %s %s", effect->places[i].ref,
                 effect->places[i].name, day, effect->places[i].event);
    }
    if (effect->promoted > MERGE_PLACES_MAX) {
        size_t more = (size_t)effect->promoted - MERGE_PLACES_MAX;

        used = strlen(out);
        snprintf(out + used, size - used, _n(", %zu more", ", %zu more", more), more);
    }
}

/* What moves, as a text: kinds and how many. A question stands before them, for large type has
 * no room for all. */
static void
effect_words(const struct screen *s, const struct merge_effect *effect, const char *question,
             char *out, size_t size)
{
    const struct merging *st = s->state;
    size_t used;

    snprintf(out, size, _("%s %s goes into %s %s."), st->look.loser_name, st->look.loser_ref,
             st->look.survivor_name, st->look.survivor_ref);
    used = strlen(out);
    snprintf(out + used, size - used, "%s%s", question,
             effect->count > 0 ? _("\nMoves: ") : _("\nNothing hangs on the record that goes."));
    for (size_t i = 0; i < effect->count; i++) {
        used = strlen(out);
        snprintf(out + used, size - used, "%s%s %d", i > 0 ? _(", ") : "", effect->moved[i].label,
                 effect->moved[i].count);
    }
    used = strlen(out);
    if (effect->closes_case)
        snprintf(out + used, size - used, "%s",
                 _("\nOf the two open cases one is closed as entered in error."));
    places_words(s, effect, out, size);
    used = strlen(out);
    if (effect->restricts)
        snprintf(out + used, size - used, "%s",
                 _("\nOne of the two is restricted, so the record is from then on."));
    merge_figures_words(s, effect->figures, out, size);
}

static bool
read_effect(struct screen *s, const char *question, char *words, size_t size)
{
    struct merge_effect *effect = calloc(1, sizeof *effect);
    struct merge_plan plan;
    struct err e = { 0 };
    enum err_code rc;

    if (effect == NULL)
        abort();
    make_plan(s, &plan);
    rc = merge_preview(screen_desk(s), &plan, effect, &e);
    if (rc == ERR_OK)
        effect_words(s, effect, question, words, size);
    else if (rc == ERR_INVALID) /* in full: it names what to do first */
        dialog_message(s, _("This cannot be merged yet"), e.msg);
    else
        screen_fail(s, &e);
    free(effect);
    return rc == ERR_OK;
}

static void
preview(struct screen *s)
{
    char words[WORDS];

    if (read_effect(s, "", words, sizeof words))
        dialog_message(s, _("What a merge moves"), words);
}

static void
carry_out(struct screen *s, const struct merge_plan *plan)
{
    const struct merging *st = s->state;
    char words[LONG_SIZE];
    struct err e = { 0 };
    int64_t id;

    if (!screen_ok(s, merge_do(screen_desk(s), plan, &id, &e), &e))
        return;
    snprintf(words, sizeof words, _("Merged. The number %s finds %s from now on."),
             st->look.loser_ref, st->look.survivor_ref);
    screen_pop(s);
    screen_say(s, "%s", words);
}

static void
propose(struct screen *s, const struct merge_plan *plan)
{
    struct err e = { 0 };
    int64_t id;

    if (!screen_ok(s, merge_propose(screen_desk(s), plan, &id, &e), &e))
        return;
    screen_pop(s);
    screen_say(s, "%s", _("Proposed. A supervisor decides."));
}

static void
reason_given(struct screen *s, const char *reason)
{
    struct merge_plan plan;

    make_plan(s, &plan);
    (void)text_copy(plan.reason, sizeof plan.reason, reason);
    if (desk_may(screen_desk(s), ACTION_MERGE))
        carry_out(s, &plan);
    else
        propose(s, &plan);
}

/* The pair that the next question is about. */
static void
ask_about(struct screen *s)
{
    const struct merging *st = s->state;
    char other[24];

    snprintf(other, sizeof other, "%" PRId64, st->loser_id);
    dialog_about(s, "pair", st->survivor_id, other);
}

static void
ask_why(struct screen *s)
{
    const struct merging *st = s->state;

    ask_about(s);
    dialog_prompt(s, _("Why are the two one person?"), st->look.reason, LONG_CHARS, reason_given);
}

static void
go(struct screen *s)
{
    const struct merging *st = s->state;
    bool may = desk_may(screen_desk(s), ACTION_MERGE);
    char words[WORDS], question[LONG_SIZE * 2];

    if (!may && st->look.merge_id != 0) {
        screen_warn(s, "%s", _("These two are proposed already. A supervisor decides."));
        return;
    }
    merge_question_words(&st->look,
                         may ? _("\nMerge the two records?") : _("\nPropose this to a supervisor?"),
                         question, sizeof question);
    if (read_effect(s, question, words, sizeof words))
        dialog_confirm(s, words, ask_why);
}

static void
declined(struct screen *s, const char *reason)
{
    const struct merging *st = s->state;
    struct err e = { 0 };

    if (!screen_ok(s, merge_decline(screen_desk(s), st->look.merge_id, st->look.merge_version,
                                    reason, &e), &e))
        return;
    screen_pop(s);
    screen_say(s, "%s", _("Declined. Both records stay."));
}

static void
decline(struct screen *s)
{
    ask_about(s);
    dialog_prompt(s, _("Why are they not merged?"), NULL, LONG_CHARS, declined);
}

static bool
is_proposed(const struct screen *s)
{
    return ((const struct merging *)s->state)->look.merge_id != 0;
}

// clang-format off
static const struct command commands[] = {
    { "merge-both", "Enter", N_("In full"), N_("Both values of the field in full."), NEED_ROW, show_both, NULL },
    { "merge-go", "m F2", N_("Merge"), N_("Merge the two, or propose it to a supervisor, with a reason."), NEED_MAY(ACTION_MERGE_PROPOSE), go, NULL },
    { "merge-decline", "d", N_("Decline"), N_("Decline the proposal, with a reason. Both records stay."), NEED_MAY(ACTION_MERGE), decline, is_proposed,
      .why = N_("Nobody has proposed this merge.") },
    { "merge-next", "Space", N_("Other"), N_("The other value stands; again: both, where a field can hold both."), NEED_ROW, next_value, NULL },
    { "merge-preview", "v", N_("Preview"), N_("What would move, and which figures would change."), 0, preview, NULL },
    { "merge-turn", "t", N_("Turn"), N_("The other record stays. The values that are chosen stay chosen."), 0, turn, NULL },
    { 0 },
};
// clang-format on

const struct screen_ops merge_screen = {
    .id = "merge",
    .title = N_("Merge"),
    .state_size = sizeof(struct merging),
    .commands = commands,
    .open = open,
    .load = load,
    .draw = draw,
    .close = close,
    .hint = hint,
};
