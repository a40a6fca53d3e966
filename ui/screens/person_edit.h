/* person_edit.h - the fields of a person's card as a form. */
#pragma once

#include "ui/kit/screen.h"
#include "ui/screens/args.h"

extern const struct screen_ops person_edit_screen; /* struct person_arg */

enum person_offer {
    PERSON_OFFER_NONE, /* nothing of it is new to the card */
    PERSON_OFFER_KEPT, /* what differs is a draft of the card, which shows it beside what is stored */
    PERSON_OFFER_NOT,  /* it could not be: no opening, a draft there already, rows not to be changed */
};

/* The form of `s` holds what was typed of somebody who turned out to be on file. An opening. */
enum person_offer person_edit_offer(struct screen *s, int64_t person_id);
/* What was offered with an act that has failed is taken from the card again: PERSON_OFFER_KEPT just now. */
void person_edit_take_back(struct screen *s, int64_t person_id);
