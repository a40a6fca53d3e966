/* editing.h - 編集中: the line below the title that says which colleague is at the same record now. It
 * is told and holds nothing up. */
#pragma once

#include "ui/kit/screen.h"

/* Of the screen's form, or (it has none) of any form about its person; "" when nobody is, or when it
 * cannot be read now: then nothing else could be done about it here. */
void editing_words(const struct screen *s, char *out, size_t size);
