#include "core/role.h"

#include <assert.h>
#include <stddef.h>
#include <string.h>

static const char *const role_ids[ROLE__COUNT] = {
    [ROLE_NONE] = "",           [ROLE_RECEPTION] = "reception",
    [ROLE_WORKER] = "worker",   [ROLE_SUPERVISOR] = "supervisor",
    [ROLE_AUDITOR] = "auditor", [ROLE_ADMIN] = "admin",
};

/* To add an action: a value in role.h, a row here, a row in tests/desk/test_matrix.c. */
struct action_row {
    const char *id;
    enum rule rules[ROLE__COUNT]; /* 0 is RULE_NO: what is not said is refused */
};

#define RULES(reception, worker, supervisor, auditor, admin)                                       \
    {                                                                                              \
        RULE_NO, RULE_##reception, RULE_##worker, RULE_##supervisor, RULE_##auditor, RULE_##admin  \
    }

// clang-format off
static const struct action_row actions[] = {
    /*                                               reception worker      superv. auditor  admin */
    [ACTION_AGENDA]          = { "agenda",          RULES(YES,    YES,        YES,  NO,      NO) },
    [ACTION_SEARCH]          = { "search",          RULES(YES,    YES,        YES,  NO,      NO) },
    [ACTION_OPEN_A]          = { "open_a",          RULES(REASON, REASON,     YES,  NO,      NO) },
    [ACTION_OPEN_B]          = { "open_b",          RULES(REASON, REASON,     YES,  NO,      NO) },
    [ACTION_OPEN_C]          = { "open_c",          RULES(NO,     OWN_REASON, YES,  NO,      NO) },
    [ACTION_OPEN_RESTRICTED] = { "open_restricted", RULES(NO,     OWN_REASON, PIN,  NO,      NO) },
    [ACTION_INTAKE]          = { "intake",          RULES(YES,    YES,        YES,  NO,      NO) },
    [ACTION_WRITE_C]         = { "write_c",         RULES(NO,     OWN,        YES,  NO,      NO) },
    [ACTION_OPEN_CONFINED]   = { "open_confined",   RULES(NO,     OWN,        YES,  NO,      NO) },
    [ACTION_PRINT_CASE]      = { "print_case",      RULES(NO,     OWN,        YES,  NO,      NO) },
    [ACTION_SHARE_FILTER]    = { "share_filter",    RULES(NO,     NO,         YES,  NO,      NO) },
    [ACTION_MEETING]         = { "meeting",         RULES(NO,     YES,        YES,  NO,      NO) },
    [ACTION_WORK]            = { "work",            RULES(NO,     YES,        YES,  NO,      NO) },
    [ACTION_UNDO_STAGE]      = { "undo_stage",      RULES(NO,     NO,         YES,  NO,      NO) },
    [ACTION_CORRECT]         = { "correct",         RULES(NO,     NO,         YES,  NO,      NO) },
    [ACTION_MERGE_PROPOSE]   = { "merge_propose",   RULES(YES,    YES,        YES,  NO,      NO) },
    [ACTION_MERGE]           = { "merge",           RULES(NO,     NO,         YES,  NO,      NO) },
    [ACTION_RESTRICT_PROPOSE] = { "restrict_propose", RULES(NO,   YES,        YES,  NO,      NO) },
    [ACTION_RESTRICT]        = { "restrict",        RULES(NO,     NO,         PIN,  NO,      NO) },
    [ACTION_OVERSEE]         = { "oversee",         RULES(NO,     NO,         YES,  NO,      NO) },
    [ACTION_BOARD]           = { "board",           RULES(YES,    YES,        YES,  YES,     YES) },
    [ACTION_MEMBERS]         = { "members",         RULES(MASKED, MASKED,     YES,  NUMBERS, NUMBERS) },
    [ACTION_JUDGE]           = { "judge",           RULES(NO,     NO,         YES,  NO,      NO) },
    [ACTION_IMPORT]          = { "import",          RULES(NO,     NO,         YES,  NO,      NO) },
    [ACTION_EXPORT]          = { "export",          RULES(NO,     NO,         PIN,  NO,      NO) },
    [ACTION_AUDIT]           = { "audit",           RULES(OWN,    OWN,        TEAM, YES,     NO) },
    [ACTION_VERIFY]          = { "verify",          RULES(NO,     NO,         YES,  YES,     YES) },
    [ACTION_ACCOUNTS]        = { "accounts",        RULES(NO,     NO,         NO,   NO,      YES) },
    [ACTION_ACCOUNTS_VIEW]   = { "accounts_view",   RULES(NO,     NO,         NO,   YES,     YES) },
    [ACTION_UNLOCK]          = { "unlock",          RULES(NO,     NO,         TEAM, NO,      YES) },
    [ACTION_CODES]           = { "codes",           RULES(NO,     NO,         YES,  NO,      YES) },
    [ACTION_SECURITY]        = { "security",        RULES(NO,     NO,         NO,   NO,      PIN) },
    [ACTION_SECURITY_VIEW]   = { "security_view",   RULES(NO,     NO,         YES,  YES,     YES) },
    [ACTION_BACKUP]          = { "backup",          RULES(NO,     NO,         YES,  NO,      YES) },
    [ACTION_RESTORE]         = { "restore",         RULES(NO,     NO,         NO,   NO,      PIN) },
    [ACTION_OWN_SETTINGS]    = { "own_settings",    RULES(YES,    YES,        YES,  YES,     YES) },
};
// clang-format on

static_assert(sizeof actions / sizeof *actions == ACTION__COUNT, "every action has a row");
static_assert(RULE_NO == 0, "a rule that nobody wrote is a refusal");
static_assert(ROLE__COUNT == 6, "RULES() takes one rule for each role but nobody");

const char *
role_id(enum role role)
{
    assert((unsigned)role < ROLE__COUNT);
    return role_ids[role];
}

bool
role_from_id(const char *id, enum role *out)
{
    for (int i = 0; i < ROLE__COUNT; i++) {
        if (strcmp(role_ids[i], id) == 0) {
            *out = (enum role)i;
            return true;
        }
    }
    return false;
}

bool
role_carries_cases(enum role role)
{
    return role != ROLE_AUDITOR && role != ROLE_ADMIN;
}

const char *
action_id(enum action action)
{
    assert((unsigned)action < ACTION__COUNT);
    return actions[action].id;
}

enum rule
role_rule(enum role role, enum action action)
{
    if ((unsigned)role >= ROLE__COUNT || (unsigned)action >= ACTION__COUNT)
        return RULE_NO;
    return actions[action].rules[role];
}

bool
role_may(enum role role, enum action action)
{
    return role_rule(role, action) != RULE_NO;
}
