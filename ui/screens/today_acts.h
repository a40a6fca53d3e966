/* today_acts.h - what the desk of today leads to and does beside its rows; most are commands' `run`. */
#pragma once

#include "core/due.h"
#include "ui/kit/screen.h"

/* Show where it can be settled. */
void today_open_due(struct screen *s, const struct due_row *due);

void today_walk_in(struct screen *s); /* somebody comes without an appointment: who? */
void today_book_interview(struct screen *s); /* an interview with a time: for whom? */
void today_ask_outcome(struct screen *s); /* today_outcome.c: what became of what the row is about */
void today_sheet(struct screen *s);   /* the day sheet as a text to scroll; audited */

void today_task_done(struct screen *s, int64_t task_id); /* a task agreed in a meeting */

/* For a role that sees no visitors: where the keys lead, in words. */
void today_draw_ways(const struct screen *s, struct canvas *c, struct area *a);

void today_go_staff(struct screen *s); /* the day by staff */
void today_go_intake(struct screen *s);
/* The slip of the walk-in on the row; elsewhere as today_go_intake(). */
void today_take_up(struct screen *s);
void today_go_people(struct screen *s);
void today_go_cases(struct screen *s);
void today_go_calendar(struct screen *s);
void today_go_board(struct screen *s);
void today_go_organisations(struct screen *s);
void today_go_accounts(struct screen *s);
void today_go_closing_days(struct screen *s);
void today_go_code_lists(struct screen *s);
void today_go_security(struct screen *s);
void today_go_settings(struct screen *s);
bool today_sees_accounts(const struct screen *s);
