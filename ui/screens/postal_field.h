/* postal_field.h - a postal code fills the address beside it: for forms with the rows "postal_code"
 * and "address". */
#pragma once

#include "ui/kit/form.h"
#include "ui/kit/screen.h"

/* Callback of the row "postal_code". An empty address becomes prefecture, city and town; one that
 * stands there is never changed. An unknown code, and one of another town than the address, is said
 * beside the field and stops nothing. */
void postal_field_changed(struct form *f, struct screen *s);
