/* person_edit.h - the fields of a person's card as a form. */
#pragma once

#include "ui/kit/screen.h"
#include "ui/screens/args.h"

extern const struct screen_ops person_edit_screen; /* struct person_arg */
