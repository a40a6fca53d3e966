/* edit_keys.h - the keys of one line of text, the same in fields, prompts and filters. */
#pragma once

#include "ui/kit/keys.h"
#include "ui/kit/lineedit.h"

enum edit_result {
    EDIT_NOT_TAKEN, /* not a key of the editor */
    EDIT_MOVED,     /* the cursor may have moved */
    EDIT_CHANGED,
    EDIT_NOTHING, /* nothing there to delete: beep */
    EDIT_REFUSED, /* a character that cannot be stored */
    EDIT_FULL,    /* `most` code points stand already */
};

enum edit_result edit_event(struct lineedit *e, const struct key_event *ev, size_t most);
