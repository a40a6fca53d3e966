/* flag.h - 付箋: notes pinned on the card ("waiting for papers") until somebody resolves them with a
 * word. Both stay on the timeline. ACTION_INTAKE to pin and to resolve. */
#pragma once

#include "core/flag.h"
#include "desk/desk.h"

/* Pin a note: 1 to FLAG_CHARS characters. ERR_INVALID field "words". */
MUST_CHECK enum err_code flag_raise(struct desk *d, int64_t person_id, const char *words,
                                    struct err *e);
/* Needs a word how. ERR_NOT_FOUND; ERR_CONFLICT: somebody was quicker; ERR_INVALID field "reason". */
MUST_CHECK enum err_code flag_resolve(struct desk *d, int64_t id, int64_t version,
                                      const char *resolution, struct err *e);
/* The open ones of a person, oldest first. Permission as person_open, without a view line. */
MUST_CHECK enum err_code flag_list(struct desk *d, int64_t person_id, struct flags *out,
                                   struct err *e);
/* What lists of people say beside a name: of everybody how to contact them with care, as a note with
 * id 0, and then the open notes. ACTION_SEARCH; restricted people as in person_search. */
MUST_CHECK enum err_code flag_open_list(struct desk *d, struct flags *out, struct err *e);
