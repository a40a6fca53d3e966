#include "core/code_kinds.h"

#include <string.h>

#include "core/err.h"

// clang-format off
static const struct code_kind kinds[] = {
    { "case_stage", N_("Stage of a case"), false, false },
    { "stage_skip_reason", N_("Why a step is skipped"), true, false },
    { "suspend_reason", N_("Why a case rests"), true, false },
    { "close_reason", N_("Why a case ends"), true, false },
    { "contact_method", N_("How one meets"), true, false },
    { "consulter_kind", N_("Who asks"), true, false },
    { "relationship", N_("Relation to the person"), true, false },
    { "referral_source", N_("Who sent the person"), true, false },
    { "agency_kind", N_("Kinds of agencies"), false, false },
    { "wish_kind", N_("What is wished for"), true, true },
    { "next_action", N_("What comes next"), false, false },
    { "disability_kind", N_("Kinds of disability"), false, false },
    { "physical_part", N_("Physical disability: part"), true, false },
    { "handbook_kind", N_("Kinds of handbooks"), false, false },
    { "handbook_state", N_("State of a handbook"), false, false },
    { "service_type", N_("Welfare services"), true, false },
    { "support_category", N_("Fields of support"), true, false },
    { "work_condition_wish", N_("Wished for at work"), true, true },
    { "communication_need", N_("Needs in communication"), true, true },
    { "sex", N_("Sex"), false, false },
    { "phone_owner", N_("Whose phone"), true, false },
    { "attendance_status", N_("Attendance"), false, false },
    { "meeting_role", N_("Part in a meeting"), true, false },
    { "event_status", N_("State of an event"), false, false },
    { "event_kind", N_("Kinds of events"), false, false },
    { "meeting_outcome", N_("Outcome of a meeting"), false, false },
    { "employment_form", N_("Forms of employment"), false, false },
    { "contract_term", N_("Term of a contract"), false, false },
    { "wage_kind", N_("Paid by"), false, false },
    { "vacancy_kind", N_("Kinds of vacancies"), false, false },
    { "disclosure", N_("Is the disability told?"), false, false },
    { "placement_route", N_("Way to a job"), false, false },
    { "placement_supporter", N_("Who supported a placement"), false, false },
    { "occupation", N_("Kinds of work"), true, false },
    { "industry", N_("Industries"), false, false },
    { "employer_size", N_("Size of an employer"), false, false },
    { "dispatch_purpose", N_("Why staff go out"), false, false },
    { "person_met", N_("Whom staff meet"), true, true },
    { "retention_status", N_("Still at work?"), false, false },
    { "leave_reason", N_("Why a job ends"), false, false },
    { "assessment_domain", N_("Parts of the assessment"), false, false },
    { "assessment_scale", N_("Marks of the assessment"), false, false },
    { "assessment_evidence", N_("What the assessment rests on"), false, false },
    { "external_tool", N_("Other assessment sheets"), true, false },
    { "consent_item", N_("What a consent covers"), true, true },
    { "consent_state", N_("State of a consent"), false, false },
    { "work_intention", N_("Wish to work"), false, false },
    { "wage_effort", N_("Efforts for higher wages"), true, false },
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
