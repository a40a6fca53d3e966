#include "core/placement.h"

#include <stdlib.h>
#include <string.h>

bool
placement_supporter_counts(const char *supporter)
{
    static const struct code_set welfare = {
        { "association", "transition_office", "continuation_a", "continuation_b", "workshop",
          "training_facility", "other_welfare" },
        7,
    };

    return code_set_has(&welfare, supporter);
}

enum placement_count
placement_counts(const struct placement *p)
{
    static const struct code_set closed_forms = { { "a_type", "self_employed" }, 2 };

    if (p->voided)
        return PLACEMENT_VOID;
    if (code_set_has(&closed_forms, p->employment_form))
        return PLACEMENT_FORM;
    for (size_t i = 0; i < p->supporters.count; i++) {
        if (placement_supporter_counts(p->supporters.ids[i]))
            return PLACEMENT_COUNTS;
    }
    return PLACEMENT_SUPPORTER;
}

long
tenure_days(struct date started_on, struct date ended_on)
{
    if (date_is_none(started_on) || date_is_none(ended_on)
        || date_compare(ended_on, started_on) < 0)
        return -1;
    return date_to_days(ended_on) - date_to_days(started_on) + 1;
}

const char *
tenure_band(struct date started_on, struct date ended_on)
{
    static const struct {
        int months; /* fewer than */
        const char *id;
    } bands[] = {
        { 1, "t_under1m" }, { 3, "t1_3m" }, { 6, "t3_6m" }, { 12, "t6_12m" }, { 36, "t1_3y" },
    };

    if (tenure_days(started_on, ended_on) < 0)
        return "";
    /* The last day is a day at work: one month is full on the day before the same day. */
    struct date after = date_add_days(ended_on, 1);
    for (size_t i = 0; i < sizeof bands / sizeof *bands; i++) {
        if (date_compare(after, date_add_months(started_on, bands[i].months)) < 0)
            return bands[i].id;
    }
    return "t3y";
}

const char *
leave_group(const char *leave_reason)
{
    static const struct {
        const char *reason, *group;
    } groups[] = {
        { "", "" },
        { "term_end", "term" },
        { "retirement", "term" },
        { "dismissal", "employer" },
        { "bankruptcy", "employer" },
        { "deceased", "other" },
        { "other", "other" },
    };

    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++) {
        if (strcmp(leave_reason, groups[i].reason) == 0)
            return groups[i].group;
    }
    return "personal";
}

void
placement_list_free(struct placement_list *list)
{
    if (!list)
        return;
    free(list->rows);
    *list = (struct placement_list){ 0 };
}
