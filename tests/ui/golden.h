/* golden.h - screens compared with files under tests/ui/golden, without a terminal. UPDATE=1 in the
 * environment writes the files anew: read the difference like prose.
 *
 *     static int setup(void **state) { golden_words(); *state = open_a_desk(); return 0; }
 *     golden_screen("people", &hooks, desk, &people_screen, NULL, "");
 *
 * A file holds the rows between bars, then, letter by letter, what is not STYLE_NORMAL:
 * T title, H heading, L label, f field, F focus, S selected, m muted, g good, w warning, d danger,
 * k key, b bar. */
#pragma once

#include "ui/kit/app.h"

/* gettext with the catalogues of the build (MADOGUCHI_LOCALE), whatever LANG says; also for
 * err_set. Run it once before the first screen. */
void golden_words(void);
/* "ja" or "en" from now on. */
void golden_language(const char *language);

/* Opens the screen at 80x24 and 40x10 in Japanese and English, feeds `keys` (names as in command.h,
 * "" none) and compares with <name>-<ja|en>-<cols>x<rows>.screen. Fails the cmocka test if one
 * differs, after printing both. */
void golden_screen(const char *name, const struct app_hooks *hooks, void *context,
                   const struct screen_ops *ops, const void *arg, const char *keys);
/* What `app` shows now against one file. */
void golden_compare(struct app *app, const char *name, const char *language);
