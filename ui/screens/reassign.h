/* reassign.h - 担当の引継ぎ: marked cases handed over to a colleague, all or none; what cannot be
 * moved stands in the list before anything is saved. */
#pragma once

#include "desk/reassign.h"
#include "ui/kit/screen.h"

struct reassign_arg {
    const struct reassign_case *cases; /* copied in open */
    size_t count;
};

extern const struct screen_ops reassign_screen; /* struct reassign_arg; above caseload_screen */
