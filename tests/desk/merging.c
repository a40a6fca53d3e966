#include "tests/desk/merging.h"

#include <stdio.h>

#include "desk/people.h"
#include "tests/desk/records.h"

int64_t
merging_person(struct fixture *f, const char *name, const char *kana, const char *birth)
{
    struct person p = { .birth_date = iso_day(birth) };
    struct person_saving saving = { .history = true };

    fixture_as(f, "kakari");
    snprintf(p.name, sizeof p.name, "%s", name);
    snprintf(p.kana, sizeof p.kana, "%s", kana);
    expect_ok(f, person_save(f->d, &p, &saving, &f->e));
    fixture_sql(f, "UPDATE person SET imported = 0 WHERE id = %lld", (long long)p.id);
    return p.id;
}

/* The same person twice, the second time under a slip of the pen. */
void
merging_two(struct fixture *f, int64_t *survivor, int64_t *loser)
{
    *survivor = merging_person(f, "架空　花子", "カクウ　ハナコ", "1980-05-06");
    *loser = merging_person(f, "架空　華子", "カクウ　ハナコ", "1980-05-16");
}

struct merge_plan
merging_plan(struct fixture *f, int64_t survivor, int64_t loser, const char *picks)
{
    struct merge_plan plan = { .survivor_id = survivor, .loser_id = loser };

    plan.survivor_version =
        fixture_number(f, "SELECT version FROM person WHERE id = %lld", (long long)survivor);
    plan.loser_version =
        fixture_number(f, "SELECT version FROM person WHERE id = %lld", (long long)loser);
    snprintf(plan.picks, sizeof plan.picks, "%s", picks);
    snprintf(plan.reason, sizeof plan.reason, "同じ方でした。");
    return plan;
}

int64_t
merging_version(struct fixture *f, int64_t merge)
{
    return fixture_number(f, "SELECT version FROM person_merge WHERE id = %lld", (long long)merge);
}

int64_t
merging_do(struct fixture *f, int64_t survivor, int64_t loser, const char *picks)
{
    struct merge_plan plan = merging_plan(f, survivor, loser, picks);
    int64_t id;

    fixture_as(f, "kakari");
    expect_ok(f, merge_do(f->d, &plan, &id, &f->e));
    return id;
}

size_t
merging_undo(struct fixture *f, int64_t merge)
{
    struct merge_sinces stays;
    size_t n;

    expect_ok(f, merge_undo(f->d, merge, merging_version(f, merge), "別の方でした。", &stays, &f->e));
    n = stays.count;
    merge_sinces_free(&stays);
    return n;
}
