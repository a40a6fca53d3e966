/* codes.h - the code lists of the office, read once and kept until one is changed, here or at another
 * desk (desk_changed). Ids are stored, labels are shown. */
#pragma once

#include "desk/desk.h"

struct code {
    char id[CODE_SIZE];
    char ja[LINE_SIZE], en[LINE_SIZE];
    int sort; /* the order goes by it */
    struct date valid_from, valid_to; /* DATE_NONE: open */
};

struct code_list {
    const struct code *rows; /* owned by the desk until desk_close */
    size_t count;
};

/* All codes of a list in order, retired ones included; count 0 for an unknown list. */
struct code_list code_list(struct desk *d, const char *list);
/* The label in the desk's language; the id itself when it is not in the list; "" for "". Borrowed
 * until desk_close. */
const char *code_label(struct desk *d, const char *list, const char *id);
/* ERR_INVALID with `field` when `id` is not in the list or not valid on `day` (DATE_NONE: any day).
 * "" is fine unless `required`. */
MUST_CHECK enum err_code code_check(struct desk *d, const char *list, const char *id,
                                    struct date day, bool required, const char *field,
                                    struct err *e);
/* An id, a Japanese or an English label (case-blind) to its id; false when none fits. */
bool code_find(struct desk *d, const char *list, const char *words, char id[CODE_SIZE]);

/* Add a code of the office's own to a list that is open to it (core/code_kinds.h), before "other" or
 * at its end. ACTION_CODES. `en` "": the Japanese word. ERR_INVALID, field "ja" or "en", or "list":
 * why nothing can be added, in words. */
MUST_CHECK enum err_code code_list_add(struct desk *d, const char *list, const char *ja,
                                       const char *en, struct err *e);
/* Change words, place and last day of one that was read as `before`; of the program's own codes the
 * Japanese word and the place alone. ACTION_CODES. ERR_INVALID, field "ja", "en", "sort" or
 * "valid_to"; ERR_CONFLICT: changed meanwhile. */
MUST_CHECK enum err_code code_list_change(struct desk *d, const char *list,
                                          const struct code *before, const struct code *after,
                                          struct err *e);
