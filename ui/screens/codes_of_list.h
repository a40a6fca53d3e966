/* codes_of_list.h - the codes of one list: change their words, add and end the office's own. */
#pragma once

#include "ui/kit/screen.h"

extern const struct screen_ops codes_of_list_screen; /* const char *: the list, of core/code_kinds.h */
