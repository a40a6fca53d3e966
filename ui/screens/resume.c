/* resume.c - see resume.h */
#include "ui/screens/resume.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "core/text.h"
#include "desk/draft.h"
#include "desk/merge.h"
#include "desk/words.h"
#include "ui/kit/app.h"
#include "ui/kit/form.h"
#include "ui/screens/absences.h"
#include "ui/screens/accounts.h"
#include "ui/screens/appointment.h"
#include "ui/screens/ask_reason.h"
#include "ui/screens/assessment.h"
#include "ui/screens/assessment_texts.h"
#include "ui/screens/board.h"
#include "ui/screens/caseload.h"
#include "ui/screens/casework.h"
#include "ui/screens/closing_days.h"
#include "ui/screens/consent.h"
#include "ui/screens/decision.h"
#include "ui/screens/disabilities.h"
#include "ui/screens/dispatch.h"
#include "ui/screens/event_edit.h"
#include "ui/screens/handover.h"
#include "ui/screens/interview.h"
#include "ui/screens/meeting.h"
#include "ui/screens/meeting_case.h"
#include "ui/screens/merge.h"
#include "ui/screens/merges.h"
#include "ui/screens/organisation_edit.h"
#include "ui/screens/orientation.h"
#include "ui/screens/person.h"
#include "ui/screens/person_edit.h"
#include "ui/screens/placement.h"
#include "ui/screens/registration.h"
#include "ui/screens/restrictions.h"
#include "ui/screens/separation.h"
#include "ui/screens/slip.h"
#include "ui/screens/slip_name.h"
#include "ui/screens/support_log.h"

enum takes { TAKES_RECORD, TAKES_PERSON, TAKES_CASE, TAKES_EVENT, TAKES_ORGANISATION, TAKES_SLIP };

static const struct {
    const struct screen_ops *ops;
    enum takes takes;
} forms[] = {
    { &slip_screen, TAKES_SLIP },           { &person_edit_screen, TAKES_PERSON },
    { &consent_screen, TAKES_RECORD },      { &interview_screen, TAKES_RECORD },
    { &assessment_screen, TAKES_RECORD },   { &decision_screen, TAKES_CASE },
    { &registration_screen, TAKES_RECORD }, { &placement_screen, TAKES_RECORD },
    { &dispatch_screen, TAKES_RECORD },     { &event_edit_screen, TAKES_EVENT },
    { &meeting_screen, TAKES_EVENT },       { &meeting_case_screen, TAKES_RECORD },
    { &handover_screen, TAKES_RECORD },     { &slip_name_screen, TAKES_RECORD },
    { &support_log_screen, TAKES_RECORD },  { &appointment_screen, TAKES_RECORD },
    { &disabilities_screen, TAKES_RECORD }, { &assessment_texts_screen, TAKES_RECORD },
    { &separation_screen, TAKES_RECORD },   { &organisation_edit_screen, TAKES_ORGANISATION },
};

void
draft_record_name(char out[SCREEN_DRAFT_RECORD], int64_t id, int64_t person_id)
{
    snprintf(out, SCREEN_DRAFT_RECORD, "%" PRId64 ".%" PRId64, id, person_id);
}

void
draft_record_set(struct screen *s, int64_t id, int64_t person_id)
{
    draft_record_name(s->draft_record, id, person_id);
    s->draft_person = person_id;
    s->draft_is_own = id == 0 && person_id <= 0; /* two new ones are not one */
}

void
draft_record_new(struct screen *s, int64_t person_id, const char *name)
{
    s->draft_person = person_id > 0 ? person_id : 0;
    s->draft_is_own = true;
    if (name != NULL)
        snprintf(s->draft_record, sizeof s->draft_record, "%s", name);
    else
        snprintf(s->draft_record, sizeof s->draft_record, "0.%" PRId64 ".%" PRId64,
                 person_id, draft_new_number());
}

