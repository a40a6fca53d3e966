/* vt_private.h - shared by vt.c and vt_screen.c only. */
#pragma once

#include "tests/tui/vt.h"

#include <vterm.h>

struct vt {
    pid_t pid; /* 0: ended */
    int status, fd;
    bool closed; /* the child's side is gone */
    bool mute, wide;

    VTerm *term;
    VTermScreen *screen;
    int rows, cols;
    VTermPos cursor;
    bool cursor_shown, altscreen, paste;
    int bells;
    char part[4]; /* a character that comes in pieces */
    size_t part_len;

    unsigned answers; /* to the sync key */
    bool in_answer;
    char *log; /* bytes since vt_mark() */
    size_t log_len, log_size;
    char row[16384];
};

void vt_screen_open(struct vt *t);
