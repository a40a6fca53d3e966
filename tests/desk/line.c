/* line.c - see line.h */
#include "tests/desk/line.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "desk/assessment.h"
#include "desk/interview.h"

void
line_copy(char *out, size_t size, const char *text)
{
    if ((size_t)snprintf(out, size, "%s", text) >= size)
        fail_msg("the test's own text is too long: %.40s", text);
}

void
line_person(struct person *p, const char *given, const char *kana)
{
    *p = (struct person){ .birth_date = { 1985, 5, 12 } };
    snprintf(p->name, sizeof p->name, "練馬　%s", given);
    snprintf(p->kana, sizeof p->kana, "ネリマ　%s", kana);
    assert_true(code_set_add(&p->disabilities, "psychiatric"));
    LINE_COPY(p->primary_disability, "psychiatric");
}

int64_t
line_register(struct fixture *f, const char *given, const char *kana)
{
    struct person p;

    line_person(&p, given, kana);
    expect_ok(f, person_save(f->d, &p, NULL, &f->e));
    return p.id;
}

void
line_slip(struct intake *in, const char *given, const char *kana)
{
    struct intake_slip *slip = &in->slip;

    *in = (struct intake){ 0 };
    line_person(&in->person, given, kana);
    LINE_COPY(slip->method, "visit_in");
    LINE_COPY(slip->consulter_kind, "self");
    LINE_COPY(slip->referral_source, "hello_work");
    LINE_COPY(slip->chief_complaint, "働きたい。\n何から始めればよいか分からない。");
    assert_true(code_set_add(&slip->wishes, "find_job"));
    LINE_COPY(slip->response, "流れを説明した。");
    LINE_COPY(slip->next_action, "interview_booking");
    slip->next_on = (struct date){ 2014, 11, 7 };
    LINE_COPY(slip->consent_state, "valid");
}

struct support_case
line_inquiry(struct fixture *f, const char *given, const char *kana)
{
    struct intake *in = malloc(sizeof *in);
    int64_t case_id;

    assert_non_null(in);
    line_slip(in, given, kana);
    enum err_code rc = intake_save(f->d, in, &f->e);
    case_id = in->slip.case_id;
    free(in);
    expect_ok(f, rc);
    return line_case(f, case_id);
}

static struct support_case
interviewed(struct fixture *f, const char *given, const char *kana, bool to_assessment)
{
    const struct interview_saving how = { .skip_reason = "phone_intake",
                                          .to_assessment = to_assessment };
    struct support_case c = line_inquiry(f, given, kana);
    struct interview *i = calloc(1, sizeof *i);

    assert_non_null(i);
    i->case_id = c.id;
    i->wish_weekly_min = -1;
    LINE_COPY(i->place, "相談室");
    LINE_COPY(i->work_intention, "want");
    LINE_COPY(i->own_will, "事務の仕事がしたい。");
    LINE_COPY(i->next_action, "none");
    enum err_code rc = interview_save(f->d, i, &how, &f->e);
    free(i);
    expect_ok(f, rc);
    return line_case(f, c.id);
}

struct support_case
line_interviewed(struct fixture *f, const char *given, const char *kana)
{
    return interviewed(f, given, kana, false);
}

struct support_case
line_assessment(struct fixture *f, const char *given, const char *kana)
{
    return interviewed(f, given, kana, true);
}

static enum err_code
fill_sheet(struct fixture *f, int64_t id, struct assessment *a)
{
    const struct assessment_line line = { .item = "greeting", .agreed = '4' };
    enum err_code rc = assessment_open(f->d, id, a, NULL, &f->e);

    LINE_COPY(a->strengths, "あいさつが明るい。");
    if (rc == ERR_OK)
        rc = assessment_save(f->d, a, &f->e);
    if (rc == ERR_OK)
        rc = assessment_rate(f->d, id, &a->version, &line, &f->e);
    return rc == ERR_OK
               ? assessment_agree(f->d, id, a->version, DATE_NONE, "これでよいです。", &f->e)
               : rc;
}

int64_t
line_agreed_sheet(struct fixture *f, int64_t case_id)
{
    struct assessment *a = malloc(sizeof *a);
    int64_t id = 0;

    assert_non_null(a);
    enum err_code rc = assessment_create(f->d, case_id, &id, &f->e);
    if (rc == ERR_OK)
        rc = fill_sheet(f, id, a);
    free(a);
    expect_ok(f, rc);
    return id;
}

void
line_set_stage(struct fixture *f, int64_t case_id, enum stage stage)
{
    const struct case_step step = { .to = stage, .history = true, .fictitious = true };

    expect_ok(f, case_move(f->d, case_id, &step, &f->e));
    assert_int_equal(line_case(f, case_id).stage, stage);
}

struct support_case
line_case(struct fixture *f, int64_t case_id)
{
    struct support_case c;

    expect_ok(f, case_find(f->d, case_id, &c, &f->e));
    return c;
}

int64_t
line_audit(struct fixture *f, const char *action)
{
    return fixture_number(
        f, "SELECT count(*) FROM audit WHERE outcome = 'done' AND ('%s' = '' OR action = '%s')",
        action, action);
}

void
line_expect_next(struct fixture *f, int64_t case_id, const char *action, const char *on)
{
    struct support_case c = line_case(f, case_id);
    char iso[DATE_ISO_SIZE];

    date_to_iso(c.next_on, iso);
    assert_string_equal(c.next_action, action);
    assert_string_equal(iso, on);
}