void
draft_name_by(struct screen *s, const char *const *keys, const char *none)
{
    enum { NAME_COLS = 30 };
    const char *name = "";
    size_t bytes;

    for (; name[0] == '\0' && *keys != NULL; keys++)
        name = form_get(s->form, *keys);
    if (name[0] == '\0')
        name = none;
    for (bytes = text_fit(name, NAME_COLS); bytes >= sizeof s->subtitle;)
        bytes = text_prev(name, bytes);
    snprintf(s->subtitle, sizeof s->subtitle, "%.*s", (int)bytes, name);
}

static const char here[] = ".here";

void
draft_record_here(struct screen *s)
{
    const size_t used = strlen(s->draft_record);
    char iso[DATE_ISO_SIZE];

    date_to_iso(screen_today(s), iso);
    snprintf(s->draft_record + used, sizeof s->draft_record - used, "%s%s", here, iso);
}

bool
draft_is_here(const struct screen *s)
{
    const char *mark = strstr(s->draft_record, here);
    char iso[DATE_ISO_SIZE];

    date_to_iso(screen_today(s), iso);
    return mark != NULL && strcmp(mark + strlen(here), iso) == 0;
}

static bool
read_name(const struct draft *draft, int64_t *id, int64_t *person_id)
{
    return sscanf(draft->record, "%" SCNd64 ".%" SCNd64, id, person_id) == 2;
}

size_t
draft_waiting(struct screen *s, const struct screen_ops *form)
{
    struct draft_list list = { 0 };
    struct err e = { 0 };
    int64_t id, person_id;
    size_t n = 0;

    if (!screen_ok(s, draft_list(screen_desk(s), &list, &e), &e))
        return 0;
    for (size_t i = 0; i < list.count; i++)
        n += strcmp(list.rows[i].form, form->id) == 0
             && read_name(&list.rows[i], &id, &person_id) && id == 0 && person_id <= 0;
    draft_list_free(&list);
    return n;
}

void
draft_title(const struct screen *s, char out[LONG_SIZE])
{
    enum { ASKED_COLS = 120 };
    const char *whose = s->asked_from[0] != '\0' && s->draft_person != 0 && s->below != NULL
                            ? s->below->subtitle
                            : "";
    const char *asked = s->subtitle;
    const size_t named = strlen(whose);

    if (named > 0 && strncmp(asked, whose, named) == 0 && strncmp(asked + named, "  ", 2) == 0)
        asked += named + 2; /* whose it is stands last, where lists can leave it out */
    if (named > 0)
        snprintf(out, LONG_SIZE, "%.*s  %s", (int)text_fit(asked, ASKED_COLS), asked, whose);
    else
        snprintf(out, LONG_SIZE, "%s%s%s", word(s->ops->title), s->subtitle[0] ? "  " : "",
                 s->subtitle);
}

void
draft_words(const struct draft *draft, char form[LONG_SIZE], char whose[LONG_SIZE])
{
    const char *gap = strstr(draft->title, "  ");
    size_t title = gap != NULL ? (size_t)(gap - draft->title) : strlen(draft->title);

    if (title == 0 && gap != NULL) { /* a small form of a screen has no title but what it asks */
        snprintf(form, LONG_SIZE, "%s", gap + 2);
        whose[0] = '\0';
        return;
    }
    snprintf(form, LONG_SIZE, "%.*s", (int)title, draft->title);
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (strcmp(forms[i].ops->id, draft->form) == 0) /* it may have been typed in the other language */
            snprintf(form, LONG_SIZE, "%s", word(forms[i].ops->title));
    snprintf(whose, LONG_SIZE, "%s", gap ? gap + 2 : "");
}

long
draft_row_number(const struct draft *draft)
{
    unsigned long sum = 5381;

    for (const char *c = draft->terminal; *c != '\0'; c++)
        sum = sum * 33 ^ (unsigned char)*c;
    for (const char *c = draft->form; *c != '\0'; c++)
        sum = sum * 33 ^ (unsigned char)*c;
    for (const char *c = draft->record; *c != '\0'; c++)
        sum = sum * 33 ^ (unsigned char)*c;
    sum *= 1099511628211UL; /* names differ in the last bits of the last letter, which go now */
    return (long)(sum >> 3);
}

