/* Random placements, dispatches and events as files, written in the many ways people write them; the
 * board's numbers and lists are those of a plain count over the rows of the test. SEED=n chooses
 * another run. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/desk/figures.h"
#include "tests/desk/records.h"
#include "tests/exchange/files.h"

#include "core/wareki.h"
#include "desk/board.h"

enum { PEOPLE = 30, ALIASES = 12, PARTNERS = 3, PLACEMENTS = 300, DISPATCHES = 300, EVENTS = 250 };

/* A code as files may write it. */
struct word {
    const char *id, *ja;
    bool counts;
};

static const struct word forms[] = {
    { "regular", "正社員", true },         { "contract", "契約・嘱託", true },
    { "part_time", "パート・アルバイト", true }, { "dispatched", "派遣", true },
    { "a_type", "A型（福祉的就労）", false },    { "self_employed", "自営", false },
    { "other", "その他", true },
};
static const struct word supporters[] = {
    { "association", "協会（レインボーワーク）", true },
    { "transition_office", "就労移行支援事業所", true },
    { "continuation_a", "就労継続支援A型事業所", true },
    { "continuation_b", "就労継続支援B型事業所", true },
    { "workshop", "福祉作業所", true },
    { "training_facility", "自立訓練事業所", true },
    { "other_welfare", "その他の福祉施設", true },
    { "hello_work", "ハローワーク", false },
    { "school", "学校", false },
    { "other", "その他", false },
};
static const struct word methods[] = {
    { "visit_in", "来所", false },           { "phone", "電話", false },
    { "workplace_visit", "訪問（職場）", true }, { "home_visit", "訪問（自宅・施設）", true },
    { "accompaniment", "同行", true },       { "email", "メール", false },
    { "online", "オンライン", false },
};
static const struct word purposes[] = {
    { "retention", "定着支援", true },     { "life_support", "就労後の生活支援", true },
    { "work_trial", "職場実習の支援", false }, { "job_seeking", "求職の同行", false },
    { "handover", "引継ぎ", false },
};
static const struct word events[] = {
    { "coordination_meeting", "就労支援コーディネート会議", true },
    { "network_meeting", "就労支援ネットワーク会議", true },
    { "employer_seminar", "雇用支援セミナー", true },
    { "staff_seminar", "就労支援セミナー", true },
    { "outreach_lecture", "就労講座（出向き）", false },
    { "leisure_programme", "余暇支援事業", false },
    { "orientation", "練馬区就労支援説明会", false },
};
static const struct word statuses[] = {
    { "held", "開催", true },        { "held", "held", true },
    { "planned", "予定", false },    { "postponed", "延期", false },
    { "cancelled", "中止", false },
};

/* What the test remembers of a row. */
struct counted {
    struct date on;
    int who;   /* placements: 0.. our people, PEOPLE.. partners' pseudonyms */
    int kind;  /* events */
    bool counts;
};

static struct counted placements[PLACEMENTS], dispatches[DISPATCHES], meetings[EVENTS];
static uint32_t seed;

static unsigned
any(unsigned n)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % n;
}
#define ANY(list) (&(list)[any(sizeof(list) / sizeof *(list))])

static const char *
written(const struct word *w)
{
    return any(2) ? w->id : w->ja;
}

static struct date
any_day(void)
{
    static const char *const edges[] = { "2012-03-31", "2012-04-01", "2013-03-31", "2013-04-01",
                                         "2014-03-31", "2014-04-01", "2014-10-31", "2014-11-01",
                                         "2012-02-29", "2015-03-31" };
    return any(4) ? date_add_days(iso_day("2011-12-01"), (long)any(1250)) : iso_day(*ANY(edges));
}

/* A day in one of the forms that people use. */
static void
put_day(FILE *out, struct date d)
{
    char text[WAREKI_SIZE];

    switch (any(5)) {
    case 0: fprintf(out, "%d/%d/%d", d.year, d.month, d.day); break;
    case 1: fprintf(out, "%04d%02d%02d", d.year, d.month, d.day); break;
    case 2: wareki_format(d, text); fputs(text, out); break;
    case 3: wareki_format_short(d, text); fputs(text, out); break;
    default: date_to_iso(d, text); fputs(text, out); break;
    }
}

/* ---- files ---- */

static void
take(struct fixture *f, const char *kind, FILE *out, char **csv, size_t rows)
{
    fclose(out);
    file_takes(f, kind, *csv, rows, 0, 0);
    free(*csv);
}

