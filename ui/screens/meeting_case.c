/* meeting_case.c - see meeting_case.h */
#include "ui/screens/meeting_case.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "desk/event.h"
#include "desk/meeting.h"
#include "desk/words.h"
#include "ui/kit/form.h"
#include "ui/screens/casework.h"
#include "ui/screens/code_choices.h"
#include "ui/screens/form_bind.h"
#include "ui/screens/resume.h"
#include "ui/screens/shown.h"

enum { KEY_SIZE = 16, TASK_PARTS = 4 };

struct minutes {
    struct meeting_case record; /* large: it lives here only */
    int64_t person_id;
    bool held;
};

static const struct bind rows[] = {
    BIND(meeting_case, BIND_TEXT, own_words),  BIND(meeting_case, BIND_TEXT, shared_points),
    BIND(meeting_case, BIND_TEXT, discussed),  BIND(meeting_case, BIND_TEXT, opinions),
    BIND(meeting_case, BIND_CODES, outcomes),  BIND(meeting_case, BIND_TEXT, remaining),
    BIND(meeting_case, BIND_DATE, next_on),    { NULL, BIND_TEXT, 0, 0 },
};

static void
fill_lists(struct form *f, struct screen *s)
{
    code_choices_set(f, s, "outcomes", "meeting_outcome");
}

/* ---- the rows of tasks ---- */

static const char *const parts[TASK_PARTS] = { "owner", "content", "due", "done" };

static const char *
task_key(const char *part, int n, char key[KEY_SIZE])
{
    snprintf(key, KEY_SIZE, "%s%d", part, n + 1);
    return key;
}

static bool
is_begun(const struct form *f, int n)
{
    char key[KEY_SIZE];

    for (int i = 0; i < TASK_PARTS; i++)
        if (!form_is_empty(f, task_key(parts[i], n, key)))
            return true;
    return false;
}

/* Of a task that is begun all is needed. */
static bool
is_wanted(const struct form *f, const struct screen *s, const char *key)
{
    (void)s;
    return is_begun(f, (int)strtol(key + strcspn(key, "0123456789"), NULL, 10) - 1);
}

/* One empty task stands below those that are written; a day of doing is asked of stored ones. */
static void
reveal(struct form *f, struct screen *s)
{
    const struct minutes *st = s->state;
    char key[KEY_SIZE];

    for (int n = 0; n < MEETING_TASKS_MAX; n++) {
        bool shown = n == 0 || is_begun(f, n) || is_begun(f, n - 1);

        for (int i = 0; i < TASK_PARTS; i++)
            form_show(f, task_key(parts[i], n, key),
                      shown && (i < 3 || n < st->record.task_count));
    }
}

// clang-format off
#define TASK_ROWS(n)                                                                               \
    { .key = "owner" n, .label = N_("Task: who"), .type = FIELD_TEXT, .max = LINE_CHARS,     \
      .changed = reveal, .needed = is_wanted, .hint = N_("Agency or staff.") },                    \
    { .key = "content" n, .label = N_(" what"), .type = FIELD_NOTE, .max = REMARK_CHARS,           \
      .rows = 1, .changed = reveal, .needed = is_wanted },                                         \
    { .key = "due" n, .label = N_(" by when"), .type = FIELD_DATE, .changed = reveal,              \
      .needed = is_wanted },                                                                       \
    { .key = "done" n, .label = N_(" done on"), .type = FIELD_DATE }
// clang-format on

static const struct field fields[] = {
    { .key = "state", .label = N_("State"), .type = FIELD_READONLY },
    { .key = "own_words", .label = N_("Own words"), .type = FIELD_NOTE, .max = NOTE_CHARS,
      .rows = 3, .list = fill_lists,
      .hint = N_("In the person's words. Needed to hold.") },
    { .key = "shared_points", .label = N_("Points shared"), .type = FIELD_NOTE,
      .max = NOTE_CHARS, .rows = 3, .hint = N_("Needed to hold the meeting.") },
    { .key = "discussed", .label = N_("Discussed"), .type = FIELD_NOTE, .max = NOTE_CHARS,
      .rows = 3 },
    { .key = "opinions", .label = N_("Opinions"), .type = FIELD_NOTE, .max = NOTE_CHARS,
      .rows = 2, .hint = N_("Who said what.") },
    { .key = "outcomes", .label = N_("Outcome"), .type = FIELD_FLAGS },
    TASK_ROWS("1"), TASK_ROWS("2"), TASK_ROWS("3"), TASK_ROWS("4"), TASK_ROWS("5"), TASK_ROWS("6"),
    TASK_ROWS("7"), TASK_ROWS("8"), TASK_ROWS("9"), TASK_ROWS("10"), TASK_ROWS("11"),
    TASK_ROWS("12"),
    { .key = "remaining", .label = N_("What remains"), .type = FIELD_NOTE, .max = NOTE_CHARS,
      .rows = 2 },
    { .key = "next_on", .label = N_("Next meeting"), .type = FIELD_DATE,
      .hint = N_("Needed when the matter goes on.") },
    { 0 },
};
_Static_assert(MEETING_TASKS_MAX == 12, "one TASK_ROWS for each task");

