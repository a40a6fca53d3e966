/* role.h - who may do what: one table of role x action, default deny. Asked by src/desk at the head
 * of every use case; screens and sub-commands ask the same table to show only what works. */
#pragma once

#include <stdbool.h>

enum role {
    ROLE_NONE,       /* nobody signed in */
    ROLE_RECEPTION,  /* reception: 窓口 */
    ROLE_WORKER,     /* worker: 就労支援員 */
    ROLE_SUPERVISOR, /* supervisor: 責任者 */
    ROLE_AUDITOR,    /* auditor: 監査 */
    ROLE_ADMIN,      /* admin: システム管理 */
    ROLE__COUNT
};

/* Stored ids: "reception" ... ; "" and ROLE_NONE for nobody. */
const char *role_id(enum role role);
bool role_from_id(const char *id, enum role *out);

/* Whether somebody may be in charge of cases: an auditor reads, an administrator sees no visitors, so
 * that a case given to them would be lost. ROLE_NONE, staff without sign-in, may. */
bool role_carries_cases(enum role role);

enum action {
    ACTION_AGENDA,        /* arrivals, orientation list, appointments, day sheet, agenda */
    ACTION_SEARCH,        /* search people, lists of people */
    ACTION_OPEN_A,        /* name, kana, birth date, contact, bookings, consent state */
    ACTION_OPEN_B,        /* disability kind, handbook, referral, intention */
    ACTION_OPEN_C,        /* medical, income, interview, assessment, plan, minutes, notes */
    ACTION_OPEN_RESTRICTED, /* any person with 閲覧制限 */
    ACTION_INTAKE,        /* register, slips, edit A and B, consent */
    ACTION_WRITE_C,       /* interview, assessment, decision, plan, minutes, registration */
    ACTION_OPEN_CONFINED, /* support log entries for the staff in charge and supervisors alone */
    ACTION_PRINT_CASE,    /* what is on file of one person as a print */
    ACTION_SHARE_FILTER,  /* keep a choice of cases for everybody in a role */
    ACTION_MEETING,       /* coordination meetings and their outcomes */
    ACTION_WORK,          /* placements, dispatches, employers, programmes, wages, handovers */
    ACTION_UNDO_STAGE,    /* take back the last change of a stage, a wrong closing */
    ACTION_CORRECT,       /* correct or void a closed or counted record */
    ACTION_MERGE_PROPOSE, /* look at two records side by side and propose to merge them */
    ACTION_MERGE,         /* merge two people, decline a proposal, undo a merge */
    ACTION_RESTRICT_PROPOSE, /* propose to set or lift 閲覧制限 */
    ACTION_RESTRICT,      /* set or lift it, decline a proposal */
    ACTION_OVERSEE,       /* look at who opened restricted records for a reason */
    ACTION_BOARD,         /* KPI board and statistics: counts */
    ACTION_MEMBERS,       /* the records and people behind a number */
    ACTION_JUDGE,         /* judge an indicator */
    ACTION_IMPORT,
    ACTION_EXPORT,
    ACTION_AUDIT,         /* read audit lines */
    ACTION_VERIFY,        /* verify chain and file */
    ACTION_ACCOUNTS,      /* add, change, disable accounts */
    ACTION_ACCOUNTS_VIEW, /* list accounts */
    ACTION_UNLOCK,        /* unlock an account */
    ACTION_CODES,         /* code lists, rooms, holidays */
    ACTION_SECURITY,      /* change settings of security */
    ACTION_SECURITY_VIEW, /* see them */
    ACTION_BACKUP,
    ACTION_RESTORE,
    ACTION_OWN_SETTINGS,  /* own password, PIN, language, look, drafts */
    ACTION__COUNT
};

const char *action_id(enum action action); /* the word in the audit, e.g. "open_a" */

enum rule {
    RULE_NO,
    RULE_YES,
    RULE_REASON,     /* a reason unless own case or today's visitor */
    RULE_OWN,        /* only own cases: in charge, or a seat in the meeting that hears it */
    RULE_OWN_REASON, /* own cases, else with a reason */
    RULE_MASKED,     /* yes, with names masked on screens */
    RULE_NUMBERS,    /* record numbers only, no names */
    RULE_PIN,        /* password or PIN again (the sign-in of a sub-command counts) */
    RULE_TEAM,       /* only for accounts of one's own team */
    RULE__COUNT
};

enum rule role_rule(enum role role, enum action action);
/* True unless RULE_NO: what a menu shows. */
bool role_may(enum role role, enum action action);
