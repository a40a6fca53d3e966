/* What is due: ids, one row a person and kind, and how long a stage may be silent; events that
 * overlap. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "core/due.h"
#include "core/event.h"
#include "core/rows.h"
#include "core/text.h"

static void
ids_differ(void **state)
{
    (void)state;
    for (enum due_kind a = 0; a < DUE__COUNT; a++)
        for (enum due_kind b = 0; b < a; b++)
            assert_string_not_equal(due_kind_id(a), due_kind_id(b));
}

static void
add(struct due_rows *rows, enum due_kind kind, int day, int64_t person, int64_t record)
{
    rows->rows = rows_grow(rows->rows, rows->count, sizeof *rows->rows);
    rows->rows[rows->count++] = (struct due_row){
        .kind = kind, .due = { 2014, 10, (signed char)day }, .person_id = person,
        .record_id = record,
    };
}

static void
one_row_a_person_and_kind(void **state)
{
    struct due_rows rows = { 0 };

    (void)state;
    due_rows_settle(&rows); /* nothing is nothing */
    assert_int_equal(rows.count, 0);
    add(&rows, DUE_TASK, 9, 1, 11);
    add(&rows, DUE_TASK, 3, 1, 12);
    add(&rows, DUE_TASK, 3, 2, 13);
    add(&rows, DUE_TASK, 5, 1, 14);
    add(&rows, DUE_VISIT, 1, 1, 15);
    add(&rows, DUE_OUTCOME, 2, 0, 16); /* events are nobody's: never folded */
    add(&rows, DUE_OUTCOME, 2, 0, 17);
    due_rows_settle(&rows);
    static const int64_t records[] = { 15, 16, 17, 12, 13 };
    assert_int_equal(rows.count, 5);
    for (size_t i = 0; i < rows.count; i++) {
        assert_int_equal(rows.rows[i].record_id, records[i]);
        assert_int_equal(rows.rows[i].more, records[i] == 12 ? 2 : 0);
    }
    due_rows_free(&rows);
}

/* What has no day is not late: it comes behind all that has one. */
static void
without_a_day_comes_last(void **state)
{
    struct due_rows rows = { 0 };

    (void)state;
    add(&rows, DUE_HANDBOOK_END, 0, 1, 11);
    rows.rows[0].due = DATE_NONE;
    add(&rows, DUE_TASK, 9, 1, 12);
    add(&rows, DUE_CONSENT, 3, 2, 13);
    due_rows_settle(&rows);
    assert_int_equal(rows.count, 3);
    assert_int_equal(rows.rows[0].record_id, 13);
    assert_int_equal(rows.rows[2].record_id, 11);
    due_rows_free(&rows);
}

/* Who opened a restricted record answers alone: each opening is looked at for itself. */
static void
every_opening_stands_alone(void **state)
{
    struct due_rows rows = { 0 };

    (void)state;
    add(&rows, DUE_OPENED, 3, 1, 11);
    add(&rows, DUE_OPENED, 3, 1, 12);
    add(&rows, DUE_OPENED, 2, 1, 13);
    due_rows_settle(&rows);
    assert_int_equal(rows.count, 3);
    for (size_t i = 0; i < rows.count; i++)
        assert_int_equal(rows.rows[i].more, 0);
    assert_int_equal(rows.rows[0].record_id, 13);
    assert_int_equal(due_row_whose(&rows.rows[1]), 11);
    assert_int_equal(due_row_whose(&rows.rows[2]), 12);
    assert_int_equal(due_row_whose(&(struct due_row){ .kind = DUE_TASK, .person_id = 1,
                                                      .record_id = 11 }), 1);
    assert_int_equal(due_row_whose(&(struct due_row){ .kind = DUE_OUTCOME, .record_id = 11 }), 11);
    due_rows_free(&rows);
}

static void
every_active_stage_has_its_days(void **state)
{
    (void)state;
    for (enum stage s = STAGE_INQUIRY; s < STAGE_SUSPENDED; s++)
        assert_in_range(due_silent_days(s), 7, 120);
    assert_int_equal(due_silent_days(STAGE_SUSPENDED), 0); /* has its review day */
    assert_int_equal(due_silent_days(STAGE_CLOSED), 0);
}

static void
events_overlap_unless_one_follows(void **state)
{
    static const struct {
        const char *a[3], *b[3]; /* from, to, state */
        bool overlap;
    } rows[] = {
        { { "10:00", "12:00", "planned" }, { "11:00", "13:00", "planned" }, true },
        { { "10:00", "12:00", "planned" }, { "12:00", "13:00", "planned" }, false },
        { { "10:00", "12:00", "held" }, { "10:30", "11:00", "planned" }, true },
        { { "10:00", "", "planned" }, { "10:00", "", "planned" }, true },
        { { "10:00", "", "planned" }, { "10:30", "", "planned" }, false },
        { { "10:00", "12:00", "planned" }, { "11:00", "", "planned" }, true },
        { { "10:00", "", "planned" }, { "09:00", "11:00", "planned" }, true },
        { { "10:00", "12:00", "cancelled" }, { "11:00", "13:00", "planned" }, false },
        { { "10:00", "12:00", "planned" }, { "11:00", "13:00", "postponed" }, false },
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct event_row a = { 0 }, b = { 0 };

        assert_true(text_copy(a.starts_at, sizeof a.starts_at, rows[i].a[0]));
        assert_true(text_copy(a.ends_at, sizeof a.ends_at, rows[i].a[1]));
        assert_true(text_copy(a.status, sizeof a.status, rows[i].a[2]));
        assert_true(text_copy(b.starts_at, sizeof b.starts_at, rows[i].b[0]));
        assert_true(text_copy(b.ends_at, sizeof b.ends_at, rows[i].b[1]));
        assert_true(text_copy(b.status, sizeof b.status, rows[i].b[2]));
        assert_int_equal(event_overlaps(&a, &b), rows[i].overlap);
        assert_int_equal(event_overlaps(&b, &a), rows[i].overlap);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ids_differ),
        cmocka_unit_test(one_row_a_person_and_kind),
        cmocka_unit_test(without_a_day_comes_last),
        cmocka_unit_test(every_opening_stands_alone),
        cmocka_unit_test(every_active_stage_has_its_days),
        cmocka_unit_test(events_overlap_unless_one_follows),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
