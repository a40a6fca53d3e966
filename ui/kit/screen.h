/* screen.h - what a screen is, and what it may ask of the kit.
 *
 * To add a screen (about 100 lines, one file in ui/screens):
 *  1. Header: one line, `extern const struct screen_ops people_screen;` and the struct of its
 *     argument if it takes one.
 *  2. State: `struct people { struct person *rows; size_t count; };`, zeroed for you, in s->state.
 *     s->form = form_new(s, fields)  and  s->table = table_new(s, columns, N_("Nobody yet."))
 *     in `open`: the kit then gives them keys, drafts, paging, finding, sorting and frees them.
 *  3. open(s, arg, e): copy what you need of `arg`. Not ERR_OK: the error is shown instead.
 *     load(s, e): read through the desk into the state, table_set_rows(), form_set(). Called after
 *     open, on reload, on return from another screen, when another desk changed the database and
 *     when the language changes; never while the form holds unsaved work, which would be lost,
 *     but for a save that another desk was before: what was typed is then put over it.
 *     draw(s, c): only puts cells: no desk, no change. NULL: the form or the table fills the body.
 *     save(s, e): F9/Ctrl-S. form_check() has passed. An error's `field` puts the words beside that
 *     field. On ERR_OK the kit says "saved", forgets the draft and reloads; call screen_pop(s) in
 *     save to leave, screen_say() to use other words.
 *     close(s): free what the state owns (not form and table).
 *  4. Commands: rows { "person-new", "n F2", N_("New"), N_("Register a new person."), 0, run },
 *     end with { 0 }. `run` gets the screen; NEED_ROW, NEED_MAY(action) are checked before. The
 *     keys of command.h's common rows work everywhere without you. Enter on a list: keys "Enter".
 *  5. At the end of the file:
 *         const struct screen_ops people_screen = {
 *             .id = "people", .title = N_("People"), .state_size = sizeof(struct people),
 *             .commands = people_commands, .open = ..., .load = ..., .draw = ..., .close = ...,
 *         };
 *  6. Going on: screen_push(s, &person_screen, &(struct person_arg){ id }); screen_pop(s);
 *     questions: dialog.h, picker.h (callback gets your screen back, never a nested loop).
 *     Speaking: screen_say/warn/fail. Words: N_() in tables, _() in code. The desk: screen_desk(s).
 *  7. Unsaved work: s->draft_record = "new" or the record's id as text makes the kit keep a draft
 *     (300 ms after the first unsaved key, on leaving, hiding, signals) and offer it back on open.
 *  8. Form and table on one screen: the form has the focus first; Down or Enter past its last
 *     field goes into the table, Tab there goes back (also F6/Ctrl-W). s->on_table tells which.
 *  9. Golden test: tests/ui/golden.h. command_table_fault() finds clashing keys. */
#pragma once

#include "core/date.h"
#include "core/err.h"
#include "ui/kit/area.h"
#include "ui/kit/canvas.h"
#include "ui/kit/command.h"
#include "ui/kit/keys.h"

#include <stdint.h>

struct app;
struct form;
struct table;
struct screen;

enum { SCREEN_NARROW = 60 }; /* columns; below: large type, words must be short */

struct screen_ops {
    const char *id;    /* "people": golden files, drafts, settings */
    const char *title; /* N_() */
    size_t state_size; /* bytes, 0 allowed */
    const struct command *commands; /* ends with { 0 }; NULL: only the common ones */
    enum err_code (*open)(struct screen *s, const void *arg, struct err *e);
    enum err_code (*load)(struct screen *s, struct err *e);
    void (*draw)(const struct screen *s, struct canvas *c);
    enum err_code (*save)(struct screen *s, struct err *e);
    void (*close)(struct screen *s);

    /* Rarely needed. */
    bool (*key)(struct screen *s, const struct key_event *ev); /* before all else; true: taken */
    /* Another desk was first: read the record and its version again and set the form, whatever is
     * typed there. NULL: `load` does. Needed where a record is read once, in open. */
    enum err_code (*reread)(struct screen *s, struct err *e);
    /* What was typed has come back from a draft: show the rows that it needs. */
    void (*restored)(struct form *f, struct screen *s);
    /* The focus leaves a field of the form, or the form is about to be saved: what was typed there
     * is complete. */
    void (*left)(struct screen *s);
    void (*find)(struct screen *s); /* F4: instead of narrowing the table */
    void (*page)(struct screen *s, int step); /* F7/F8 -1/+1: instead of the table's pages */
    const char *page_words[2]; /* N_(): what F7 and F8 then do, for the help */
    /* Before it is closed or hidden, before its draft is written and before the program ends: what
     * is still to be noted. */
    void (*settle)(struct screen *s);
    bool (*leave)(struct screen *s); /* before going back; false: stay (it has said why) */
    void (*hint)(const struct screen *s, char *out, size_t size); /* when there is no message */
    const char *save_word; /* N_(): what F9 does here on the key bar; NULL: "Save" */
    bool takes_digits; /* digits are the screen's input: the table does not pick rows by them */
    bool is_dialog;    /* its body is short; the title line stays the asker's */
    bool is_asked_again; /* when the language changes: what opened it runs once more */
    bool is_lock;      /* help, find, back, messages and palette are closed here */
    bool stores_nothing; /* F9 acts without storing: the kit does not say "saved" */
    bool keeps_answer; /* without save: what is typed is kept as a draft until it is given */
    bool draft_is_hidden; /* what is typed here is never kept as a draft, nor missed when lost */
};

