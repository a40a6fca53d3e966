/* office.c - see office.h */
#include "tests/ui/screens/office.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "desk/case.h"
#include "desk/draft.h"
#include "desk/event.h"
#include "desk/intake.h"
#include "desk/words.h"
#include "tests/ui/golden.h"
#include "ui/kit/form.h"
#include "ui/kit/screen.h"
#include "ui/screens/editing.h"
#include "ui/screens/resume.h"

/* ---- hooks ---- */

static struct desk *
desk_of(const struct app *app)
{
    return app_context(app);
}

static bool
allowed(const struct app *app, int action)
{
    return desk_may(desk_of(app), (enum action)action);
}

static struct date
today(const struct app *app)
{
    return desk_of(app)->today;
}

static enum err_code
draft_write(struct app *app, const struct screen *s, const char *text, struct err *e)
{
    struct draft draft = { .base = s->draft_version, .person_id = s->draft_person };

    snprintf(draft.form, sizeof draft.form, "%s", s->ops->id);
    snprintf(draft.record, sizeof draft.record, "%s", s->draft_record);
    draft_title(s, draft.title);
    draft.body = strdup(text);
    assert_non_null(draft.body);
    enum err_code rc = draft_save(desk_of(app), &draft, e);
    draft_free(&draft);
    return rc;
}

static char *
draft_read(struct app *app, const struct screen *s, long *version)
{
    struct draft draft = { 0 };
    struct err e;

    if (draft_load(desk_of(app), s->ops->id, s->draft_record, &draft, &e) != ERR_OK)
        return NULL;
    *version = (long)draft.base;
    return draft.body;
}

static void
draft_drop(struct app *app, const struct screen *s)
{
    struct err e;

    if (draft_remove(desk_of(app), s->ops->id, s->draft_record, &e) != ERR_OK)
        fail_msg("the draft stays: %s", e.msg);
}

static bool
poll_changed(struct app *app)
{
    return desk_changed(desk_of(app));
}

static void
editors(struct app *app, const struct screen *s, char *out, size_t size)
{
    (void)app;
    editing_words(s, out, size);
}

static enum err_code
may_do(struct app *app, const struct screen *s, int action, struct err *e)
{
    return desk_would_allow(desk_of(app), (enum action)action, s->draft_person, e);
}

static enum err_code
may_stay(struct app *app, const struct screen *s, struct err *e)
{
    return desk_may_stay(desk_of(app), s->draft_person, e);
}

static void
rereading(struct app *app, bool on)
{
    desk_set_rereading(desk_of(app), on);
}

static void
on_language(struct app *app, const char *language)
{
    struct desk *d = desk_of(app);

    snprintf(d->lang, sizeof d->lang, "%s", language);
}

static const struct app_hooks hooks = {
    .may_do = may_do,
    .may_stay = may_stay,
    .rereading = rereading,
    .editors = editors,
    .poll_changed = poll_changed,
    .on_language = on_language,
    .allowed = allowed,
    .today = today,
    .draft_write = draft_write,
    .draft_read = draft_read,
    .draft_drop = draft_drop,
};

/* ---- the office ---- */

static void
set_day(struct fixture *f, int month, int day)
{
    char stamp[32];

    f->d->today = (struct date){ 2014, (short)month, (signed char)day };
    snprintf(stamp, sizeof stamp, "2014-%02d-%02dT01:00:00Z", month, day);
    fixture_clock(stamp, "10:00");
}

static void
copy(char *out, size_t size, const char *text)
{
    assert_true(text_copy(out, size, text));
}
#define COPY(array, text) copy((array), sizeof(array), (text))

struct somebody {
    const char *name, *kana, *birth, *phone, *disability, *need, *next_action, *next_on;
};

static void
fill_person(struct person *p, const struct somebody *who)
{
    COPY(p->name, who->name);
    COPY(p->kana, who->kana);
    assert_true(date_from_iso(who->birth, &p->birth_date));
    COPY(p->phones[0].phone, who->phone);
    COPY(p->phones[0].owner, "self");
    p->phones[0].call_ok = true;
    p->phone_count = 1;
    assert_true(code_set_add(&p->disabilities, who->disability));
    if (who->need)
        assert_true(code_set_add(&p->needs, who->need));
}

