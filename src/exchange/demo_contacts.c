/* demo_contacts.c - the calls and talks of the last weeks, as entries of the support log: without them
 * nearly everybody would be called silent. See demo_inside.h */
#include "exchange/demo_inside.h"

#include <stdio.h>
#include <stdlib.h>

#include "core/text.h"
#include "desk/people.h"
#include "desk/support_log.h"

static const struct {
    const char *method, *category, *content;
    int minutes;
} talks[] = {
    { "phone", "job_consult", "電話で近況をうかがった。求人票を見ている。（架空）", 15 },
    { "visit_in", "job_seeking", "来所。応募書類を一緒に見直した。（架空）", 45 },
    { "phone", "life_consult", "生活のリズムについてうかがった。（架空）", 20 },
    { "visit_in", "preparation", "面接の練習をした。（架空）", 40 },
    { "email", "job_consult", "メールで次の予定を確かめた。（架空）", 10 },
};

enum { TALKS = sizeof talks / sizeof *talks, OFTEN_DAYS = 13, LEFT_OUT_PERCENT = 4 };

static enum err_code
talk_to(struct demo *demo, const struct due_row *due, struct err *e)
{
    struct support_log *x = calloc(1, sizeof *x);
    unsigned which = demo_pick(&demo->random, TALKS);

    if (!x)
        abort();
    x->person_id = due->person_id;
    x->on_day = date_add_days(demo->last, -(long)demo_pick(&demo->random, OFTEN_DAYS));
    x->minutes = talks[which].minutes;
    text_copy(x->method, sizeof x->method, talks[which].method);
    text_copy(x->category, sizeof x->category, talks[which].category);
    text_copy(x->content, sizeof x->content, talks[which].content);
    x->staff_id = due->staff_id ? due->staff_id
                                : demo->staff[1 + demo_pick(&demo->random, DEMO_STAFF - 1)];
    enum err_code rc = support_log_save(demo->d, x, e);
    free(x);
    return rc;
}

enum err_code
demo_keep_in_touch(struct demo *demo, struct err *e)
{
    struct due_rows due = { 0 };
    enum err_code rc = person_due(demo->d, demo->last, 0, (size_t)demo->people_count + 1, &due, e);

    for (size_t i = 0; i < due.count && rc == ERR_OK; i++)
        if (due.rows[i].kind == DUE_SILENT && !demo_chance(&demo->random, LEFT_OUT_PERCENT))
            rc = talk_to(demo, &due.rows[i], e);
    due_rows_free(&due);
    return rc;
}
