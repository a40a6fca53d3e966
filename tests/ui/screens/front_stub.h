/* front_stub.h - the front of ui/front.h without a terminal, for the screens that speak to it: sign-in,
 * new password, lock, settings, first start. What they ask is done as far as it shows, and counted. */
#pragma once

#include "ui/front.h"

struct desk;

struct front_stub {
    int signed_in, signed_out, opened, unlocked, taken_up, looks, times;
    char path[300];    /* of front_path(): where the first start makes its database */
    struct desk *desk; /* opened by front_open(); the test closes it */
};

extern struct front_stub front_stub;
