/* fixture.h - a fresh desk for every test: a new file in a temporary folder, an account of each role,
 * the clock at 2014-10-31 10:00 in Tokyo (01:00 UTC). Nobody is signed in. Use in setup/teardown:
 *     static int setup(void **state) { return fixture_open(state); }
 *     static void test(void **state) { struct fixture *f = *state; fixture_as(f, "shien"); ... } */
#pragma once

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "desk/desk.h"

#define FIXTURE_PASSWORD "tadashii uma to denchi" /* of every account */
#define FIXTURE_NOW "2014-10-31T01:00:00Z"

struct fixture {
    struct desk *d;
    char folder[256], path[300];
    /* uketsuke, shien, shien2, kakari, kakari2, kansa, kanri */
    int64_t reception, worker, worker2, supervisor, supervisor2, auditor, admin;
    struct err e; /* for the calls of the test */
};

int fixture_open(void **state);
int fixture_close(void **state); /* removes the folder */

/* Sign in; whoever was signed in is signed out first. Fails the test when it does not work. */
void fixture_as(struct fixture *f, const char *login);
/* The same file opened anew, as after a restart: nobody is signed in, the clock goes on. */
void fixture_reopen(struct fixture *f);
/* A second desk on the same file with the same clock; the test closes it with desk_close(). */
struct desk *fixture_second(struct fixture *f);

/* The fake clock, one for all desks of the test. */
void fixture_wait(int64_t seconds); /* may be negative */
void fixture_clock(const char *stamp, const char *hhmm);

/* Another desk writes at the question-th time from now that a desk asks for the time: after the record
 * was read, before the write begins. 0: as the transaction of the write is about to begin. */
void fixture_race(struct fixture *f, int question, const char *sql);
void fixture_race_over(void); /* fails the test when it was not asked so often */

/* Run SQL behind the desk's back, with its own connection: makes records, counts, tampers. Only
 * while the desk has no transaction. */
void fixture_sql(struct fixture *f, const char *format, ...) PRINTF_LIKE(2, 3);
/* First column of the first row; 0 without a row. */
int64_t fixture_number(struct fixture *f, const char *format, ...) PRINTF_LIKE(2, 3);
/* The same as text into `out`; "" without a row. */
void fixture_text(struct fixture *f, char *out, size_t size, const char *format, ...)
    PRINTF_LIKE(4, 5);
/* A person 架空 with that ref; in charge of an open case is `staff_id` (0: no case). */
int64_t fixture_person(struct fixture *f, const char *ref, int64_t staff_id, bool restricted);

/* rc is `want`, else the test fails with the message. For "field" too when not NULL. */
void fixture_expect(struct fixture *f, enum err_code rc, enum err_code want, const char *field);
#define expect_ok(f, call) fixture_expect((f), (call), ERR_OK, NULL)
#define expect_err(f, call, want, field) fixture_expect((f), (call), (want), (field))
