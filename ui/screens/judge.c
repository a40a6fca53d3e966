/* judge.c - see judge.h */
#include "ui/screens/judge.h"

#include <stdio.h>
#include <string.h>

#include "core/limits.h"
#include "core/text.h"
#include "desk/board.h"
#include "desk/words.h"
#include "ui/kit/form.h"
#include "ui/screens/board.h"
#include "ui/screens/board_words.h"
#include "ui/screens/code_choices.h"

struct judge {
    int no;
    struct fiscal_year fy;
    char name[LINE_SIZE], target[LONG_SIZE];
};

static void
fill_list(struct form *f, struct screen *s)
{
    code_choices_set(f, s, "judgement", "kpi_judgement");
}

static const struct field fields[] = {
    { .key = "judgement", .label = N_("Judgement"), .type = FIELD_CHOICE, .required = true,
      .width = 24, .list = fill_list },
    { .key = "words", .label = N_("Reason"), .type = FIELD_NOTE, .max = REMARK_CHARS,
      .required = true, .rows = 3, .hint = N_("Why this is the judgement, in your own words.") },
    { .key = "evidence", .label = N_("Evidence"), .type = FIELD_NOTE, .max = REMARK_CHARS,
      .required = true, .rows = 3,
      .hint = N_("Events, documents or notes that show it. F9 saves; older judgements stay.") },
    { 0 },
};

static enum err_code
open(struct screen *s, const void *arg, struct err *e)
{
    const struct judge_arg *a = arg;
    struct judge *st = s->state;

    (void)e;
    st->no = a->no;
    st->fy = a->fy;
    (void)text_copy(st->name, sizeof st->name, a->name);
    (void)text_copy(st->target, sizeof st->target, a->target);
    s->form = form_new(s, fields);
    snprintf(s->subtitle, sizeof s->subtitle, _("No.%d"), a->no);
    snprintf(s->draft_record, sizeof s->draft_record, "%d.%d", a->fy.year, a->no);
    return ERR_OK;
}

static enum err_code
save(struct screen *s, struct err *e)
{
    const struct judge *st = s->state;
    enum err_code rc = board_judge(screen_desk(s), st->no, st->fy, form_get(s->form, "judgement"),
                                   form_get(s->form, "words"), form_get(s->form, "evidence"), e);

    if (rc != ERR_OK)
        return rc;
    screen_say(s, _("The judgement of No.%d is stored."), st->no);
    screen_pop(s);
    return ERR_OK;
}

static void
draw(const struct screen *s, struct canvas *c)
{
    const struct judge *st = s->state;
    struct area a = area_body(c);
    const struct board_indicator *row = board_below(s, st->no);
    char year[FISCAL_LABEL_SIZE], target[LONG_SIZE];

    board_year(s, st->fy, year);
    if (row != NULL)
        board_plan_words(s, row->target.text, target, sizeof target);
    area_line(c, &a, STYLE_LABEL, "%s  %s", year, row != NULL ? row->name : st->name);
    if (a.rows > 8)
        area_line(c, &a, STYLE_NORMAL, _("Target of the plan: %s"),
                  row != NULL ? target : st->target);
    area_gap(&a);
    form_draw(s->form, c, a);
}

const struct screen_ops judge_screen = {
    .id = "judge",
    .title = N_("Judgement"),
    .state_size = sizeof(struct judge),
    .open = open,
    .draw = draw,
    .save = save,
};
