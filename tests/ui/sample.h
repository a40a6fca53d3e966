/* sample.h - screens that use everything of the kit, and hooks that remember what they were told.
 * */
#pragma once

#include "ui/kit/app.h"

struct sample {
    struct date today;
    bool denies;        /* every role check fails */
    int draft_writes, draft_drops, saves, hides, loads, closes;
    bool draft_fails, save_fails, changed;
    bool in_hurry, draft_hurried; /* now; at the last draft */
    char draft[4096];   /* "" none */
    long quiet_asked;
    char who[40];       /* signed in */
    bool is_set;        /* the day */
    char answer[256];   /* of the last dialog */
    char language[8], loaded_in[8]; /* of the desk; when the list was read last */
};

extern const struct app_hooks sample_hooks;
/* A form of all field types that keeps drafts; F2 asks, Ctrl-X prompts, Ctrl-Y opens a form dialog,
 * Ctrl-V asks for a password. */
extern const struct screen_ops sample_form;
/* 15 people; Enter opens sample_form, "d" asks, "x" is for another role. */
extern const struct screen_ops sample_list;
/* A search line above a list. */
extern const struct screen_ops sample_both;
/* Text only: a paragraph, pairs and charts. */
extern const struct screen_ops sample_text;

struct sample sample_new(void);
