/* form_private.h - what the files of the form share: form.c (values, state), form_check.c, form_keys.c (focus and
 * keys), form_draw.c (layout), form_draft.c, field_text.c, field_note.c, field_choice.c.
 *
 * To add a field type: a row in enum field_type, a struct field_ops at the end of its field_*.c, a
 * line in the table of form.c. */
#pragma once

#include "ui/kit/form.h"
#include "ui/kit/lineedit.h"

enum { FORM_TEXT_MAX = 200, FORM_NOTE_MAX = 2000, FORM_NUMBER_MAX = 999999999 };

struct form_choice {
    char *key, *label;
    bool is_msgid; /* the label is translated when it is drawn */
};

/* One field of a form. Everything the reader typed is in `edit` or, for types without an editor, in
 * `text`. */
struct slot {
    const struct field *field;
    const struct field_ops *ops;
    struct lineedit edit; /* ops->is_edited */
    char *text;           /* other types: the stored form */
    char *saved;          /* the value at form_set or form_mark_saved */
    char *value;          /* answer of form_get */
    char *error;          /* "" none */
    const char *error_id; /* msgid of `error`, NULL: values are in it */
    struct pasted {
        size_t lost;       /* characters that were refused */
        unsigned controls; /* control characters among what came */
    } pasted;              /* what `error` says of a paste */
    bool is_remark;       /* `error` holds nothing up: it stays when the form is checked */
    char *base;           /* `saved` before another desk's value was read; NULL: not known */
    char *mine;           /* what was typed, while the stored value stands here; NULL: it does not */
    bool differs;         /* from what another desk has stored: say_stored() */
    bool has_headings;    /* NOTE: one begins behind the first line, until something is typed */
    struct form_choice *choices;
    int choices_count;
    struct form_choice *olds; /* not offered; one that stands in the field becomes a choice */
    int olds_count;
    int item;          /* FLAGS: the one the cursor is on */
    unsigned typed;    /* CHOICE, FLAGS: number typed so far */
    uint32_t breath_key; /* CHOICE: the key that chose, of those typed in one breath; KEY_NONE_ */
    long breath_at;      /* the last of them */
    int width;         /* NOTE: columns of a line at the last paint */
    struct date suggestion; /* DATE: the reading that the error names */
    size_t paste_lost; /* pasted characters that did not fit */
    bool hidden, locked;
};

struct form {
    struct screen *s;
    struct slot *slots;
    int count;
    int focus; /* -1: nothing can have it */
    bool is_focused;
    bool is_fresh;    /* nothing was typed in the field since the focus came or it was completed */
    bool is_restored; /* from a draft: changed, whatever stands in it */
    unsigned long edits;
    int *top;  /* first row shown; kept from paint to paint, so that the view is calm */
    int *page; /* rows shown at the last paint */
};

enum slot_result { SLOT_NOT_TAKEN, SLOT_TAKEN, SLOT_CHANGED };

struct field_ops {
    bool has_focus;
    bool is_edited; /* has a lineedit */
    bool is_text;   /* takes every typed character */
    /* From the stored form to what is typed. */
    void (*set)(struct form *f, struct slot *s, const char *value);
    /* The stored form of `raw`, malloc()ed; NULL with `e` when it is not understood. */
    char *(*read)(const struct form *f, const struct slot *s, const char *raw, struct err *e);
    /* What stands there when it cannot be changed, malloc()ed; NULL: what was typed, the words of
     * what was chosen. */
    char *(*words)(const struct form *f, const struct slot *s);
    /* The focus leaves: complete what was typed. May be NULL. */
    void (*leave)(struct form *f, struct slot *s);
    /* The language has changed. May be NULL. */
    void (*relabel)(struct form *f, struct slot *s);
    enum slot_result (*key)(struct form *f, struct slot *s, const struct key_event *ev);
    /* F1; NULL: the help is opened instead. */
    void (*list)(struct form *f, struct slot *s);
    int (*rows)(const struct form *f, const struct slot *s, int cols); /* NULL: 1 */
    /* In the box (y, x, cols) and the rows that it asked for; the cursor if `focused`. */
    void (*draw)(const struct form *f, const struct slot *s, struct canvas *c, struct area box,
                 bool focused);
    void (*hint)(const struct form *f, const struct slot *s, char *out, size_t size); /* or NULL */
};

extern const struct field_ops field_text, field_kana, field_note, field_date, field_time,
    field_number, field_choice, field_flags, field_secret, field_readonly, field_heading;

struct slot *form_slot(const struct form *f, const char *key);
bool slot_can_focus(const struct slot *s);
/* What is typed, malloc()ed. */
char *slot_raw(const struct slot *s);
/* The stored value, or NULL with `e`; malloc()ed. */
char *slot_read(const struct form *f, const struct slot *s, struct err *e);
bool slot_is_required(const struct form *f, const struct slot *s);
void slot_set_error(struct slot *s, const char *msg);
/* The checks of one field; what is wrong stands beside it. */
bool slot_check(struct form *f, struct slot *s);
/* Words without values: they follow the language. */
void slot_set_error_id(struct slot *s, const char *msgid);
/* What of a paste could not be taken, beside the field. */
void slot_say_pasted(struct slot *s, struct pasted pasted);
/* No other value stands beside it any more. */
void slot_settle(struct slot *s);
/* What the reader sees in the row, choices by their words; malloc()ed. */
char *slot_words(const struct form *f, const struct slot *s);
/* By the reader, since form_set or form_mark_saved. */
bool slot_changed(const struct form *f, const struct slot *s);
/* After a change by the reader. */
void form_note_edit(struct form *f, struct slot *s);
void form_move_focus(struct form *f, int to);
const char *form_choice_text(const struct form_choice *c);
/* Old choices that stand in the field become choices of it. */
void slot_take_olds(struct slot *s);
bool slot_has_key(const struct slot *s, const char *key); /* CHOICE, FLAGS: it stands there */
int field_max(const struct field *field);

/* Typing now writes it anew: a date or time that was there before the focus came. */
bool slot_is_replaced(const struct form *f, const struct slot *s);

/* field_text.c, for the other types with an editor */
/* Words beyond the limit of the field: says so beside it. */
void slot_say_length(struct slot *s);
void slot_set_typed(struct slot *s, const char *utf8);
enum slot_result slot_edit_key(struct form *f, struct slot *s, const struct key_event *ev);
enum slot_result slot_replace_key(struct form *f, struct slot *s, const struct key_event *ev);

/* form_draft.c: go on with a sum that names a draft. */
void draft_sum(uint64_t *sum, const char *text);

char *x_strdup(const char *s); /* aborts without memory */
