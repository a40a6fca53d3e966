/* person_private.h - what the files of the person's screen share: person.c (load, going on),
 * person_draw.c (the card), person_lines.c (the timeline), person_steps.c (questions that change the
 * case). */
#pragma once

#include "core/wareki.h"
#include "desk/case.h"
#include "desk/flag.h"
#include "desk/people.h"
#include "ui/kit/screen.h"

enum person_filter { /* what is shown of the timeline */
    PERSON_ALL,
    PERSON_CONTACTS,
    PERSON_MEETINGS,
    PERSON_WORK,
    PERSON_RECORDS,
    PERSON_LOG, /* as 支援経過一覧, with columns of its own */
    PERSON_FILTER__COUNT
};

struct person_line {
    struct timeline_row row;
    char day[WAREKI_SIZE];
    const char *method, *category, *mark; /* labels, of the support log alone; the desk's */
};

struct person_state {
    int64_t person_id;
    char reason[LONG_SIZE];       /* of this opening; the desk's while this screen is there */
    struct person_card card;
    struct flags flags;           /* pinned on the card and open */
    struct stage_changes stages;  /* of card.current */
    struct person_line *lines;    /* newest first */
    size_t line_count;
    const struct person_line **shown; /* of them, what passes the filter */
    size_t shown_count, withheld; /* withheld: support log entries not for this reader */
    enum person_filter filter;
    char words[LONG_SIZE];        /* typed for a step that needs the PIN in between */
    enum stage next_stage;        /* chosen, while its reason is asked */
    struct flag flag;             /* chosen, while it is asked how it was resolved */
};

/* The open case. */
bool person_has_open_case(const struct screen *s);

void person_draw(const struct screen *s, struct canvas *c);
/* All of the card to read, where the screen has no room for it. */
void person_show_card(struct screen *s);

/* The table for the filter that is chosen; its rows come with the next load. */
void person_lines_open(struct screen *s);
MUST_CHECK enum err_code person_lines_load(struct screen *s, struct err *e);
void person_lines_free(struct person_state *st);
/* The selected row; there must be one. Until the next load. */
const struct timeline_row *person_selected_row(const struct screen *s);
void person_lines_hint(const struct screen *s, char *out, size_t size);

/* Commands. */
void person_choose_filter(struct screen *s);
void person_pin(struct screen *s);
void person_set_next(struct screen *s);
void person_assign(struct screen *s);
void person_close_case(struct screen *s);
void person_suspend_case(struct screen *s);
void person_resume_case(struct screen *s);
void person_undo_stage(struct screen *s);
void person_go_on(struct screen *s);
bool person_is_suspended(const struct screen *s);
bool person_is_active(const struct screen *s);
bool person_can_undo(const struct screen *s);
bool person_can_go_on(const struct screen *s);
