#include "ui/screens/postal_field.h"

#include <stdio.h>

#include "core/validate.h"
#include "desk/postal.h"
#include "desk/words.h"

static void
fill(struct form *f, const struct postal_place *place)
{
    char address[LONG_SIZE], words[LONG_SIZE + 160];

    postal_address(place, address);
    if (form_is_empty(f, "address")) {
        form_fill(f, "address", address);
    } else if (!postal_fits(place, form_get(f, "address"))) {
        snprintf(words, sizeof words, _("This code is %s. The address stays as it was typed."),
                 address);
        form_remark(f, "postal_code", words);
    }
}

void
postal_field_changed(struct form *f, struct screen *s)
{
    struct postal_place place;
    char code[REF_SIZE];
    bool found = false;
    struct err e = { 0 };

    if (validate_postal(form_get(f, "postal_code"), code, sizeof code, "", NULL) != ERR_OK
        || code[0] == '\0') /* not typed to the end yet */
        return;
    if (!screen_ok(s, postal_find(screen_desk(s), code, &place, &found, &e), &e))
        return;
    if (found)
        fill(f, &place);
    else
        form_remark(f, "postal_code",
                    _("This code is not in the list. Please write the address by hand."));
}