/* The card is an opening: a reason may be asked first. */
static void
open_card(struct screen *s)
{
    struct person_arg wanted;
    struct err e = { 0 };

    memcpy(&wanted, s->about, sizeof wanted);
    if (app_push(s->app, &person_edit_screen, &wanted, &e) != ERR_OK && !ask_reason(s, &e, open_card))
        ((struct desk *)screen_desk(s))->reason[0] = '\0';
}

static bool
open_card_of(struct screen *s, int64_t person_id)
{
    memcpy(s->about, &(struct person_arg){ person_id }, sizeof(struct person_arg));
    open_card(s);
    return app_top(s->app) != s;
}

static bool
open_form(struct screen *s, const struct screen_ops *ops, enum takes takes, int64_t id,
          int64_t person_id, const char *name)
{
    switch (takes) {
    case TAKES_RECORD:
        if (person_id <= 0)
            return screen_push(s, ops, &(struct record_arg){ id, person_id, name });
        casework_go_record(s, ops, (struct record_arg){ id, person_id, NULL });
        return app_top(s->app) != s;
    case TAKES_PERSON: return open_card_of(s, person_id);
    case TAKES_CASE:
        casework_go_case(s, ops, (struct case_arg){ id, person_id });
        return app_top(s->app) != s;
    case TAKES_EVENT: return screen_push(s, ops, &(struct event_arg){ id, "" });
    case TAKES_ORGANISATION: return screen_push(s, ops, &(struct organisation_arg){ .id = id });
    case TAKES_SLIP: break;
    }
    return screen_push(s, ops,
                       &(struct slip_arg){ .kind = id != 0         ? SLIP_STORED
                                                   : person_id > 0 ? SLIP_KNOWN_PERSON
                                                   : person_id < 0 ? SLIP_ANONYMOUS
                                                                   : SLIP_NEW_PERSON,
                                           .slip_id = id,
                                           .draft = name,
                                           .person_id = person_id > 0 ? person_id : 0 });
}

/* Begun for a record that was merged into another since: the draft gets the name that its form
 * asks for there, unless there is one already. False: it was said. */
static bool
follow_merge(struct screen *s, const struct draft *draft, int64_t *id, int64_t *person_id,
             char name[SHORT_SIZE])
{
    struct desk *d = screen_desk(s);
    struct draft whole, other;
    struct err e = { 0 };
    int64_t to = 0;
    bool is_moved;

    snprintf(name, SHORT_SIZE, "%s", draft->record);
    if (*person_id <= 0 || merge_successor(d, *person_id, &to, &e) != ERR_OK || to == 0)
        return true;
    if (strcmp(draft->form, person_edit_screen.id) == 0)
        *id = to;
    *person_id = to;
    draft_record_name(name, *id, to);
    if (draft_load(d, draft->form, name, &other, &e) == ERR_OK) {
        draft_free(&other);
        screen_warn(s, "%s", _("This form is begun a second time for the same person. Save or drop "
                               "the other draft first."));
        return false;
    }
    if (!screen_ok(s, draft_load(d, draft->form, draft->record, &whole, &e), &e))
        return false;
    snprintf(whole.record, sizeof whole.record, "%s", name);
    whole.person_id = to;
    is_moved = screen_ok(s, draft_save(d, &whole, &e), &e)
               && screen_ok(s, draft_remove(d, draft->form, draft->record, &e), &e);
    draft_free(&whole);
    return is_moved;
}

/* ---- small forms and questions of other screens ---- */

enum way { WAY_ALONE, WAY_SESSIONS, WAY_PERSON, WAY_OF_PERSON, WAY_PAIR };

