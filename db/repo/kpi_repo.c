#include "db/repo/kpi_repo.h"

#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "db/sql.h"

enum { PAGE = 500 };

enum source { PLACEMENTS, DISPATCHES, EVENTS };

static const struct {
    const struct sql *count, *rows;
    enum source source;
    const char *kind; /* of events, and what members of the other two are called */
    int no;           /* the indicator whose number it is, 0 none */
    int evidence_no;  /* the indicator it is shown beside, 0 none */
} figures[] = {
    [FIGURE_63] = { &sql_kpi_63_count, &sql_kpi_63_rows, PLACEMENTS, "placement", 63, 0 },
    [FIGURE_64] = { &sql_kpi_64_count, &sql_kpi_64_rows, EVENTS, "coordination_meeting", 64, 0 },
    [FIGURE_66] = { &sql_kpi_66_count, &sql_kpi_66_rows, EVENTS, "network_meeting", 66, 0 },
    [FIGURE_67] = { &sql_kpi_67_count, &sql_kpi_67_rows, EVENTS, "employer_seminar", 67, 0 },
    [FIGURE_68] = { &sql_kpi_68_count, &sql_kpi_68_rows, EVENTS, "staff_seminar", 68, 0 },
    [FIGURE_69] = { &sql_kpi_69_count, &sql_kpi_69_rows, DISPATCHES, "dispatch", 69, 0 },
    [FIGURE_68_BESIDE] = { &sql_kpi_68_beside_count, &sql_kpi_68_beside_rows, EVENTS,
                           "outreach_lecture", 0, 68 },
    [FIGURE_70_EVIDENCE] = { &sql_kpi_70_evidence_count, &sql_kpi_70_evidence_rows, EVENTS,
                             "leisure_programme", 0, 70 },
    [FIGURE_71_EVIDENCE] = { &sql_kpi_71_evidence_count, &sql_kpi_71_evidence_rows, EVENTS,
                             "wage_programme", 0, 71 },
};
_Static_assert(sizeof figures / sizeof *figures == FIGURE__COUNT, "one row a figure");

bool
kpi_repo_figure(int no, enum kpi_figure *out)
{
    for (int i = 0; i < FIGURE__COUNT; i++) {
        if (figures[i].no == no) {
            *out = (enum kpi_figure)i;
            return true;
        }
    }
    return false;
}

bool
kpi_repo_evidence(int no, enum kpi_figure *out)
{
    for (int i = 0; i < FIGURE__COUNT; i++) {
        if (figures[i].evidence_no == no) {
            *out = (enum kpi_figure)i;
            return true;
        }
    }
    return false;
}

static void
bind_range(struct stmt *s, enum kpi_figure figure, struct fiscal_year fy, struct date from,
           struct date to)
{
    if (figure == FIGURE_63)
        stmt_date(s, ":year", fiscal_year_first(fy));
    stmt_date(s, ":from", from);
    stmt_date(s, ":to", to);
}

static enum err_code
read_count(struct stmt *s, int64_t *n, struct err *e)
{
    *n = 0;
    if (stmt_row(s))
        *n = stmt_col_int(s, 0);
    return stmt_close(s, e);
}

enum err_code
kpi_repo_count(struct db *db, enum kpi_figure figure, struct fiscal_year fy, struct date from,
               struct date to, int64_t *n, struct err *e)
{
    struct stmt *s = stmt_open(db, figures[figure].count);

    bind_range(s, figure, fy, from, to);
    return read_count(s, n, e);
}

enum err_code
kpi_repo_booked(struct db *db, enum kpi_figure figure, struct fiscal_year fy, struct date from,
                struct date to, int64_t *n, struct err *e)
{
    if (figures[figure].source == DISPATCHES)
        return kpi_repo_count(db, figure, fy, from, to, n, e);

    bool events = figures[figure].source == EVENTS;
    struct stmt *s = stmt_open(db, events ? &sql_kpi_booked_events : &sql_kpi_booked_placements);
    if (events)
        stmt_text(s, ":kind", figures[figure].kind);
    stmt_date(s, ":from", from);
    stmt_date(s, ":to", to);
    return read_count(s, n, e);
}

static enum err_code
read_placement(struct db *db, struct board_member *m, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_kpi_placement);

    stmt_int(s, ":id", m->record_id);
    if (stmt_row(s)) {
        stmt_col_text(s, KPI_PLACEMENT_REF, m->ref, sizeof m->ref);
        stmt_col_text(s, KPI_PLACEMENT_TITLE, m->title, sizeof m->title);
        m->person_id = stmt_col_int(s, KPI_PLACEMENT_PERSON_ID);
        stmt_col_text(s, KPI_PLACEMENT_PERSON_REF, m->person_ref, sizeof m->person_ref);
        stmt_col_text(s, KPI_PLACEMENT_PERSON_NAME, m->person_name, sizeof m->person_name);
        m->restricted = stmt_col_int(s, KPI_PLACEMENT_RESTRICTED) != 0;
        m->people = 1; /* a partner's report is a person too */
    }
    return stmt_close(s, e);
}

