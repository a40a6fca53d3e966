/* skip.c - stands in for a terminal test where libvterm or cmocka is missing. */
#include <stdio.h>

int
main(void)
{
    fputs("skipped: needs libvterm and cmocka\n", stderr);
    return 77;
}
