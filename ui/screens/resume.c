/* resume.c - see resume.h */
#include "ui/screens/resume.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "desk/words.h"
#include "ui/screens/assessment.h"
#include "ui/screens/consent.h"
#include "ui/screens/decision.h"
#include "ui/screens/dispatch.h"
#include "ui/screens/event_edit.h"
#include "ui/screens/handover.h"
#include "ui/screens/interview.h"
#include "ui/screens/meeting.h"
#include "ui/screens/meeting_case.h"
#include "ui/screens/person_edit.h"
#include "ui/screens/placement.h"
#include "ui/screens/registration.h"
#include "ui/screens/slip.h"
#include "ui/screens/support_log.h"

enum takes { TAKES_RECORD, TAKES_PERSON, TAKES_CASE, TAKES_EVENT, TAKES_SLIP };

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
    { &handover_screen, TAKES_RECORD },     { &support_log_screen, TAKES_RECORD },
};

void
draft_record_set(struct screen *s, int64_t id, int64_t person_id)
{
    snprintf(s->draft_record, sizeof s->draft_record, "%" PRId64 ".%" PRId64, id, person_id);
}

static bool
open_form(struct screen *s, const struct screen_ops *ops, enum takes takes, int64_t id,
          int64_t person_id)
{
    switch (takes) {
    case TAKES_RECORD: return screen_push(s, ops, &(struct record_arg){ id, person_id });
    case TAKES_PERSON: return screen_push(s, ops, &(struct person_arg){ person_id });
    case TAKES_CASE: return screen_push(s, ops, &(struct case_arg){ id, person_id });
    case TAKES_EVENT: return screen_push(s, ops, &(struct event_arg){ id, "" });
    case TAKES_SLIP: break;
    }
    return screen_push(s, ops,
                       &(struct slip_arg){ .kind = id != 0         ? SLIP_STORED
                                                   : person_id > 0 ? SLIP_KNOWN_PERSON
                                                   : person_id < 0 ? SLIP_ANONYMOUS
                                                                   : SLIP_NEW_PERSON,
                                           .slip_id = id,
                                           .person_id = person_id > 0 ? person_id : 0 });
}

enum { FORMS = sizeof forms / sizeof *forms };

static size_t
form_of(const struct draft *draft)
{
    size_t i = 0;

    while (i < FORMS && strcmp(forms[i].ops->id, draft->form) != 0)
        i++;
    return i;
}

void
draft_words(const struct draft *draft, char *out, size_t size)
{
    size_t form = form_of(draft);
    const char *whose = strstr(draft->title, "  "); /* the form's name as it was said then, before */

    if (form == FORMS)
        snprintf(out, size, "%s", draft->title);
    else
        snprintf(out, size, "%s%s", word(forms[form].ops->title), whose != NULL ? whose : "");
}

bool
draft_resume(struct screen *s, const struct draft *draft)
{
    size_t form = form_of(draft);
    int64_t id, person_id;

    if (form < FORMS && sscanf(draft->record, "%" SCNd64 ".%" SCNd64, &id, &person_id) == 2)
        return open_form(s, forms[form].ops, forms[form].takes, id, person_id);
    screen_warn(s, "%s", _("This draft opens again from its own form."));
    return false;
}
