/* office.h - a small fixed office for the tests of screens: seven accounts (tests/desk/fixture.h), five
 * people (架空), an orientation and a meeting today, 2014-10-31. Drafts go to the desk as in the
 * program. Use in setup/teardown; nobody is signed in. */
#pragma once

#include "tests/desk/fixture.h"
#include "ui/kit/app.h"

struct office {
    struct fixture *f;
    struct app *app;       /* of office_start(); NULL */
    int64_t taro, taro_case;     /* at interview, of worker "shien", next step 3 days late */
    int64_t hanako, hanako_case; /* booked for today's orientation */
    int64_t jiro;                /* booked too; needs a sign language interpreter */
    int64_t saburo;              /* closed case */
    int64_t shizuka;             /* viewing restricted, of worker "shien2" */
    int64_t session, meeting;    /* events of today */
};

int office_open(void **state);
int office_close(void **state);

/* A program in that language and size with `login` signed in, showing the screen. */
void office_start(struct office *o, const char *login, const char *language, int rows, int cols,
                  const struct screen_ops *ops, const void *arg);
/* Japanese at 80x24. */
void office_begin(struct office *o, const char *login, const struct screen_ops *ops,
                  const void *arg);
/* Golden files <name>-<ja|en>-<80x24|40x10>: the screen after these keys (names as in command.h). */
void office_shots(struct office *o, const char *name, const char *login,
                  const struct screen_ops *ops, const void *arg, const char *keys);
/* The same with typed characters between two rows of keys. */
void office_shots_typed(struct office *o, const char *name, const char *login,
                        const struct screen_ops *ops, const void *arg, const char *before,
                        const char *typed, const char *after);
/* The form and the screen on top. */
struct form *office_form(struct office *o);
const struct screen_ops *office_shown(struct office *o);
/* Rows of a table, "placement WHERE voided = 0". */
long long office_count(struct office *o, const char *from);
/* Types into the field of that key. */
void office_type_at(struct office *o, const char *key, const char *text);
/* Types into field after field; a tab in the text goes on to the next. */
void office_fill(struct office *o, const char *text);
/* The words stand somewhere on the screen. */
bool office_shows(struct office *o, const char *words);
#define assert_shows(o, words)                                                                     \
    do {                                                                                           \
        if (!office_shows((o), (words)))                                                           \
            fail_msg("the screen does not show \"%s\"", (words));                                  \
    } while (0)
