#include "core/code_kinds.h"

#include <string.h>

#include "core/err.h"

/* Why an office adds none of its own. */
#define STEPS                                                                                      \
    N_("Nothing can be added here: the steps of cases and events go by these codes. The words can "  \
       "be changed.")
#define FIGURES                                                                                    \
    N_("Nothing can be added here: the figures of the plan are counted by these codes. The words "   \
       "can be changed.")
#define FORMS                                                                                      \
    N_("Nothing can be added here: forms and reports are made for just these codes. The words can "  \
       "be changed.")

// clang-format off
static const struct code_kind kinds[] = {
    { "case_stage", N_("Stage of a case"), STEPS, false },
    { "stage_skip_reason", N_("Why a step is skipped"), NULL, false },
    { "suspend_reason", N_("Why a case rests"), NULL, false },
    { "close_reason", N_("Why a case ends"), NULL, false },
    { "contact_method", N_("How one meets"), NULL, false },
    { "consulter_kind", N_("Who asks"), NULL, false },
    { "relationship", N_("Relation to the person"), NULL, false },
    { "referral_source", N_("Who sent the person"), NULL, false },
    { "agency_kind", N_("Kinds of agencies"), FORMS, false },
    { "wish_kind", N_("What is wished for"), NULL, true },
    { "next_action", N_("What comes next"), STEPS, false },
    { "disability_kind", N_("Kinds of disability"), FIGURES, false },
    { "physical_part", N_("Physical disability: part"), NULL, false },
    { "handbook_kind", N_("Kinds of handbooks"), FORMS, false },
    { "handbook_state", N_("State of a handbook"), FORMS, false },
    { "service_type", N_("Welfare services"), NULL, false },
    { "support_category", N_("Fields of support"), NULL, false },
    { "work_condition_wish", N_("Wished for at work"), NULL, true },
    { "communication_need", N_("Needs in communication"), NULL, true },
    { "sex", N_("Sex"), FORMS, false },
    { "phone_owner", N_("Whose phone"), NULL, false },
    { "attendance_status", N_("Attendance"), STEPS, false },
    { "meeting_role", N_("Part in a meeting"), NULL, false },
    { "event_status", N_("State of an event"), STEPS, false },
    { "event_kind", N_("Kinds of events"), FIGURES, false },
    { "meeting_outcome", N_("Outcome of a meeting"), STEPS, false },
    { "employment_form", N_("Forms of employment"), FIGURES, false },
    { "contract_term", N_("Term of a contract"), FORMS, false },
    { "wage_kind", N_("Paid by"), FORMS, false },
    { "vacancy_kind", N_("Kinds of vacancies"), FORMS, false },
    { "disclosure", N_("Is the disability told?"), FORMS, false },
    { "placement_route", N_("Way to a job"), FORMS, false },
    { "placement_supporter", N_("Who supported a placement"), FIGURES, false },
    { "occupation", N_("Kinds of work"), NULL, false },
    { "industry", N_("Industries"), FORMS, false },
    { "employer_size", N_("Size of an employer"), FORMS, false },
    { "dispatch_purpose", N_("Why staff go out"), FIGURES, false },
    { "person_met", N_("Whom staff meet"), NULL, true },
    { "retention_status", N_("Still at work?"), FORMS, false },
    { "leave_reason", N_("Why a job ends"), FORMS, false },
    { "assessment_domain", N_("Parts of the assessment"), FORMS, false },
    { "assessment_scale", N_("Marks of the assessment"), FORMS, false },
    { "assessment_evidence", N_("What the assessment rests on"), FORMS, false },
    { "external_tool", N_("Other assessment sheets"), NULL, false },
    { "consent_item", N_("What a consent covers"), NULL, true },
    { "consent_state", N_("State of a consent"), STEPS, false },
    { "work_intention", N_("Wish to work"), FORMS, false },
    { "wage_effort", N_("Efforts for higher wages"), NULL, false },
};
// clang-format on

const struct code_kind *
code_kinds(size_t *count)
{
    *count = sizeof kinds / sizeof *kinds;
    return kinds;
}

const struct code_kind *
code_kind_find(const char *list)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(kinds[i].list, list) == 0)
            return &kinds[i];
    return NULL;
}

bool
code_is_own(const char *id)
{
    return strncmp(id, CODE_OWN, sizeof CODE_OWN - 1) == 0;
}