/* The refs of everybody seen, joined; when they are too many the rest is left to the record. */
static enum err_code
read_dispatch_people(struct db *db, struct board_member *m, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_kpi_dispatch_people);
    char ref[REF_SIZE];
    size_t used = 0;

    stmt_int(s, ":id", m->record_id);
    while (stmt_row(s)) {
        stmt_col_text(s, KPI_DISPATCH_PEOPLE_PERSON_REF, ref, sizeof ref);
        if (m->people++ == 0) {
            m->person_id = stmt_col_int(s, KPI_DISPATCH_PEOPLE_PERSON_ID);
            stmt_col_text(s, KPI_DISPATCH_PEOPLE_PERSON_NAME, m->person_name,
                          sizeof m->person_name);
        }
        m->restricted = m->restricted || stmt_col_int(s, KPI_DISPATCH_PEOPLE_RESTRICTED) != 0;
        size_t more = strlen(ref) + (used > 0);
        if (used + more >= sizeof m->person_ref)
            continue;
        if (used > 0)
            m->person_ref[used++] = ';';
        memcpy(m->person_ref + used, ref, strlen(ref) + 1);
        used += strlen(ref);
    }
    return stmt_close(s, e);
}

static enum err_code
read_dispatch(struct db *db, struct board_member *m, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_kpi_dispatch);

    stmt_int(s, ":id", m->record_id);
    if (stmt_row(s)) {
        stmt_col_text(s, KPI_DISPATCH_REF, m->ref, sizeof m->ref);
        stmt_col_text(s, KPI_DISPATCH_TITLE, m->title, sizeof m->title);
    }
    enum err_code rc = stmt_close(s, e);
    return rc == ERR_OK ? read_dispatch_people(db, m, e) : rc;
}

static enum err_code
read_event(struct db *db, struct board_member *m, struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_kpi_event);

    stmt_int(s, ":id", m->record_id);
    if (stmt_row(s)) {
        stmt_col_text(s, KPI_EVENT_REF, m->ref, sizeof m->ref);
        stmt_col_text(s, KPI_EVENT_TITLE, m->title, sizeof m->title);
    }
    return stmt_close(s, e);
}

static enum err_code
read_details(struct db *db, enum kpi_figure figure, struct board_member *m, struct err *e)
{
    static enum err_code (*const readers[])(struct db *, struct board_member *, struct err *) = {
        [PLACEMENTS] = read_placement,
        [DISPATCHES] = read_dispatch,
        [EVENTS] = read_event,
    };

    if (!text_copy(m->kind, sizeof m->kind, figures[figure].kind))
        return err_set(e, ERR_BUG, "", N_("A figure's name is too long."));
    return readers[figures[figure].source](db, m, e);
}

/* One page of numbers and days behind the last row of `out` (all of them from `first` on). */
static enum err_code
read_page(struct db *db, enum kpi_figure figure, struct fiscal_year fy, struct date from,
          struct date to, struct board_members *out, size_t *got, struct err *e)
{
    struct stmt *s = stmt_open(db, figures[figure].rows);
    struct board_member *last = out->count ? &out->rows[out->count - 1] : NULL;

    *got = 0;
    bind_range(s, figure, fy, from, to);
    if (last)
        stmt_date(s, ":after_d", last->on);
    else
        stmt_text(s, ":after_d", "");
    stmt_int(s, ":after_id", last ? last->record_id : 0);
    stmt_int(s, ":limit", PAGE);
    out->rows = realloc(out->rows, (out->count + PAGE) * sizeof *out->rows);
    if (!out->rows)
        abort();
    while (stmt_row(s)) {
        struct board_member *m = &out->rows[out->count + (*got)++];

        *m = (struct board_member){ .record_id = stmt_col_int(s, 0), .on = stmt_col_date(s, 1) };
    }
    return stmt_close(s, e);
}

enum err_code
kpi_repo_members(struct db *db, enum kpi_figure figure, struct fiscal_year fy, struct date from,
                 struct date to, struct board_members *out, struct err *e)
{
    enum err_code rc;
    size_t got;

    do {
        rc = read_page(db, figure, fy, from, to, out, &got, e);
        for (size_t i = 0; i < got && rc == ERR_OK; i++)
            rc = read_details(db, figure, &out->rows[out->count + i], e);
        out->count += got;
    } while (rc == ERR_OK && got == PAGE);
    return rc;
}

enum err_code
kpi_repo_first_placement(struct db *db, const struct placement *p, char ref[REF_SIZE],
                         struct err *e)
{
    struct stmt *s = stmt_open(db, &sql_kpi_first_placement);

    ref[0] = '\0';
    stmt_int_or_null(s, ":person_id", p->person_id);
    stmt_int_or_null(s, ":partner_id", p->partner_id);
    stmt_text(s, ":partner_person", p->partner_person);
    stmt_date(s, ":year", fiscal_year_first(fiscal_year_of(p->started_on)));
    stmt_date(s, ":started_on", p->started_on);
    stmt_int(s, ":id", p->id ? p->id : INT64_MAX); /* a new record comes after all of its day */
    if (stmt_row(s))
        stmt_col_text(s, KPI_FIRST_PLACEMENT_REF, ref, REF_SIZE);
    return stmt_close(s, e);
}
