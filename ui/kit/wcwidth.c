/* wcwidth.c - the program's own wcwidth(), before the C library's. ncurses calls it through the
 * dynamic linker, so it counts columns as the editor and the canvas do, also on a terminal that
 * draws ambiguous characters two columns wide. */
#include <wchar.h>

#include "core/text.h"

int
wcwidth(wchar_t c)
{
    return text_width((uint32_t)c);
}