/* Screens that ask and keep no draft of their own. To let their questions be gone on with: a row. */
static const struct {
    const struct screen_ops *ops;
    enum way way;
} askers[] = {
    { &person_screen, WAY_PERSON },      { &restrictions_screen, WAY_OF_PERSON },
    { &merges_screen, WAY_OF_PERSON },   { &merge_screen, WAY_PAIR },
    { &assessment_screen, WAY_OF_PERSON }, { &closing_days_screen, WAY_ALONE },
    { &accounts_screen, WAY_ALONE },     { &board_screen, WAY_ALONE },
    { &caseload_screen, WAY_ALONE },     { &orientation_screen, WAY_SESSIONS },
    { &absences_screen, WAY_ALONE },
};

/* The numbers behind the kind that a question is about. */
static void
read_about(const struct asked_from *from, int64_t *id, int64_t *other)
{
    *id = *other = 0;
    (void)!sscanf(from->about, "%*s %" SCNd64 " %" SCNd64, id, other);
}

static void
open_asker(struct screen *s, const struct asked_from *from, int64_t person_id)
{
    struct draft asker = { 0 };
    int64_t id, other;

    snprintf(asker.form, sizeof asker.form, "%s", from->screen);
    snprintf(asker.record, sizeof asker.record, "%s", from->record);
    if (from->record[0] != '\0') {
        (void)draft_resume(s, &asker);
        return;
    }
    read_about(from, &id, &other);
    for (size_t i = 0; i < sizeof askers / sizeof *askers; i++) {
        if (strcmp(askers[i].ops->id, from->screen) != 0)
            continue;
        switch (askers[i].way) {
        case WAY_ALONE: (void)screen_push(s, askers[i].ops, NULL); return;
        case WAY_SESSIONS: (void)screen_push(s, askers[i].ops, &(struct seat_arg){ 0, 0 }); return;
        case WAY_PERSON: person_show(s, person_id); return;
        case WAY_OF_PERSON:
            casework_go_record(s, askers[i].ops,
                               (struct record_arg){ askers[i].ops == &assessment_screen ? id : 0,
                                                    person_id });
            return;
        case WAY_PAIR: merge_show(s, id, other); return;
        }
    }
    if (person_id != 0)
        person_show(s, person_id);
}

/* The screen where it was asked, and there the question. */
static bool
resume_question(struct screen *s, const struct draft *draft)
{
    struct screen *before = app_top(s->app), *top;
    struct draft whole = { 0 };
    struct asked_from from = { 0 };
    struct err e = { 0 };

    if (!screen_ok(s, draft_load(screen_desk(s), draft->form, draft->record, &whole, &e), &e))
        return false;
    bool is_question = screen_asked_from(whole.body, &from);
    int64_t person_id = whole.person_id;
    draft_free(&whole);
    if (is_question)
        open_asker(s, &from, person_id);
    else if (person_id != 0) /* of before it was kept */
        person_show(s, person_id);
    top = app_top(s->app);
    if (top == before)
        screen_warn(s, "%s", _("This draft opens again from its own form."));
    else if (!is_question || strcmp(top->ops->id, from.screen) != 0)
        return true; /* a reason is asked first, or it is the record that it is about */
    else if (!screen_ask_again(top, &from))
        screen_say(app_top(s->app), "%s", _("What was typed comes back with its question."));
    return top != before;
}

bool
draft_resume(struct screen *s, const struct draft *draft)
{
    char name[SHORT_SIZE];
    struct err e = { 0 };
    int64_t id, person_id;

    if (!screen_ok(s, draft_choose(screen_desk(s), draft, &e), &e))
        return false;
    ((struct desk *)screen_desk(s))->reason[0] = '\0'; /* each person's opening has its own */
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (strcmp(forms[i].ops->id, draft->form) == 0
            && read_name(draft, &id, &person_id))
            return follow_merge(s, draft, &id, &person_id, name)
                   && open_form(s, forms[i].ops, forms[i].takes, id, person_id, name);
    return resume_question(s, draft);
}