enum {
    SCREEN_SUBTITLE = 240,
    SCREEN_DRAFT_RECORD = 40,
    SCREEN_ABOUT = 64,
    SCREEN_ASKS_ABOUT = 120,
    SCREEN_ASKED_FROM = 320,
    SCREEN_NOTICE = 240,
    SCREEN_REFUSAL = 256,
};

struct screen {
    const struct screen_ops *ops;
    struct app *app;
    void *state;         /* ops->state_size bytes, zeroed at open */
    struct form *form;   /* owned; NULL: none */
    struct table *table; /* owned; NULL: none */
    bool on_table;       /* with both: the table has the focus */
    char subtitle[SCREEN_SUBTITLE]; /* after the title: whose record this is; "" none */
    char draft_record[SCREEN_DRAFT_RECORD]; /* "new" or the record's id; "": no draft is kept */
    long draft_version;  /* row version the form started from */
    int64_t draft_person; /* whom screen and draft are about; 0: nobody on file */
    /* Of the question that lies on this screen: what goes on with the answer, and about what. With
     * the screen, for several people may each have one at the same terminal. */
    void (*then)(struct screen *s);
    unsigned char about[SCREEN_ABOUT];
    char asks_about[SCREEN_ASKS_ABOUT]; /* of the next question, see dialog_about() */
    bool asks_about_new; /* that is about no record yet */
    bool draft_is_own;   /* the draft is about nothing that a colleague could be at too */

    /* the kit's own */
    struct screen *below, *next_dead;
    void (*opened_by)(struct screen *s); /* the command that did, on the screen below; NULL */
    bool is_closing, has_draft;
    char asked_from[SCREEN_ASKED_FROM]; /* of a question: the way to it, see screen_asked_from() */
    char refusal[SCREEN_REFUSAL]; /* what was said against the last answer given here; "" nothing */
    char notice[SCREEN_NOTICE]; /* below the title: who else is at this; "" nobody */
    bool may_end; /* its person might be shown when it was opened: it ends when that is over */
    unsigned long draft_edits; /* form_edits() that the draft holds */
};

/* The desk behind the program: app_new()'s context. */
void *screen_desk(const struct screen *s);
struct date screen_today(const struct screen *s);

/* Show another screen on top; when it cannot be opened the reason is said and false returned. */
bool screen_push(struct screen *s, const struct screen_ops *ops, const void *arg);
/* The other screen instead of this one: going back leads to the one below. */
bool screen_replace(struct screen *s, const struct screen_ops *ops, const void *arg);
/* The draft_version of what was typed elsewhere and is offered to a record: it began from none. */
enum { DRAFT_OFFERED = 0 };

/* Go back from this screen (and from what lies on it). Unsaved work is parked. Safe in its own
 * callbacks: it is freed when the key is done; do not touch the state of a form after it. */
void screen_pop(struct screen *s);
/* The nearest screen of that kind on the stack or NULL: to come back to it, pop the others. */
struct screen *screen_below(const struct screen *s, const struct screen_ops *ops);
/* Read the model again now (unless the form holds unsaved work). Errors are said. Where the record may
 * not be seen any more the screen closes; what was typed is kept as a draft. */
void screen_reload(struct screen *s);
/* The form holds work that only F9 would store. A form without ops->save (a search) never does. */
bool screen_is_unsaved(const struct screen *s);
/* What F9 does. True: stored. */
bool screen_save(struct screen *s);

/* Where the question of a draft was asked, as the draft's text says it. */
struct asked_from {
    char screen[40], command[40];      /* ids; command "-": by no command */
    long row;                          /* selected there, by its id; 0: none */
    char record[SCREEN_DRAFT_RECORD];  /* the asker's own draft_record; "" none */
    char about[SCREEN_ASKS_ABOUT];     /* as dialog_about() has put it: "pair 3 4"; "" nothing */
};

/* False: the draft is of no question, or of before it was kept. */
bool screen_asked_from(const char *draft, struct asked_from *out);
/* On the screen where it was asked: choose the row and run the command again, so that the question
 * comes with what was typed. False: it is not there now, the row is gone or the command leads elsewhere. */
bool screen_ask_again(struct screen *s, const struct asked_from *from);

/* The message line: stays until the next key and is kept in the list of messages. `format` is
 * already translated: screen_say(s, _("%d people"), n). */
void screen_say(struct screen *s, const char *format, ...) PRINTF_LIKE(2, 3);
void screen_warn(struct screen *s, const char *format, ...) PRINTF_LIKE(2, 3); /* "! " and a beep */
/* An error of the desk: beside its field if the form has it, else on the message line. A question that
 * is being answered stays, with what was typed, see dialog_prompt(). */
void screen_fail(struct screen *s, const struct err *e);
/* True when rc is OK; else says the error: if (!screen_ok(s, desk_x(d, ..., &e), &e)) return; */
bool screen_ok(struct screen *s, enum err_code rc, const struct err *e);
/* The same after a change of what is listed: it is read again, also to show what somebody else who
 * was first has made of it. */
bool screen_changed(struct screen *s, enum err_code rc, const struct err *e);

/* Translation of a msgid that may be empty or NULL ("" then). */
const char *word(const char *msgid);