/* By the way of a slip: person and case. */
static int64_t
add_person(struct fixture *f, const struct somebody *who, int64_t *case_id)
{
    struct intake *in = calloc(1, sizeof *in);
    int64_t id;

    assert_non_null(in);
    fill_person(&in->person, who);
    COPY(in->slip.method, "visit_in");
    COPY(in->slip.consulter_kind, "self");
    COPY(in->slip.referral_source, "hello_work");
    COPY(in->slip.chief_complaint, "事務の仕事に就きたい。");
    COPY(in->slip.response, "説明会を案内した。");
    COPY(in->slip.next_action, who->next_action);
    assert_true(date_from_iso(who->next_on, &in->slip.next_on));
    COPY(in->slip.consent_state, "valid");
    expect_ok(f, intake_save(f->d, in, &f->e));
    fixture_sql(f, "DELETE FROM walk_in"); /* nobody has come yet on any day */
    id = in->person.id;
    if (case_id)
        *case_id = in->slip.case_id;
    free(in);
    return id;
}

static int64_t
add_event(struct fixture *f, const char *kind, const char *starts, const char *ends,
          const char *place, int capacity)
{
    struct event *ev = calloc(1, sizeof *ev);
    int64_t id;

    assert_non_null(ev);
    COPY(ev->kind, kind);
    COPY(ev->status, "planned");
    COPY(ev->starts_at, starts);
    COPY(ev->ends_at, ends);
    COPY(ev->place, place);
    ev->capacity = capacity;
    ev->attendees = EVENT_NOT_KNOWN;
    ev->staff[0] = f->worker;
    ev->staff_count = 1;
    expect_ok(f, event_save(f->d, ev, &f->e));
    id = ev->id;
    free(ev);
    return id;
}

/* Early October: an orientation that Taro came to, and then the worker took the case. */
static void
add_taro(struct office *o)
{
    static const struct somebody taro = { "架空　太郎", "カクウ　タロウ", "1980-05-06",
                                          "03-5555-0101", "psychiatric", NULL,
                                          "orientation_booking", "2014-10-08" };
    struct fixture *f = o->f;
    struct participation seat;
    struct support_case c;
    struct person *p = calloc(1, sizeof *p);
    int64_t session;

    assert_non_null(p);
    set_day(f, 10, 1);
    o->taro = add_person(f, &taro, &o->taro_case);
    session = add_event(f, "orientation", "2014-10-08T10:00", "2014-10-08T11:30", "第1会議室", 10);
    expect_ok(f, seat_book(f->d, session, o->taro, 0, &seat, &f->e));
    set_day(f, 10, 8);
    expect_ok(f, seat_arrive(f->d, seat.id, &f->e));
    expect_ok(f, person_open(f->d, o->taro, p, &f->e));
    COPY(p->contact_caution, "職場には電話しない。");
    assert_true(code_set_add(&p->disabilities, "developmental"));
    COPY(p->primary_disability, "psychiatric");
    COPY(p->handbooks[0].kind, "hb_psychiatric");
    COPY(p->handbooks[0].grade, "m2");
    p->handbooks[0].expires_on = (struct date){ 2014, 12, 31 };
    p->handbook_count = 1;
    expect_ok(f, person_save(f->d, p, NULL, &f->e));
    free(p);
    expect_ok(f, case_find(f->d, o->taro_case, &c, &f->e));
    expect_ok(f, case_assign(f->d, c.id, c.version, f->worker, &f->e));
    expect_ok(f, case_find(f->d, o->taro_case, &c, &f->e));
    expect_ok(f, case_set_next(f->d, c.id, c.version, "interview_booking",
                               (struct date){ 2014, 10, 28 }, &f->e));
}

static void
add_others(struct office *o)
{
    static const struct somebody hanako = { "架空　花子", "カクウ　ハナコ", "1992-11-23",
                                            "090-5555-0102", "intellectual", NULL,
                                            "orientation_booking", "2014-10-31" };
    static const struct somebody jiro = { "架空　次郎", "カクウ　ジロウ", "1975-01-15",
                                          "03-5555-0103", "physical", "sign_language",
                                          "orientation_booking", "2014-10-31" };
    static const struct somebody saburo = { "架空　三郎", "カクウ　サブロウ", "1968-07-30",
                                            "03-5555-0104", "higher_brain", NULL, "call_back",
                                            "2014-10-20" };
    static const struct somebody shizuka = { "架空　静", "カクウ　シズカ", "1988-03-03",
                                             "03-5555-0105", "psychiatric", NULL, "call_back",
                                             "2014-11-05" };
    struct fixture *f = o->f;
    int64_t case_id;

    set_day(f, 10, 15);
    o->saburo = add_person(f, &saburo, &case_id);
    expect_ok(f, case_close(f->d, case_id, "moved_out", f->d->today, &f->e));
    o->shizuka = add_person(f, &shizuka, &case_id);
    fixture_sql(f, "UPDATE support_case SET staff_id = %lld WHERE id = %lld;"
                   "UPDATE person SET restricted = 1 WHERE id = %lld",
                (long long)f->worker2, (long long)case_id, (long long)o->shizuka);
    set_day(f, 10, 29);
    o->hanako = add_person(f, &hanako, &o->hanako_case);
    o->jiro = add_person(f, &jiro, NULL);
    o->session = add_event(f, "orientation", "2014-10-31T10:30", "2014-10-31T12:00", "第1会議室",
                           10);
    o->meeting = add_event(f, "coordination_meeting", "2014-10-31T14:00", "2014-10-31T16:00",
                           "第2会議室", EVENT_NOT_KNOWN);
    expect_ok(f, seat_book(f->d, o->session, o->hanako, 0, NULL, &f->e));
    expect_ok(f, seat_book(f->d, o->session, o->jiro, 0, NULL, &f->e));
}

