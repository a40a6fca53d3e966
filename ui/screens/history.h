/* history.h - 変更履歴: what fields held before. */
#pragma once

#include "ui/kit/screen.h"
#include "ui/screens/args.h"

/* struct record_arg: `id` 0: the card and the cases of the person, else an entry of the support log. */
extern const struct screen_ops history_screen;
/* struct history_arg: one record, whoever's it is. */
extern const struct screen_ops record_history_screen;
/* struct case_arg: the entries of the interview sheets of the case. */
extern const struct screen_ops interview_history_screen;
