/* keys.h - bytes and terminal-library codes in, events out. Pure: no terminal, no clock. One unit
 * at a time, UTF-8 in pieces, Esc as a prefix without a timer, paste in which no key acts, late
 * terminal answers swallowed. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// clang-format off
enum key {
    KEY_NONE_, /* not a key */
    KEY_CHAR = 0x110000, /* below: the code point of a typed character */
    K_UP, K_DOWN, K_LEFT, K_RIGHT, K_HOME, K_END, K_PAGE_UP, K_PAGE_DOWN,
    K_ENTER, K_TAB, K_BACK_TAB, K_BACKSPACE, K_DELETE, K_INSERT,
    K_F1, K_F2, K_F3, K_F4, K_F5, K_F6, K_F7, K_F8, K_F9, K_F10, K_F11, K_F12,
    K_BACK,    /* Esc Esc */
    K_HELP,    /* Esc ? */
    K_HIDE,    /* Esc h */
    K_SWITCH,  /* Esc u */
    K_TAKE, K_TAKE_ALL, /* Esc t, Esc a */
    K_HISTORY, /* Esc y */
    K_RESIZE,  /* the terminal has another size */
    K_SYNC,    /* CSI 990 ~ with MADOGUCHI_SYNC=1 */
    K_UNKNOWN,
    K_CTRL,    /* K_CTRL + 1 .. K_CTRL + 26: Ctrl-A .. Ctrl-Z */
    K_CTRL_END = K_CTRL + 28, /* + 28: Ctrl-backslash */
};
// clang-format on

enum event_kind {
    EVENT_KEY,    /* `key`: an enum key, or a code point for a typed character */
    EVENT_PREFIX, /* Esc was pressed: the hint line shows what may follow */
    EVENT_PASTE,  /* `key`: one pasted code point; a line break comes as '\n' */
    EVENT_PASTE_END, /* `key`: how many control characters were left out */
};

struct key_event {
    enum event_kind kind;
    uint32_t key;
};

static inline bool
key_is_char(uint32_t key)
{
    return key >= 32 && key < KEY_CHAR && key != 127;
}

/* ---- the decoder ---- */

enum {
    KEYS_QUEUE = 16,        /* more than one unit can give */
    KEYS_SEQUENCE_MS = 250, /* bytes of one key come closer together than a person types */
};

/* Units beside bytes 0..255 and the named keys of enum key. */
enum { KEYS_PASTE_BEGIN = 0x120000, KEYS_PASTE_END };

enum keys_state { KEYS_GROUND, KEYS_PREFIX, KEYS_TWICE, KEYS_CSI, KEYS_CSI_BRACKET, KEYS_SS3 };

struct keys {
    enum keys_state state;
    bool told;     /* EVENT_PREFIX is out: whatever follows must take the hint away */
    long since_ms; /* when the last byte came */
    int number;    /* parameter of CSI n ~; negative: none yet, or several */

    unsigned char utf8[4]; /* a character that arrives in pieces */
    int utf8_len, utf8_need;

    bool paste;      /* between 200~ and 201~ */
    bool paste_cr;   /* the last one was CR: CR LF is one line break */
    uint32_t paste_left_out; /* control characters and sequences */
    int paste_match; /* bytes of the end bracket seen */
    enum { PASTED_TEXT, PASTED_CSI, PASTED_OSC } paste_in; /* a sequence that is left out */

    bool sync; /* CSI 990 ~ is K_SYNC; otherwise it is swallowed */
    struct key_event queue[KEYS_QUEUE];
    int head, count;
};

void keys_init(struct keys *k, bool sync);
/* One unit: a byte, an enum key the terminal library recognised, or a paste bracket. Take the
 * events with keys_next() before the next one. `now_ms` is monotonic; it only tells a sequence cut
 * in two from Esc and a letter typed by a person. K_RESIZE and K_SYNC leave the state alone. */
void keys_feed(struct keys *k, int unit, long now_ms);
/* Nothing more waits now: a lone Esc is announced as a prefix, a second one as K_BACK. */
void keys_idle(struct keys *k);
/* A paste whose end never came: call after a second of silence. */
void keys_end_paste(struct keys *k);
/* Next event in order; false when there is none. A swallowed sequence whose Esc was announced ends
 * as EVENT_KEY with KEY_NONE_: the hint goes, nothing else happens. */
bool keys_next(struct keys *k, struct key_event *e);

/* The digit or sign that ESC O `letter` means on the ten-key pad; 0 when it is none. */
char keys_pad_char(char letter);
