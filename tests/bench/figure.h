/* figure.h - one line for each figure that is measured: what, how much, and whether its aim is
 * reached. Plain text on standard output, for people and for grep MISSED. */
#pragma once

#include <stdarg.h>
#include <stdio.h>

/* Print the words, then whether `value` is at most `aim`, or at least -aim of an aim below 0; an aim
 * of 0: there is none. */
__attribute__((format(printf, 3, 4))) static inline void
figure(double value, double aim, const char *format, ...)
{
    va_list words;

    va_start(words, format);
    vprintf(format, words);
    va_end(words);
    if (aim != 0)
        printf("  (aim: %g or %s)  %s", aim < 0 ? -aim : aim, aim < 0 ? "more" : "less",
               (aim < 0 ? value >= -aim : value <= aim) ? "reached" : "MISSED");
    putchar('\n');
    fflush(stdout);
}
