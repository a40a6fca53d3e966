/* assessment_texts.h - アセスメント票 (F4): the words of a sheet: strengths, accommodations, wishes. */
#pragma once

#include "ui/kit/screen.h"
#include "ui/screens/args.h"

extern const struct screen_ops assessment_texts_screen; /* struct record_arg; id: the sheet */
