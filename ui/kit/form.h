/* form.h - fields to fill in. A form is a const table of rows; values are text by key.
 *
 *     static const struct field fields[] = {
 *         { "name", N_("Name"), FIELD_TEXT, .max = 60, .required = true },
 *         { "kana", N_("Kana"), FIELD_KANA, .max = 60 },
 *         { "birth_date", N_("Birth date"), FIELD_DATE, .hint = N_("H23.6.1 or 20110601") },
 *         { "sex", N_("Sex"), FIELD_CHOICE, .choices = sexes },
 *         { "note", N_("Note"), FIELD_NOTE, .max = 2000, .rows = 3 },
 *         { 0 },
 *     };
 *     s->form = form_new(s, fields);
 *
 * Enter, Tab, Down: next field, from the last to the first; never saves. Shift-Tab, Up, Ctrl-P:
 * back. F1 opens the list of a choice, of flags, or the readings of a date. */
#pragma once

/* The rows of tables are short: what is not named is zero. */
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"

#include "core/date.h"
#include "core/err.h"
#include "ui/kit/area.h"
#include "ui/kit/keys.h"

#include <stdbool.h>
#include <stddef.h>

struct screen;
struct form;

enum field_type {
    FIELD_END,      /* closes the table */
    FIELD_TEXT,     /* one line */
    FIELD_KANA,     /* one line; becomes katakana on leaving */
    FIELD_NOTE,     /* several lines: Enter breaks the line, Tab goes on */
    FIELD_DATE,     /* as people type it; value is ISO "2014-05-12", "" none */
    FIELD_TIME,     /* "9:30", "930"; value is "09:30" */
    FIELD_NUMBER,   /* digits; .min and .max are the limits of the number */
    FIELD_CHOICE,   /* one key of a list, "" none */
    FIELD_FLAGS,    /* several keys of a list: "a;b" in the list's order */
    FIELD_SECRET,   /* shows only * ; never in drafts; form_clear_secrets() wipes it */
    FIELD_READONLY, /* shown, has no focus */
    FIELD_HEADING,  /* only its label */
    FIELD_TYPE__COUNT
};

struct choice {
    const char *key;   /* stored; NULL ends a table */
    const char *label; /* N_(), or text in the reader's language */
};

struct field {
    const char *key;   /* also the err.field it answers to; headings need none */
    const char *label; /* N_() */
    enum field_type type;
    int max;           /* characters (0: 200, notes 2000); NUMBER: the largest (0: 999999999) */
    int min;           /* NUMBER: the smallest */
    bool required;
    const char *hint;  /* N_(): on the message line while the field has the focus */
    const struct choice *choices; /* CHOICE, FLAGS: a fixed list; NULL: form_add_choice() */
    bool is_birth;     /* DATE: a whole date, not to come; who would be hardly that old is remarked on */
    bool is_ascii;     /* TEXT: full-width digits, letters and signs become ASCII on leaving */
    int width;         /* columns of the box; 0: as fits the type */
    int rows;          /* NOTE: lines shown; 0: 3 */
    /* Fill a list that comes from the desk: called by form_new and when the language changes. */
    void (*list)(struct form *f, struct screen *s);
    /* After every change by the reader, each typed character too: search as you type. */
    void (*changed)(struct form *f, struct screen *s);
    /* It must be filled in only as long as another field says so: `required` for that time. */
    bool (*needed)(const struct form *f, const struct screen *s, const char *key);
};

/* `fields` must outlive the form. `s` gets messages, pickers and the date of today. */
struct form *form_new(struct screen *s, const struct field *fields);
void form_free(struct form *f);

/* ---- values ---- an unknown key is a programmer's error and asserts. */

/* Not a change by the reader: form_changed() stays false. A value that does not fit (too long, not
 * in the list) is kept as given and found by form_check. */
void form_set(struct form *f, const char *key, const char *value); /* NULL is "" */
/* What is stored for the value: ISO for dates, keys for choices, trimmed text. Until the next call
 * that touches this field. "" when empty or not understood. */
const char *form_get(const struct form *f, const char *key);
/* As if the reader had typed it: for what follows from another field. */
void form_fill(struct form *f, const char *key, const char *value);
void form_set_date(struct form *f, const char *key, struct date d);
struct date form_get_date(const struct form *f, const char *key); /* DATE_NONE when empty */
void form_set_number(struct form *f, const char *key, long n);
long form_get_number(const struct form *f, const char *key, long when_empty);
bool form_is_empty(const struct form *f, const char *key);
bool form_has_flag(const struct form *f, const char *key, const char *choice);

