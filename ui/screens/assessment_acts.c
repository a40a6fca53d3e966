/* assessment_acts.c - agreeing, taking back, versions, the way on; see assessment_private.h */
#include <stdio.h>
#include <string.h>

#include "desk/assessment.h"
#include "desk/codes.h"
#include "desk/words.h"
#include "ui/kit/dialog.h"
#include "ui/kit/picker.h"
#include "ui/screens/assessment_private.h"
#include "ui/screens/assessment_texts.h"
#include "ui/screens/casework.h"
#include "ui/screens/decision.h"
#include "ui/screens/shown.h"

enum { VERSIONS_MAX = 60 };

bool
assessment_has_sheet(const struct screen *s)
{
    return ((const struct assessment_view *)s->state)->sheet.id != 0;
}

bool
assessment_is_draft(const struct screen *s)
{
    return assessment_has_sheet(s)
           && ((const struct assessment_view *)s->state)->sheet.state == SHEET_DRAFT;
}

/* ---- agreeing ---- */

static const struct field agree_fields[] = {
    { .key = "agreed_on", .label = N_("Agreed on"), .type = FIELD_DATE, .required = true },
    { .key = "own_word", .label = N_("Word to it"), .type = FIELD_NOTE,
      .max = REMARK_CHARS, .required = true,
      .hint = N_("What the person says to this sheet, as it was said.") },
    { 0 },
};

static void
prepare_agreement(struct screen *s, struct form *f)
{
    form_set_date(f, "agreed_on", screen_today(s));
}

static enum err_code
save_agreement(struct screen *s, struct form *f, struct err *e)
{
    struct assessment_view *st = s->state;
    enum err_code rc = assessment_agree(screen_desk(s), st->sheet.id, st->sheet.version,
                                        form_get_date(f, "agreed_on"), form_get(f, "own_word"), e);

    if (rc == ERR_OK)
        screen_say(s, "%s", _("Agreed with the person. d: the direction from here."));
    return rc;
}

/* What is missing is said before anything is typed. */
void
assessment_ask_agreement(struct screen *s)
{
    const struct assessment_view *st = s->state;
    struct err e = { 0 };

    if (!screen_ok(s, assessment_may_agree(screen_desk(s), &st->sheet, &e), &e))
        return;
    dialog_about(s, "assessment", st->sheet.id, "");
    dialog_form(s, _("Agreed with the person"), agree_fields, prepare_agreement, save_agreement);
}

/* ---- taking back, new versions ---- */

static void
withdraw(struct screen *s)
{
    struct assessment_view *st = s->state;
    struct err e = { 0 };

    if (!screen_ok(s,
                   assessment_withdraw(screen_desk(s), st->sheet.id, st->sheet.version, &e), &e))
        return;
    st->wanted = st->sheet.id;
    screen_reload(s);
    screen_say(s, "%s", _("This version is taken back. It can still be read."));
}

void
assessment_ask_withdrawal(struct screen *s)
{
    dialog_confirm(s, _("Take this version back? It can be read, but no longer be used."),
                   withdraw);
}

bool
assessment_can_withdraw(const struct screen *s)
{
    const struct assessment_view *st = s->state;

    return assessment_has_sheet(s)
           && (st->sheet.state == SHEET_DRAFT || st->sheet.state == SHEET_AGREED);
}

void
assessment_new_version(struct screen *s)
{
    struct assessment_view *st = s->state;
    struct err e = { 0 };
    int64_t id = 0;

    if (!screen_ok(s, assessment_create(screen_desk(s), st->c.id, &id, &e), &e))
        return;
    st->wanted = id;
    st->at = 0;
    screen_reload(s);
    screen_say(s, _("Version %d is begun as a draft."), st->sheet.number);
}

/* One draft at a time; it is gone on with, not begun again. */
bool
assessment_can_begin(const struct screen *s)
{
    const struct assessment_view *st = s->state;

    if (!casework_is_open_at(&st->c, STAGE_INTERVIEW))
        return false;
    for (size_t i = 0; i < st->versions.count; i++)
        if (st->versions.rows[i].state == SHEET_DRAFT)
            return false;
    return true;
}

static void
version_picked(struct screen *s, int index)
{
    struct assessment_view *st = s->state;

    if ((size_t)index >= st->versions.count)
        return;
    st->wanted = st->versions.rows[index].id;
    screen_reload(s);
}

void
assessment_list_versions(struct screen *s)
{
    const struct assessment_view *st = s->state;
    struct choice rows[VERSIONS_MAX + 1] = { { 0 } };
    char labels[VERSIONS_MAX][160], day[WAREKI_SIZE];
    int here = 0;

    for (size_t i = 0; i < st->versions.count && i < VERSIONS_MAX; i++) {
        const struct assessment_row *v = &st->versions.rows[i];

        shown_day(s, v->on, day);
        snprintf(labels[i], sizeof labels[i], _("Version %d  %s  %s  confirmed %d/%d"), v->number,
                 day,
                 code_label(screen_desk(s), "assessment_state", assessment_state_id(v->state)),
                 v->confirmed, v->items);
        rows[i] = (struct choice){ "", labels[i] };
        if (v->id == st->sheet.id)
            here = (int)i;
    }
    picker_ask(s, _("Versions of the sheet"), rows, here, version_picked);
}

/* ---- on from here ---- */

void
assessment_show_texts(struct screen *s)
{
    const struct assessment_view *st = s->state;

    casework_go_record(s, &assessment_texts_screen,
                       (struct record_arg){ st->sheet.id, st->person_id });
}

void
assessment_decide(struct screen *s)
{
    const struct assessment_view *st = s->state;

    casework_go_case(s, &decision_screen, (struct case_arg){ st->c.id, st->person_id });
}

bool
assessment_can_decide(const struct screen *s)
{
    const struct assessment_view *st = s->state;

    return assessment_has_sheet(s)
           && (st->sheet.state == SHEET_AGREED || st->sheet.state == SHEET_FROZEN);
}
