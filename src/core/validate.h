/* validate.h - field rules shared by forms, import and use cases (dictionary 7.3, 7.5). Each
 * gives ERR_OK or ERR_INVALID with `field` and a sentence that says what to do. */
#pragma once

#include "core/date.h"
#include "core/err.h"

#include <stdbool.h>
#include <stddef.h>

/* Check a text as text_validate does and copy it; the only way from typed words of any length into
 * an entity's array. `out` is "" on error. */
MUST_CHECK enum err_code validate_copy(const char *typed, bool notes, size_t max_chars, char *out,
                                       size_t size, const char *field, struct err *e);
/* 1 to 100 characters, not only spaces. The name itself is never changed. */
MUST_CHECK enum err_code validate_name(const char *name, const char *field, struct err *e);
/* Letters of kana and nothing else: maybe the reading stands where the name belongs. */
bool validate_is_kana_only(const char *name);
/* To the stored reading: full-width katakana. Refuses kanji and other signs. */
MUST_CHECK enum err_code validate_kana(const char *typed, char *out, size_t size, const char *field,
                                       struct err *e);
/* Stays as typed. Refused without at least 3 digits or with letters. `warning` (may be NULL) gets a
 * translated sentence for numbers that are neither 10 digits nor an 11-digit 020 050 060 070 080
 * 090, else NULL. "" is fine. */
MUST_CHECK enum err_code validate_phone(const char *typed, const char *field, const char **warning,
                                        struct err *e);
/* "1760012", "176-0012", full width: to NNN-NNNN. "" stays "". */
MUST_CHECK enum err_code validate_postal(const char *typed, char *out, size_t size,
                                         const char *field, struct err *e);
/* Something@something.something in ASCII without spaces; no promise that it exists. "" is fine. */
MUST_CHECK enum err_code validate_email(const char *typed, const char *field, struct err *e);
/* A real day from 1868 on, or none; not after `last` unless that is DATE_NONE. */
MUST_CHECK enum err_code validate_birth(struct date birth, struct date last, const char *field,
                                        struct err *e);
/* M-..., in any width and letter case: the numbers that the desk gives to records made on screens. */
bool validate_is_desk_ref(const char *ref);
/* "YYYY-MM-DDTHH:MM", a real day and time; `day` (may be NULL) gets the day. */
bool validate_local(const char *local, struct date *day);
/* "HH:MM", a real time of day. */
bool validate_time(const char *hhmm);
