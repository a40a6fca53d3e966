#include "tests/desk/figures.h"

#include "tests/desk/records.h"

struct board loaded_board;

const struct board_indicator *
load_figure(struct fixture *f, int no, int fy, const char *as_of)
{
    expect_ok(f, board_load(f->d, (struct fiscal_year){ fy }, iso_day(as_of), &loaded_board, &f->e));
    const struct board_indicator *row = board_find(&loaded_board, no);
    assert_non_null(row);
    return row;
}

void
expect_count(struct fixture *f, int no, int fy, const char *as_of, int64_t want)
{
    struct board_members m;
    const struct board_indicator *row = load_figure(f, no, fy, as_of);
    int64_t last = KPI_NONE;

    for (int i = 0; i < 12; i++) {
        if (row->months[i] != KPI_NONE)
            last = row->months[i];
    }
    expect_ok(f, board_members(f->d, no, (struct fiscal_year){ fy }, iso_day(as_of), &m, &f->e));
    size_t count = m.count;
    board_members_free(&m);
    if (row->actual != want || last != want || (int64_t)count != want)
        fail_msg("No.%d FY%d as of %s: number %lld, months %lld, list %zu instead of %lld", no, fy,
                 as_of, (long long)row->actual, (long long)last, count, (long long)want);
}
