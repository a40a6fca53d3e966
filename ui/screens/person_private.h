/* person_private.h - what the files of the person's screen share: person.c (load, draw, going on),
 * person_draw.c (the card), person_steps.c (questions that change the case). */
#pragma once

#include "core/wareki.h"
#include "desk/case.h"
#include "desk/people.h"
#include "ui/kit/screen.h"

struct person_line {
    struct timeline_row row;
    char day[WAREKI_SIZE];
};

struct person_state {
    int64_t person_id;
    char reason[LONG_SIZE];       /* of this opening; the desk's while this screen is there */
    struct person_card card;
    struct stage_changes stages;  /* of card.current */
    struct person_line *lines;    /* newest first */
    size_t line_count;
    char words[LONG_SIZE];        /* typed for a step that needs the PIN in between */
    enum stage next_stage;        /* chosen, while its reason is asked */
};

/* The open case. */
bool person_has_open_case(const struct screen *s);

void person_draw(const struct screen *s, struct canvas *c);

/* Commands. */
void person_set_next(struct screen *s);
void person_assign(struct screen *s);
void person_close_case(struct screen *s);
void person_suspend_case(struct screen *s);
void person_resume_case(struct screen *s);
void person_undo_stage(struct screen *s);
void person_restrict_toggle(struct screen *s);
void person_go_on(struct screen *s);
bool person_is_suspended(const struct screen *s);
bool person_is_active(const struct screen *s);
bool person_can_undo(const struct screen *s);
bool person_can_go_on(const struct screen *s);
