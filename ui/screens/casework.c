/* casework.c - see casework.h */
#include "ui/screens/casework.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "desk/case.h"
#include "desk/merge.h"
#include "desk/people.h"
#include "desk/words.h"
#include "ui/kit/app.h"
#include "ui/screens/ask_reason.h"

enum { NAME_COLS = 30, CAUTION_COLS = 48 };

static void
put_name(struct screen *s, const struct person *p)
{
    size_t bytes = text_fit(p->name, NAME_COLS);

    snprintf(s->subtitle, sizeof s->subtitle, "%.*s", (int)(bytes < LINE_SIZE ? bytes : 0),
             p->name);
}

/* Care in contacts, else that a number is not to be called. */
static void
put_caution(struct screen *s, const struct person *p)
{
    char words[REMARK_SIZE], cut[SCREEN_SUBTITLE];
    size_t used = strlen(s->subtitle);
    bool no_call = false;

    for (size_t i = 0; i < p->phone_count; i++)
        no_call |= !p->phones[i].call_ok;
    if (p->contact_caution[0] == '\0' && !no_call)
        return;
    snprintf(words, sizeof words, "%s",
             p->contact_caution[0] != '\0' ? p->contact_caution
                                           : _("a number is not to be called"));
    for (char *c = words; *c != '\0'; c++)
        if (*c == '\n')
            *c = ' ';
    (void)text_clip(words, CAUTION_COLS, true, cut, sizeof cut);
    if (used + strlen(cut) + 5 < sizeof s->subtitle)
        snprintf(s->subtitle + used, sizeof s->subtitle - used, "  ! %s", cut);
}

enum err_code
casework_open(struct screen *s, int64_t person_id, struct err *e)
{
    struct person *p = calloc(1, sizeof *p);
    enum err_code rc;

    if (p == NULL)
        abort();
    rc = person_open(screen_desk(s), person_id, p, e);
    if (rc == ERR_OK) {
        s->draft_person = person_id; /* of the questions that are asked here */
        put_name(s, p);
        put_caution(s, p);
    }
    free(p);
    return rc;
}

bool
casework_follow_merge(struct screen *s, int64_t *person_id)
{
    int64_t successor = 0;
    struct err e = { 0 };

    if (merge_successor(screen_desk(s), *person_id, &successor, &e) != ERR_OK || successor == 0)
        return false;
    if (s->draft_person == *person_id) /* what is asked of the desk is asked of that one */
        s->draft_person = successor;
    *person_id = successor;
    return true;
}

enum err_code
casework_case(struct screen *s, int64_t person_id, struct support_case *out, struct err *e)
{
    enum err_code rc = case_of_person(screen_desk(s), person_id, out, e);

    if (rc == ERR_NOT_FOUND)
        return err_set(e, rc, "",
                       N_("This person has no case yet. Take an intake slip first."));
    return rc;
}

/* Where the reader wants to go, kept with the screen while a reason is asked. */
struct way {
    const struct screen_ops *ops;
    bool is_case; /* else a record */
    union {
        struct record_arg record;
        struct case_arg one_case;
    };
};

static_assert(sizeof(struct way) <= SCREEN_ABOUT, "the screen keeps it");

static void
go(struct screen *s)
{
    struct way way;
    struct err e = { 0 };

    memcpy(&way, s->about, sizeof way);
    const void *arg = way.is_case ? (const void *)&way.one_case : (const void *)&way.record;
    if (app_push(s->app, way.ops, arg, &e) != ERR_OK)
        ask_reason(s, &e, go);
}

static void
go_way(struct screen *s, const struct way *way)
{
    memcpy(s->about, way, sizeof *way);
    go(s);
}

void
casework_go_record(struct screen *s, const struct screen_ops *ops, struct record_arg arg)
{
    go_way(s, &(struct way){ .ops = ops, .record = arg });
}

void
casework_go_case(struct screen *s, const struct screen_ops *ops, struct case_arg arg)
{
    go_way(s, &(struct way){ .ops = ops, .is_case = true, .one_case = arg });
}

bool
casework_is_open_at(const struct support_case *c, enum stage stage)
{
    return c->stage >= stage && c->stage < STAGE_SUSPENDED;
}

enum err_code
casework_take(const struct form *f, const char *key, char *out, size_t size, struct err *e)
{
    if (text_copy(out, size, form_get(f, key)))
        return ERR_OK;
    return err_set(e, ERR_INVALID, key, N_("This text is too long."));
}