static void
take_people(struct fixture *f)
{
    char *csv = NULL;
    size_t size;
    FILE *out = open_memstream(&csv, &size);

    fputs("ref,name,kana,opened_on\n", out);
    for (int i = 0; i < PEOPLE; i++)
        fprintf(out, "P-%d,架空 %d号,カクウ,2011-04-01\n", i, i);
    take(f, "people", out, &csv, PEOPLE);
    file_takes(f, "organisations",
               "ref,kind,name\nO-0,transition_office,架空甲\nO-1,transition_office,架空乙\n"
               "O-2,workshop,架空丙\n",
               PARTNERS, 0, 0);
}

static void
put_supporters(FILE *out, struct counted *row)
{
    bool counts = false;

    for (unsigned left = 1 + any(3); left > 0; left--) {
        const struct word *w = any(3) ? ANY(supporters) : &supporters[7];
        counts |= w->counts;
        fprintf(out, "%s%s", written(w), left > 1 ? ";" : "");
    }
    row->counts &= counts;
}

/* The dictionary's vectors too: twice in a year, A-type, reported by two partners, linked later. */
static void
take_placements(struct fixture *f)
{
    char *csv = NULL;
    size_t size;
    FILE *out = open_memstream(&csv, &size);
    int linked[ALIASES]; /* by pseudonym: the first of our people that a report links to it */

    for (int i = 0; i < ALIASES; i++)
        linked[i] = PEOPLE + i; /* somebody that only the partner knows */
    fputs("ref,person_ref,partner_ref,partner_person,started_on,employment_form,supporters,"
          "ended_on\n", out);
    for (int i = 0; i < PLACEMENTS; i++) {
        struct counted *row = &placements[i];
        const struct word *form = any(3) ? &forms[any(4)] : ANY(forms);
        *row = (struct counted){ .on = any_day(), .counts = form->counts };
        row->who = (int)any(PEOPLE + ALIASES);
        int alias = row->who - PEOPLE;
        if (row->who >= PEOPLE) /* the same pseudonym of another partner is somebody else */
            fprintf(out, "L-%d,,O-%d,か%d,", i, alias % PARTNERS, alias / PARTNERS);
        else if (any(3))
            fprintf(out, "L-%d,P-%d,,,", i, row->who);
        else { /* a report of a partner about somebody of ours counts for the person */
            alias = (int)any(ALIASES);
            linked[alias] = row->who < linked[alias] ? row->who : linked[alias];
            fprintf(out, "L-%d,P-%d,O-%d,か%d,", i, row->who, alias % PARTNERS, alias / PARTNERS);
        }
        put_day(out, row->on);
        fprintf(out, ",%s,", written(form));
        put_supporters(out, row);
        fputc(',', out);
        if (any(4) == 0)
            put_day(out, date_add_days(row->on, (long)any(400)));
        fputc('\n', out);
    }
    take(f, "placements", out, &csv, PLACEMENTS);
    for (int i = 0; i < PLACEMENTS; i++)
        if (placements[i].who >= PEOPLE)
            placements[i].who = linked[placements[i].who - PEOPLE];
}

static void
take_dispatches(struct fixture *f)
{
    char *csv = NULL;
    size_t size;
    FILE *out = open_memstream(&csv, &size);

    fputs("ref,on,trip,staff,person_refs,destination,method,purpose\n", out);
    for (int i = 0; i < DISPATCHES; i++) {
        struct counted *row = &dispatches[i];
        const struct word *method = ANY(methods), *purpose = ANY(purposes);
        *row = (struct counted){ .on = any_day(), .counts = method->counts && purpose->counts };
        fprintf(out, "D-%d,", i);
        put_day(out, row->on);
        /* Several go, several are seen, a second trip: one record each. */
        fprintf(out, ",%d,shien%s,P-%u%s,架空%u,%s,%s\n", i + 1 < 100 ? i + 1 : 1,
                any(2) ? ";shien2" : "", any(PEOPLE), any(2) ? ";P-0" : "",
                i + 1 < 100 ? 0 : (unsigned)i, written(method), written(purpose));
    }
    take(f, "dispatches", out, &csv, DISPATCHES);
}

