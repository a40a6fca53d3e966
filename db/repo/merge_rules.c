/* merge_rules.c - see merge_rules.h */
#include "db/repo/merge_rules.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "core/rows.h"
#include "core/text.h"
#include "db/sql.h"
#include "db/stmt.h"

// clang-format off
static const struct merge_rule rules[] = {
    { "intake_slip", "person_id", MERGE_MOVES, N_("Consultation slips"), "intake_slip",
      &sql_merge_move_intake_slip, &sql_merge_back_intake_slip,
      &sql_merge_since_intake_slip },
    { "consent", "person_id", MERGE_MOVES, N_("Consents"), "consent",
      &sql_merge_move_consent, &sql_merge_back_consent,
      &sql_merge_since_consent },
    { "support_case", "person_id", MERGE_MOVES, N_("Cases"), "support_case",
      &sql_merge_move_support_case, &sql_merge_back_support_case,
      &sql_merge_since_support_case },
    { "registration", "person_id", MERGE_MOVES, N_("Registrations"), "registration",
      &sql_merge_move_registration, &sql_merge_back_registration,
      &sql_merge_since_registration },
    { "participation", "person_id", MERGE_MOVES, N_("Seats in events"), "participation",
      &sql_merge_move_participation, &sql_merge_back_participation,
      &sql_merge_since_participation },
    { "walk_in", "person_id", MERGE_MOVES, N_("Arrivals without an appointment"), "walk_in",
      &sql_merge_move_walk_in, &sql_merge_back_walk_in,
      &sql_merge_since_walk_in },
    { "restricted_opening", "person_id", MERGE_MOVES, N_("Openings of a restricted record"), NULL,
      &sql_merge_move_restricted_opening, &sql_merge_back_restricted_opening,
      NULL },
    { "restriction_proposal", "person_id", MERGE_MOVES, N_("Proposals to restrict viewing"), NULL,
      &sql_merge_move_restriction_proposal, &sql_merge_back_restriction_proposal,
      NULL },
    { "placement", "person_id", MERGE_MOVES, N_("Placements"), "placement",
      &sql_merge_move_placement, &sql_merge_back_placement,
      &sql_merge_since_placement },
    { "dispatch_person", "person_id", MERGE_MOVES, N_("Visits"), "dispatch",
      &sql_merge_move_dispatch_person, &sql_merge_back_dispatch_person,
      &sql_merge_since_dispatch_person },
    { "handover", "person_id", MERGE_MOVES, N_("Handovers"), "handover",
      &sql_merge_move_handover, &sql_merge_back_handover,
      &sql_merge_since_handover },
    { "support_log", "person_id", MERGE_MOVES, N_("Entries of the support log"), "support_log",
      &sql_merge_move_support_log, &sql_merge_back_support_log,
      &sql_merge_since_support_log },
    { "person_flag", "person_id", MERGE_MOVES, N_("Pinned notes"), "person_flag",
      &sql_merge_move_person_flag, &sql_merge_back_person_flag,
      &sql_merge_since_person_flag },
    { "handbook_past", "person_id", MERGE_MOVES, N_("Former certificates"), "handbook_past",
      &sql_merge_move_handbook_past, &sql_merge_back_handbook_past,
      &sql_merge_since_handbook_past },
    { "disability_period", "person_id", MERGE_MOVES, N_("Disability from and to"), "disability_period",
      &sql_merge_move_disability_period, &sql_merge_back_disability_period,
      &sql_merge_since_disability_period },
    { "field_history", "person_id", MERGE_MOVES, N_("Entries of the history"), "field_history",
      &sql_merge_move_field_history, &sql_merge_back_field_history,
      NULL },
    { "draft", "person_id", MERGE_MOVES, N_("Drafts"), "draft",
      &sql_merge_move_draft, &sql_merge_back_draft,
      NULL },
    { "person_alias", "person_id", MERGE_MOVES, N_("Old numbers"), "person_alias",
      &sql_merge_move_person_alias, &sql_merge_back_person_alias,
      NULL },
    { "person_phone", "person_id", MERGE_ON_CARD, N_("Phone"), NULL, NULL, NULL, NULL },
    { "person_disability", "person_id", MERGE_ON_CARD, N_("Disability"), NULL, NULL, NULL, NULL },
    { "person_need", "person_id", MERGE_ON_CARD, N_("Needs in talks"), NULL, NULL, NULL, NULL },
    { "handbook", "person_id", MERGE_ON_CARD, N_("Certificate"), NULL, NULL, NULL, NULL },
};
// clang-format on

const struct merge_rule *
merge_rules(size_t *count)
{
    *count = sizeof rules / sizeof *rules;
    return rules;
}

const struct merge_rule *
merge_rule_of(const char *table)
{
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        if (strcmp(rules[i].table, table) == 0)
            return &rules[i];
    }
    return NULL;
}

enum err_code
merge_rule_move(struct merge_journal *j, const struct merge_rule *rule, int64_t from, int64_t to,
                int *moved, struct err *e)
{
    struct stmt *s = stmt_open(j->db, rule->move);
    int64_t *ids = NULL;
    size_t count = 0;
    enum err_code rc;

    assert(rule->how == MERGE_MOVES);
    stmt_int(s, ":from", from);
    stmt_int(s, ":to", to);
    while (stmt_row(s)) {
        ids = rows_grow(ids, count, sizeof *ids);
        ids[count++] = stmt_col_int(s, 0);
    }
    rc = stmt_close(s, e);
    for (size_t i = 0; rc == ERR_OK && i < count; i++)
        rc = merge_journal_add(j, MERGE_MOVED, rule->table, ids[i], NULL, NULL, e);
    free(ids);
    *moved = (int)count;
    return rc;
}

enum err_code
merge_rule_back(struct db *db, const struct merge_rule *rule, int64_t id, int64_t from, int64_t to,
                bool *gone, struct err *e)
{
    struct stmt *s = stmt_open(db, rule->back);
    enum err_code rc;

    stmt_int(s, ":id", id);
    stmt_int(s, ":from", from);
    stmt_int(s, ":to", to);
    rc = stmt_run(s, e);
    *gone = rc == ERR_OK && db_changes(db) == 0;
    return rc;
}

enum err_code
merge_rule_since(struct db *db, const struct merge_rule *rule, int64_t person_id, int64_t mark,
                 struct merge_sinces *out, struct err *e)
{
    struct stmt *s;

    if (!rule->since)
        return ERR_OK;
    s = stmt_open(db, rule->since);
    stmt_int(s, ":person", person_id);
    stmt_int(s, ":mark", mark);
    while (stmt_row(s)) {
        struct merge_since *row;

        out->rows = rows_grow(out->rows, out->count, sizeof *out->rows);
        row = &out->rows[out->count++];
        text_copy(row->table, sizeof row->table, rule->table);
        row->row_id = stmt_col_int(s, 0);
        row->day = stmt_col_date(s, 1);
    }
    return stmt_close(s, e);
}
