/* codes.h - the code lists of the office, read once and kept. Ids are stored, labels are shown. */
#pragma once

#include "desk/desk.h"

struct code {
    char id[CODE_SIZE];
    char ja[LINE_SIZE], en[LINE_SIZE];
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