static void
put_tasks(struct form *f, const struct meeting_case *m)
{
    char key[KEY_SIZE];

    for (int n = 0; n < MEETING_TASKS_MAX; n++) {
        static const struct meeting_task none;
        const struct meeting_task *t = n < m->task_count ? &m->tasks[n] : &none;

        form_set(f, task_key("owner", n, key), t->owner);
        form_set(f, task_key("content", n, key), t->content);
        form_set_date(f, task_key("due", n, key), t->due_on);
        form_set_date(f, task_key("done", n, key), t->done_on);
    }
}

static void
take_tasks(const struct form *f, struct meeting_case *m)
{
    char key[KEY_SIZE];

    m->task_count = 0;
    for (int n = 0; n < MEETING_TASKS_MAX; n++) {
        struct meeting_task *t = &m->tasks[m->task_count];

        if (!is_begun(f, n))
            continue;
        t->id = 0;
        (void)text_copy(t->owner, sizeof t->owner, form_get(f, task_key("owner", n, key)));
        (void)text_copy(t->content, sizeof t->content, form_get(f, task_key("content", n, key)));
        t->due_on = form_get_date(f, task_key("due", n, key));
        t->done_on = form_get_date(f, task_key("done", n, key));
        m->task_count++;
    }
}

/* ---- load ---- */

/* Whether holding the meeting still asks something of this case: the desk's answer. */
static enum err_code
show_state(struct screen *s, struct err *e)
{
    const struct minutes *st = s->state;
    struct agenda agenda = { 0 };
    const char *words = _("Not complete yet: own words, points shared, outcome and tasks are needed "
                          "before the meeting is set to held.");
    enum err_code rc = meeting_agenda(screen_desk(s), st->record.event_id, &agenda, e);

    for (size_t i = 0; i < agenda.count; i++)
        if (agenda.rows[i].id == st->record.id && agenda.rows[i].complete)
            words = _("+ Complete: the meeting may be set to held.");
    agenda_free(&agenda);
    form_set(s->form, "state",
             st->held ? _("+ Heard. The outcome stays; texts and tasks may be completed.") : words);
    return rc;
}

static enum err_code
show(struct screen *s, struct err *e)
{
    struct minutes *st = s->state;

    bind_put(s->form, rows, &st->record);
    put_tasks(s->form, &st->record);
    reveal(s->form, s);
    form_lock_all(s->form, !desk_may(screen_desk(s), ACTION_WRITE_C));
    if (st->held)
        form_lock(s->form, "outcomes", true);
    s->draft_version = (long)st->record.version;
    draft_record_set(s, st->record.id, st->person_id);
    return show_state(s, e);
}

static enum err_code
read_meeting(struct screen *s, struct err *e)
{
    struct minutes *st = s->state;
    struct event *ev = calloc(1, sizeof *ev);
    enum err_code rc;

    if (ev == NULL)
        abort();
    rc = event_find(screen_desk(s), st->record.event_id, ev, e);
    st->held = strcmp(ev->status, "held") == 0;
    free(ev);
    return rc;
}

/* Read once: every reading is an opening of the person. */
static enum err_code
open(struct screen *s, const void *arg, struct err *e)
{
    const struct record_arg *a = arg;
    struct minutes *st = s->state;
    enum err_code rc = casework_open(s, a->person_id, e);

    st->person_id = a->person_id;
    s->form = form_new(s, fields);
    if (rc == ERR_OK)
        rc = meeting_case_find(screen_desk(s), a->id, &st->record, e);
    if (rc == ERR_OK)
        rc = read_meeting(s, e);
    return rc == ERR_OK ? show(s, e) : rc;
}

static enum err_code
reread(struct screen *s, struct err *e)
{
    struct minutes *st = s->state;
    enum err_code rc = meeting_case_find(screen_desk(s), st->record.id, &st->record, e);

    if (rc == ERR_OK)
        rc = read_meeting(s, e);
    return rc == ERR_OK ? show(s, e) : rc;
}

/* ---- save ---- */

/* The desk speaks of a task, the form has several: name the first that is not whole. */
static void
name_error(const struct form *f, struct err *e)
{
    static const char *const names[TASK_PARTS] = { "task_owner", "task_content", "task_due_on",
                                                   "task_done_on" };
    char key[KEY_SIZE];
    int part = 0, begun = -1;

    while (part < TASK_PARTS && strcmp(e->field, names[part]) != 0)
        part++;
    if (part == TASK_PARTS)
        return;
    for (int n = 0; n < MEETING_TASKS_MAX; n++) {
        if (!is_begun(f, n))
            continue;
        begun = begun < 0 ? n : begun;
        if (form_is_empty(f, task_key(parts[part], n, key))) {
            begun = n;
            break;
        }
    }
    (void)text_copy(e->field, sizeof e->field, task_key(parts[part], begun < 0 ? 0 : begun, key));
}

static enum err_code
save(struct screen *s, struct err *e)
{
    struct minutes *st = s->state;
    struct meeting_case *made = malloc(sizeof *made);
    enum err_code rc;

    if (made == NULL)
        abort();
    *made = st->record;
    bind_take(s->form, rows, made);
    take_tasks(s->form, made);
    rc = meeting_case_save(screen_desk(s), made, e);
    if (rc == ERR_OK)
        st->record = *made;
    else
        name_error(s->form, e);
    free(made);
    return rc == ERR_OK ? show(s, e) : rc;
}

const struct screen_ops meeting_case_screen = {
    .id = "meeting-case",
    .title = N_("Meeting minutes"),
    .state_size = sizeof(struct minutes),
    .open = open,
    .save = save,
    .reread = reread,
    .restored = reveal,
};
