/* assessment_private.h - what the files of the assessment screen share: assessment.c (load, keys,
 * ratings), assessment_draw.c (the list), assessment_acts.c (agreeing, versions, the way on). */
#pragma once

#include "core/assessment.h"
#include "core/support_case.h"
#include "ui/kit/screen.h"

/* The three ratings of an item, in the order of the sheet. */
enum rating_column { RATING_SELF, RATING_AGREED, RATING_SUPPORT, RATING__COUNT };

struct assessment_view {
    int64_t wanted;              /* sheet asked for; 0: the newest */
    int64_t person_id;
    struct support_case c;
    struct assessment_rows versions; /* newest first */
    struct assessment sheet;     /* id 0: there is none yet */
    struct assessment_lines lines;
    struct assessment_lines before; /* of the version before, in its own order; count 0: none */
    int before_number;
    size_t at;                   /* selected item */
    enum rating_column column;
    char rating;                 /* waits for the note that with_support needs */
    size_t *page;                /* items on the page, set by drawing */
};

char *assessment_rating(struct assessment_line *line, enum rating_column column);
char assessment_rated(const struct assessment_line *line, enum rating_column column);
/* The line of the version before for the same item; NULL: none. */
const struct assessment_line *assessment_before(const struct assessment_view *st,
                                                const struct assessment_line *line);
/* The items of a domain that were confirmed together, of how many. */
void assessment_domain_count(const struct assessment_view *st, const char *domain, int *confirmed,
                             int *items);

/* What the item says, in the reader's language. */
const char *assessment_wording(const struct screen *s, const struct assessment_line *line);

void assessment_draw(const struct screen *s, struct canvas *c);

bool assessment_has_sheet(const struct screen *s);
bool assessment_is_draft(const struct screen *s);

/* Commands. */
void assessment_ask_agreement(struct screen *s);
void assessment_ask_withdrawal(struct screen *s);
bool assessment_can_withdraw(const struct screen *s);
void assessment_new_version(struct screen *s);
bool assessment_can_begin(const struct screen *s);
void assessment_list_versions(struct screen *s);
void assessment_show_texts(struct screen *s);
void assessment_decide(struct screen *s);
bool assessment_can_decide(const struct screen *s);
