/* disability.h - 障害種別の期間: since when somebody has the kinds of disability on the card, and which were
 * there before. Class B, as the card's kinds are. */
#pragma once

#include "core/disability.h"
#include "desk/desk.h"

/* What is on the card, the main kind first (id 0: nothing is told of it yet), then what no longer is, the
 * newest first. Permission as person_open, without a view line. The caller frees `out`. */
MUST_CHECK enum err_code disability_list(struct desk *d, int64_t person_id,
                                         struct disability_periods *out, struct err *e);
/* May the signed-in user save or remove rows of this person? For a form that is not to be filled in
 * vain. ERR_DENIED says why not. */
MUST_CHECK enum err_code disability_may_save(struct desk *d, int64_t person_id, struct err *e);
/* Store one row: a new one (id 0) or a change; id and version become the stored ones. With `on_card` it
 * is that of a kind on the card; an end day then takes the kind off the card too, from that day on. Else it
 * is a former one, of whatever kind. The fields of person_save rule who may change it.
 * ERR_INVALID field "kind": not of the list, another kind than the card's, told already, or the last one
 * or the main one of several, which cannot be taken off here; "since", "ended_on": in the future, in the
 * wrong order, or no end day though the kind is not on the card. ERR_CONFLICT. ERR_DENIED. */
MUST_CHECK enum err_code disability_save(struct desk *d, struct disability_period *p,
                                         struct err *e);
/* Take a row away that was entered by mistake; the kinds of the card stay. `reason`: 1 to 200
 * characters; ERR_INVALID field "reason". ERR_NOT_FOUND, ERR_CONFLICT, ERR_DENIED. */
MUST_CHECK enum err_code disability_remove(struct desk *d, int64_t id, int64_t version,
                                           const char *reason, struct err *e);