int
office_open(void **state)
{
    struct office *o = calloc(1, sizeof *o);
    void *fixture = NULL;

    if (o == NULL || fixture_open(&fixture) != 0)
        return -1;
    *state = o;
    o->f = fixture;
    golden_words();
    fixture_as(o->f, "kakari");
    o->f->d->ask_reasons = true;
    add_taro(o);
    add_others(o);
    set_day(o->f, 10, 31);
    return 0;
}

int
office_close(void **state)
{
    struct office *o = *state;
    void *fixture = o->f;

    app_free(o->app);
    fixture_close(&fixture);
    free(o);
    return 0;
}

/* ---- the program ---- */

void
office_start(struct office *o, const char *login, const char *language, int rows, int cols,
             const struct screen_ops *ops, const void *arg)
{
    app_free(o->app);
    o->app = NULL;
    if (strcmp(o->f->d->user.login, login) != 0)
        fixture_as(o->f, login);
    o->f->d->ask_reasons = true;
    copy(o->f->d->lang, sizeof o->f->d->lang, language);
    golden_language(language);
    o->app = app_new_headless(rows, cols, &hooks, o->f->d);
    expect_ok(o->f, app_push(o->app, ops, arg, &o->f->e));
}

void
office_begin(struct office *o, const char *login, const struct screen_ops *ops, const void *arg)
{
    office_start(o, login, "ja", 24, 80, ops, arg);
}

void
office_shots_typed(struct office *o, const char *name, const char *login,
                   const struct screen_ops *ops, const void *arg, const char *before,
                   const char *typed, const char *after)
{
    static const struct {
        const char *language;
        int rows, cols;
    } shots[] = { { "ja", 24, 80 }, { "en", 24, 80 }, { "ja", 10, 40 }, { "en", 10, 40 } };

    for (size_t i = 0; i < sizeof shots / sizeof *shots; i++) {
        office_start(o, login, shots[i].language, shots[i].rows, shots[i].cols, ops, arg);
        app_feed(o->app, before);
        app_type(o->app, typed);
        app_feed(o->app, after);
        golden_compare(o->app, name, shots[i].language);
    }
}

void
office_shots(struct office *o, const char *name, const char *login, const struct screen_ops *ops,
             const void *arg, const char *keys)
{
    office_shots_typed(o, name, login, ops, arg, keys, "", "");
}

struct form *
office_form(struct office *o)
{
    return app_top(o->app)->form;
}

const struct screen_ops *
office_shown(struct office *o)
{
    return app_top(o->app)->ops;
}

long long
office_count(struct office *o, const char *from)
{
    return (long long)fixture_number(o->f, "SELECT count(*) FROM %s", from);
}

void
office_type_at(struct office *o, const char *key, const char *text)
{
    form_focus(office_form(o), key);
    app_type(o->app, text);
}

void
office_fill(struct office *o, const char *text)
{
    char part[400];

    for (; *text != '\0'; text += *text == '\t') {
        size_t n = strcspn(text, "\t");

        assert_true(n < sizeof part);
        memcpy(part, text, n);
        part[n] = '\0';
        app_type(o->app, part);
        text += n;
        if (*text == '\t')
            app_feed(o->app, "Tab");
    }
}

bool
office_shows(struct office *o, const char *words)
{
    const struct canvas *c = app_paint(o->app);
    char row[4096];

    for (int y = 0; y < c->rows; y++) {
        canvas_row(c, y, row, sizeof row);
        if (strstr(row, words) != NULL)
            return true;
    }
    for (int y = 0; y < c->rows; y++) {
        canvas_row(c, y, row, sizeof row);
        fprintf(stderr, "|%s\n", row);
    }
    return false;
}
