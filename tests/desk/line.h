/* line.h - people and cases on the line of work for tests, made through the use cases as screens
 * do. The signed-in user needs the rights. */
#pragma once

#include "desk/case.h"
#include "desk/intake.h"
#include "tests/desk/fixture.h"

/* A new person that saves without warnings: 練馬 <given>, born 1985-05-12. */
void line_person(struct person *p, const char *given, const char *kana);
/* Register that person; the test fails when it does not work. */
int64_t line_register(struct fixture *f, const char *given, const char *kana);
/* A complete slip of today for that new person: next action an interview on 2014-11-07. */
void line_slip(struct intake *in, const char *given, const char *kana);
/* Take that slip: person and case at inquiry. */
struct support_case line_inquiry(struct fixture *f, const char *given, const char *kana);
/* The same after an interview of the signed-in worker or supervisor, at that stage. */
struct support_case line_interviewed(struct fixture *f, const char *given, const char *kana);
/* The same brought to the assessment by that interview. */
struct support_case line_assessment(struct fixture *f, const char *given, const char *kana);
/* A sheet of that case, agreed today, with one item rated. */
int64_t line_agreed_sheet(struct fixture *f, int64_t case_id);
/* The case put to a stage as the import does it; needs ACTION_IMPORT. */
void line_set_stage(struct fixture *f, int64_t case_id, enum stage stage);

struct support_case line_case(struct fixture *f, int64_t case_id);
/* The next step of a case and its day, "" for none. */
void line_expect_next(struct fixture *f, int64_t case_id, const char *action, const char *on);
/* Lines in the audit, all and of one action. */
int64_t line_audit(struct fixture *f, const char *action);
#define LINE_COPY(array, text) line_copy((array), sizeof(array), (text))
void line_copy(char *out, size_t size, const char *text);
