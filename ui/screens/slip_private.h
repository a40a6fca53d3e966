/* slip_private.h - what the files of the slip share: slip.c (form, saving), slip_suspects.c (who it
 * may be). */
#pragma once

#include "desk/intake.h"
#include "ui/screens/slip.h"

struct slip_state {
    enum slip_kind kind;
    int64_t person_id;      /* of the known or stored one; 0: nobody */
    struct intake in;       /* as it will be stored, then as it is */
    char who[LINE_SIZE + REF_SIZE + 8];
    char caution[REMARK_SIZE];
    char override[LONG_SIZE]; /* a supervisor's reason to register although somebody is on file */
    bool is_loaded;         /* STORED: the slip was read */
    bool is_correcting;     /* STORED: the rows may be typed into */
    bool is_carried;        /* what was typed came from another slip: its draft gets a name later */
};

/* Ask who it is, after the desk has found suspects: st->in.saving. */
void slip_ask_suspect(struct screen *s);
