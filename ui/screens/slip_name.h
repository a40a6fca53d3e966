/* slip_name.h - the person of a slip that was taken without one: the fields of a new person. */
#pragma once

#include "ui/kit/screen.h"

extern const struct screen_ops slip_name_screen; /* struct record_arg: id of the slip */