/* Lists that come from the desk. The texts are copied. */
void form_clear_choices(struct form *f, const char *key);
void form_add_choice(struct form *f, const char *key, const char *choice, const char *label);
/* One that is not offered any more: a record that has it keeps it, and shows its label. */
void form_add_old_choice(struct form *f, const char *key, const char *choice, const char *label);
/* The label of the chosen one, "" none. */
const char *form_choice_label(const struct form *f, const char *key);

/* ---- state ---- */

/* A field's `changed` where what is typed decides what is listed. */
void form_reload(struct form *f, struct screen *s);
bool form_changed(const struct form *f);
void form_mark_saved(struct form *f); /* what stands now is stored */
/* All checks of the rows: required, dates, numbers, lists, lengths, and once for what was typed whether
 * it is an Individual Number. False: errors stand beside the fields and the focus is on the first. */
bool form_check(struct form *f);
/* Words beside a field (copied; "" takes them away) and the focus there. False: no such field. */
bool form_error(struct form *f, const char *key, const char *msg);
/* An error of the desk beside the field that it names, in the reader's language also when that is
 * changed. False: no such field. */
bool form_fail(struct form *f, const struct err *e);
/* As form_error(), but the focus stays where it is: words to be seen that hold nothing up. */
void form_remark(struct form *f, const char *key, const char *msg);
void form_clear_errors(struct form *f);
const char *form_error_of(const struct form *f, const char *key); /* "" none */
void form_focus(struct form *f, const char *key);
const char *form_focused(const struct form *f); /* key */
/* A note holds headings to fill in: until something is typed there, the cursor comes in behind the
 * first of them and not behind the last. */
void form_has_headings(struct form *f, const char *key, bool has);
/* Hide a field or make it read-only for a role or a state; hidden ones keep their value. */
void form_show(struct form *f, const char *key, bool shown);
void form_lock(struct form *f, const char *key, bool locked);
void form_lock_all(struct form *f, bool locked);
bool form_can_change(const struct form *f); /* some field is shown and not locked */
void form_clear_secrets(struct form *f); /* wiped, not only forgotten */

/* Draft text: one "key=value" a line, \n and \\ escaped, exactly what was typed, secrets left out,
 * "@focus=key" and, in a field that is written on, "@place=" with the characters before the cursor at the
 * end. The caller frees; never NULL. */
char *form_serialize(const struct form *f);
/* Goes on with `sum` over keys and values of what a draft would hold, but for days and times, which
 * may be those of today: tells two forms that began with different records apart. False: a draft
 * would hold nothing. */
bool form_fingerprint(const struct form *f, uint64_t *sum);
/* Back from that text; unknown keys are skipped; form_changed() is true afterwards. */
void form_restore(struct form *f, const char *draft);
/* The same onto a record that somebody has changed since: only the fields that the reader had
 * changed come back, and where another value is stored now, it is said beside them. */
void form_restore_over(struct form *f, const char *draft);
/* What is set now is what the reader began from: form_restore_over() then passes over fields that
 * nobody else has changed. Until that call. */
void form_note_base(struct form *f);
/* What was typed into `typed`, another form, where it differs from what stands here under the same key:
 * it comes in as if the reader had typed it, with the stored value beside it. False, and nothing is
 * changed: a field that it belongs to cannot be changed here. */
bool form_offer(struct form *f, const struct form *typed);
/* Fields beside which another stored value stands: the one with the focus, or (`all`) any. */
bool form_differs(const struct form *f, bool all);
/* Take that value instead of what was typed, which stays beside it; the second time on one field
 * gives it back. */
void form_take_stored(struct form *f, bool all);

/* ---- the kit's side; screens with one s->form need only form_draw ---- */

/* Scrolls so that the focus is in the area; sets the hardware cursor. */
void form_draw(const struct form *f, struct canvas *c, struct area a);
/* Rows that everything takes at this width: to give the rest of the body to a table. */
int form_rows(const struct form *f, int cols);
enum form_result { FORM_TAKEN, FORM_NOT_TAKEN, FORM_PAST_END };
/* FORM_PAST_END: next field was asked on the last one (the focus has wrapped to the first). */
enum form_result form_event(struct form *f, const struct key_event *ev);
/* The focus is a line that is written on: a letter chooses nothing there. */
bool form_is_in_text(const struct form *f);
bool form_takes(const struct form *f, uint32_t key); /* the focus keeps it from the commands */
void form_hint(const struct form *f, char *out, size_t size);
void form_set_focused(struct form *f, bool focused);
void form_leave_field(struct form *f); /* completes the date or kana being typed; before saving */
void form_relabel(struct form *f);     /* the language has changed: fill the lists again */
void form_revert(struct form *f);      /* back to what was set or marked as saved */
void form_page(struct form *f, int step); /* scroll a form without a focus; else move by a page */
unsigned long form_edits(const struct form *f); /* counts the reader's changes and moves */
