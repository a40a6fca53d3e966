/* person_fields.h - a person's own fields as rows of a form: shared by the slip and the card's form,
 * so that both ask the same (form F1 of the dictionary). */
#pragma once

#include "core/person.h"
#include "desk/words.h"
#include "ui/kit/form.h"
#include "ui/kit/screen.h"
#include "ui/screens/postal_field.h"

/* Class A. The first row fills the lists of all. */
#define PERSON_ROWS_A                                                                              \
    { .key = "name", .label = N_("Name"), .type = FIELD_TEXT, .max = LINE_CHARS, .width = 30,      \
      .required = true, .hint = N_("Family name, a space, given name."),                           \
      .list = person_fields_lists },                                                               \
    { .key = "kana", .label = N_("Reading"), .type = FIELD_KANA, .max = LINE_CHARS, .width = 30,   \
      .required = true, .hint = N_("In kana; it becomes katakana.") },                             \
    { .key = "birth_date", .label = N_("Birth date"), .type = FIELD_DATE,                          \
      .is_birth = true, .hint = N_("Like S55.5.6 or 19800506.") },                                                   \
    { .key = "sex", .label = N_("Sex"), .type = FIELD_CHOICE,                                      \
      .changed = person_fields_changed },                                                          \
    { .key = "sex_text", .label = N_("Sex, own words"), .type = FIELD_TEXT, .max = SHORT_CHARS },  \
    PERSON_PHONE_ROWS("1", N_("Phone")), PERSON_PHONE_ROWS("2", N_("Phone 2")),                    \
    PERSON_PHONE_ROWS("3", N_("Phone 3")),                                                         \
    { .key = "postal_code", .label = N_("Postal code"), .type = FIELD_TEXT, .max = 12,             \
      .is_ascii = true, .width = 10, .hint = N_("Like 176-0012; it fills an empty address."),                        \
      .changed = postal_field_changed },                                                           \
    { .key = "address", .label = N_("Address"), .type = FIELD_TEXT, .max = LONG_CHARS },           \
    { .key = "known_as", .label = N_("Known as"), .type = FIELD_TEXT, .max = LINE_CHARS,           \
      .width = 30 },                                                                               \
    { .key = "email", .label = N_("E-mail"), .type = FIELD_TEXT, .max = LONG_CHARS },              \
    { .key = "fax", .label = N_("Fax"), .type = FIELD_TEXT, .max = REF_CHARS, .width = 20,         \
      .is_ascii = true },                                                                          \
    { .key = "reachable_time", .label = N_("Can be reached"), .type = FIELD_TEXT,                  \
      .max = LINE_CHARS, .hint = N_("When a call suits, like weekdays after 17:00.") },            \
    { .key = "contact_caution", .label = N_("Care in contacts"), .type = FIELD_NOTE,               \
      .max = REMARK_CHARS, .rows = 2,                                                              \
      .hint = N_("Shown wherever somebody may call or write, like: not to the workplace.") },      \
    { .key = "emergency_name", .label = N_("In an emergency"), .type = FIELD_TEXT,                 \
      .max = LINE_CHARS, .width = 30, .hint = N_("Whom to call."),                                 \
      .changed = person_fields_changed },                                                          \
    { .key = "emergency_relation", .label = N_(" relationship"), .type = FIELD_CHOICE },           \
    { .key = "emergency_phone", .label = N_(" phone"), .type = FIELD_TEXT, .max = REF_CHARS,       \
      .is_ascii = true, .width = 20 }

#define PERSON_PHONE_ROWS(n, words)                                                                \
    { .key = "phone" n, .label = words, .type = FIELD_TEXT, .max = REF_CHARS, .width = 20,         \
      .is_ascii = true, .changed = person_fields_changed },                                                          \
    { .key = "phone_owner" n, .label = N_(" whose"), .type = FIELD_CHOICE },                       \
    { .key = "phone_may" n, .label = N_(" allowed"), .type = FIELD_FLAGS,                          \
      .choices = person_phone_may },                                                               \
    { .key = "phone_note" n, .label = N_(" note"), .type = FIELD_TEXT, .max = LINE_CHARS }

/* Class B. */
#define PERSON_ROWS_B                                                                              \
    { .key = "disabilities", .label = N_("Disability"), .type = FIELD_FLAGS, .required = true,     \
      .changed = person_fields_changed },                                                          \
    { .key = "primary_disability", .label = N_(" the main one"), .type = FIELD_CHOICE,             \
      .hint = N_("One of the kinds above.") },                                                     \
    { .key = "severe", .label = N_("Severe"), .type = FIELD_FLAGS, .choices = person_severe,       \
      .changed = person_fields_changed },                                                          \
    { .key = "severe_note", .label = N_(" on what it rests"), .type = FIELD_TEXT,                  \
      .max = LONG_CHARS },                                                                         \
    { .key = "needs", .label = N_("Needs in talks"), .type = FIELD_FLAGS },                        \
    PERSON_HANDBOOK_ROWS("1", N_("Certificate")), PERSON_HANDBOOK_ROWS("2", N_("Certificate 2")),  \
    PERSON_HANDBOOK_ROWS("3", N_("Certificate 3")),                                                \
    PERSON_HANDBOOK_ROWS("4", N_("Certificate 4")),                                                \
    PERSON_HANDBOOK_ROWS("5", N_("Certificate 5")),                                                \
    PERSON_HANDBOOK_ROWS("6", N_("Certificate 6")),                                                \
    { .key = "intention", .label = N_("Wish to work"), .type = FIELD_CHOICE }

#define PERSON_HANDBOOK_ROWS(n, words)                                                             \
    { .key = "handbook" n, .label = words, .type = FIELD_CHOICE,                                   \
      .changed = person_fields_changed },                                                          \
    { .key = "handbook_state" n, .label = N_(" state"), .type = FIELD_CHOICE },                    \
    { .key = "handbook_grade" n, .label = N_(" grade"), .type = FIELD_CHOICE },                    \
    { .key = "handbook_number" n, .label = N_(" number"), .type = FIELD_TEXT, .max = REF_CHARS,    \
      .width = 20 },                                                                               \
    { .key = "handbook_issued" n, .label = N_(" issued on"), .type = FIELD_DATE },                 \
    { .key = "handbook_expires" n, .label = N_(" valid to"), .type = FIELD_DATE,                   \
      .hint = N_("Last day, or the day of the next review.") }

extern const struct choice person_phone_may[], person_severe[];

/* Callbacks of the rows. */
void person_fields_lists(struct form *f, struct screen *s);
void person_fields_changed(struct form *f, struct screen *s);

/* A field has been left: an unusual phone number is said beside it at once, for it is stored as it
 * was typed. */
void person_fields_left(struct screen *s);
/* Show the rows that have a meaning now; after a draft has brought them back. */
void person_fields_show(struct form *f, struct screen *s);

/* Put a person into the rows, and show those that have a meaning for it. */
void person_fields_put(struct form *f, struct screen *s, const struct person *p);
/* The words of a search go where they fit: birth date, phone, reading or name of a new person. */
void person_fields_put_typed(struct person *p, const char *typed);
/* Take what is typed into `p`; other fields of `p` stay. */
void person_fields_take(const struct form *f, struct person *p);
/* Class B may be read but not typed (or also typed again). */
void person_fields_lock_b(struct form *f, bool locked);
/* The desk speaks of the phone and the certificate, the form has several: let the error name a row. */
void person_fields_name_error(struct err *e);