static void
take_events(struct fixture *f)
{
    char *csv = NULL;
    size_t size;
    FILE *out = open_memstream(&csv, &size);

    fputs("ref,kind,starts_at,status\n", out);
    for (int i = 0; i < EVENTS; i++) {
        struct counted *row = &meetings[i];
        const struct word *kind = ANY(events), *status = ANY(statuses);
        char iso[DATE_ISO_SIZE];
        *row = (struct counted){ .on = any_day(), .counts = status->counts };
        row->kind = (int)(kind - events);
        date_to_iso(row->on, iso);
        fprintf(out, "E-%d,%s,%s%c%02u:%02u%s,%s\n", i, written(kind), iso, any(2) ? 'T' : ' ',
                any(24), any(60), any(2) ? "" : ":00", written(status));
    }
    take(f, "events", out, &csv, EVENTS);
}

/* ---- the plain count ---- */

static bool
within(struct date d, struct fiscal_year fy, struct date as_of)
{
    return fiscal_year_of(d).year == fy.year && date_compare(d, as_of) <= 0;
}

static int64_t
count_people(struct fiscal_year fy, struct date as_of)
{
    int64_t n = 0;

    for (int who = 0; who < PEOPLE + ALIASES; who++) {
        bool started = false;
        for (int i = 0; i < PLACEMENTS; i++)
            started |= placements[i].who == who && placements[i].counts
                       && within(placements[i].on, fy, as_of);
        n += started;
    }
    return n;
}

static int64_t
count_dispatches(struct fiscal_year fy, struct date as_of)
{
    int64_t n = 0;

    for (int i = 0; i < DISPATCHES; i++)
        n += dispatches[i].counts && within(dispatches[i].on, fy, as_of);
    return n;
}

static int64_t
count_events(int kind, struct fiscal_year fy, struct date as_of)
{
    int64_t n = 0;

    for (int i = 0; i < EVENTS; i++)
        n += meetings[i].kind == kind && meetings[i].counts && within(meetings[i].on, fy, as_of);
    return n;
}

static int64_t
by_hand(int no, struct fiscal_year fy, struct date as_of)
{
    switch (no) {
    case 63: return count_people(fy, as_of);
    case 64: return count_events(0, fy, as_of);
    case 66: return count_events(1, fy, as_of);
    case 67: return count_events(2, fy, as_of);
    case 68: return count_events(3, fy, as_of);
    default: return count_dispatches(fy, as_of);
    }
}

/* Each of the list is a row of the files that counts in that year, each person once. */
static void
check_members(struct fixture *f, int no, struct fiscal_year fy)
{
    struct board_members m;
    bool seen[PEOPLE + ALIASES] = { false };

    expect_ok(f, board_members(f->d, no, fy, DATE_NONE, &m, &f->e));
    for (size_t i = 0; i < m.count; i++) {
        const struct board_member *row = &m.rows[i];
        int n = atoi(row->ref + 2);
        const struct counted *of = no == 63   ? &placements[n]
                                   : no == 69 ? &dispatches[n]
                                              : &meetings[n];
        assert_true(of->counts);
        assert_int_equal(date_compare(of->on, row->on), 0);
        assert_int_equal(fiscal_year_of(of->on).year, fy.year);
        if (no == 63) {
            assert_false(seen[of->who]);
            seen[of->who] = true;
        }
    }
    board_members_free(&m);
}

static void
files_give_the_figures_of_a_plain_count(void **state)
{
    static const int numbers[] = { 63, 64, 66, 67, 68, 69 };
    struct fixture *f = *state;
    const char *wish = getenv("SEED");
    int64_t total = 0;

    seed = wish ? (uint32_t)strtoul(wish, NULL, 10) : 20141031u;
    print_message("seed %u\n", seed);
    take_people(f);
    take_placements(f);
    take_dispatches(f);
    take_events(f);
    for (int year = 2011; year <= 2014; year++) {
        struct fiscal_year fy = { year };
        struct date first = fiscal_year_first(fy);
        struct date today = year == 2014 ? iso_day("2014-10-31") : fiscal_year_last(fy);
        const struct date days[] = { first, date_add_days(first, (long)any(365)),
                                     date_add_days(first, 213), today };
        for (size_t k = 0; k < sizeof numbers / sizeof *numbers; k++) {
            for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
                char iso[DATE_ISO_SIZE];
                date_to_iso(days[i], iso);
                expect_count(f, numbers[k], year, iso, by_hand(numbers[k], fy, days[i]));
            }
            expect_count(f, numbers[k], year, "", by_hand(numbers[k], fy, today));
            check_members(f, numbers[k], fy);
            total += by_hand(numbers[k], fy, today);
        }
    }
    print_message("%lld counted\n", (long long)total);
    assert_true(total > 80); /* the files are no empty ones */
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(files_give_the_figures_of_a_plain_count, files_open,
                                        files_close),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
