/* keys.c - see keys.h. */
#include "ui/kit/keys.h"

#include <assert.h>
#include <string.h>

#include "core/text.h"

static const char PASTE_END[] = "\033[201~";

/* ---- queue ---- */

static void
push(struct keys *k, enum event_kind kind, uint32_t key)
{
    assert(k->count < KEYS_QUEUE);
    k->queue[(k->head + k->count++) % KEYS_QUEUE] = (struct key_event){ .kind = kind, .key = key };
}

void
keys_init(struct keys *k, bool sync)
{
    memset(k, 0, sizeof *k);
    k->sync = sync;
}

bool
keys_next(struct keys *k, struct key_event *e)
{
    if (k->count == 0)
        return false;
    *e = k->queue[k->head];
    k->head = (k->head + 1) % KEYS_QUEUE;
    k->count--;
    return true;
}

/* ---- the Esc prefix ---- */

/* Leave the prefix with a key; any key takes the hint away. */
static void
push_key(struct keys *k, uint32_t key)
{
    k->state = KEYS_GROUND;
    k->told = false;
    push(k, EVENT_KEY, key);
}

/* Leave it without one. */
static void
swallow(struct keys *k)
{
    if (k->told)
        push_key(k, KEY_NONE_);
    k->state = KEYS_GROUND;
}

static uint32_t
after_escape(uint32_t c)
{
    uint32_t ascii = c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c; /* the input method is on */

    if (ascii >= '1' && ascii <= '9')
        return K_F1 + (ascii - '1');
    switch (ascii) {
    case '0': return K_F10;
    case '?': return K_HELP;
    case 'h': return K_HIDE;
    case 'u': return K_SWITCH;
    case 't': return K_TAKE;
    case 'a': return K_TAKE_ALL;
    case 'y': return K_HISTORY;
    default: return c; /* anything else acts as typed */
    }
}

void
keys_idle(struct keys *k)
{
    if (k->state == KEYS_TWICE) {
        push_key(k, K_BACK);
    } else if (k->state == KEYS_PREFIX && !k->told) {
        k->told = true;
        push(k, EVENT_PREFIX, 0);
    }
}

/* ---- characters ---- */

static void
put_char(struct keys *k, uint32_t c)
{
    if (k->paste) {
        k->paste_cr = false;
        push(k, EVENT_PASTE, c);
    } else {
        push_key(k, k->state == KEYS_PREFIX ? after_escape(c) : c);
    }
}

/* The editor refuses U+FFFD and says so: a broken character is never lost in silence. */
static void
put_broken(struct keys *k)
{
    k->utf8_need = 0;
    put_char(k, 0xFFFD);
}

/* In a paste only line breaks and tabs mean anything. */
static void
pasted_control(struct keys *k, int c)
{
    bool second_half = c == '\n' && k->paste_cr;

    if (c != '\r' && c != '\n' && c != '\t') {
        k->paste_left_out++;
        return;
    }
    k->paste_cr = c == '\r';
    if (!second_half)
        push(k, EVENT_PASTE, c == '\t' ? ' ' : '\n');
}

static void
put_control(struct keys *k, int c)
{
    if (k->paste)
        pasted_control(k, c);
    else if (c == '\t')
        push_key(k, K_TAB);
    else if (c == '\r' || c == '\n')
        push_key(k, K_ENTER);
    else if (c == '\b' || c == 127)
        push_key(k, K_BACKSPACE);
    else if ((c >= 1 && c <= 26) || c == 28)
        push_key(k, K_CTRL + (uint32_t)c);
    else
        push_key(k, K_UNKNOWN);
}

static void
text_byte(struct keys *k, int byte)
{
    uint32_t c;

    if (k->utf8_need > 0 && (byte & 0xC0) != 0x80)
        put_broken(k); /* and the new byte begins afresh */
    if (k->utf8_need == 0) {
        if (byte < 0x20 || byte == 127) {
            put_control(k, byte);
        } else if (byte < 0x80) {
            put_char(k, (uint32_t)byte);
        } else if (byte < 0xC2 || byte > 0xF4) {
            put_broken(k);
        } else {
            k->utf8_need = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
            k->utf8[0] = (unsigned char)byte;
            k->utf8_len = 1;
        }
        return;
    }
    k->utf8[k->utf8_len++] = (unsigned char)byte;
    if (k->utf8_len < k->utf8_need)
        return;
    if (text_decode((const char *)k->utf8, (size_t)k->utf8_len, &c) == 0) {
        put_broken(k);
        return;
    }
    k->utf8_need = 0;
    put_char(k, c);
}

/* ---- sequences the terminal description lacks, or whose bytes came too far apart ---- */

char
keys_pad_char(char letter)
{
    static const char letters[] = "jklmnopqrstuvwxyX";
    static const char signs[] = "*+,-./0123456789=";
    const char *at = letter == '\0' ? NULL : strchr(letters, letter);

    return at == NULL ? '\0' : signs[at - letters];
}

static uint32_t
named_by_letter(int letter)
{
    // clang-format off
    static const struct {
        char letter;
        uint32_t key;
    } names[] = {
        { 'A', K_UP },   { 'B', K_DOWN }, { 'C', K_RIGHT },    { 'D', K_LEFT }, { 'F', K_END },
        { 'H', K_HOME }, { 'P', K_F1 },   { 'Q', K_F2 },       { 'R', K_F3 },   { 'S', K_F4 },
        { 'M', K_ENTER }, { 'Z', K_BACK_TAB },
    };
    // clang-format on

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (names[i].letter == letter)
            return names[i].key;
    return K_UNKNOWN;
}

static uint32_t
named_by_number(int number)
{
    // clang-format off
    static const uint32_t names[] = {
        [1] = K_HOME,    [2] = K_INSERT,    [3] = K_DELETE, [4] = K_END,   [5] = K_PAGE_UP,
        [6] = K_PAGE_DOWN, [7] = K_HOME,    [8] = K_END,    [11] = K_F1,   [12] = K_F2,
        [13] = K_F3,     [14] = K_F4,       [15] = K_F5,    [17] = K_F6,   [18] = K_F7,
        [19] = K_F8,     [20] = K_F9,       [21] = K_F10,   [23] = K_F11,  [24] = K_F12,
    };
    // clang-format on

    if (number < 0 || number >= (int)(sizeof names / sizeof *names) || names[number] == KEY_NONE_)
        return K_UNKNOWN;
    return names[number];
}

enum { NO_NUMBER = -1, MANY_NUMBERS = -2 };

static void
begin_paste(struct keys *k)
{
    swallow(k);
    k->paste = true;
    k->paste_cr = false;
    k->paste_left_out = 0;
    k->paste_in = PASTED_TEXT;
    k->paste_match = 0;
}

static void
numbered_sequence(struct keys *k)
{
    if (k->number == 200)
        begin_paste(k);
    else if (k->number == 990 && k->sync)
        push_key(k, K_SYNC);
    else if (k->number == 990 || k->number == 201)
        swallow(k);
    else
        push_key(k, named_by_number(k->number));
}

static void
csi_byte(struct keys *k, int byte)
{
    if (byte >= '0' && byte <= '9' && k->number != MANY_NUMBERS) {
        k->number = k->number < 0 ? byte - '0' : k->number * 10 + byte - '0';
        if (k->number > 9999)
            k->number = MANY_NUMBERS;
    } else if (byte < 0x40) {
        k->number = MANY_NUMBERS;
    } else if (byte == '[' && k->number == NO_NUMBER) {
        k->state = KEYS_CSI_BRACKET;
    } else if (byte == '~') {
        numbered_sequence(k);
    } else if (k->number == NO_NUMBER && byte >= 'A' && byte <= 'Z') {
        push_key(k, named_by_letter(byte));
    } else if (byte == 'R' || byte == 'c' || byte == 'n') {
        swallow(k); /* answers to questions, come late */
    } else {
        push_key(k, K_UNKNOWN);
    }
}

static void
sequence_byte(struct keys *k, int byte)
{
    char pad = keys_pad_char((char)byte);

    if (k->state == KEYS_CSI)
        csi_byte(k, byte);
    else if (k->state == KEYS_CSI_BRACKET) /* the Linux console's F1..F5 */
        push_key(k, byte >= 'A' && byte <= 'E' ? K_F1 + (uint32_t)(byte - 'A') : K_UNKNOWN);
    else
        push_key(k, pad != '\0' ? (uint32_t)pad : named_by_letter(byte));
}

/* True: the byte belonged to what Esc began. Otherwise it begins afresh. */
static bool
escaped_byte(struct keys *k, int byte, bool quick)
{
    bool opens = quick && (byte == '[' || byte == 'O');

    switch (k->state) {
    case KEYS_PREFIX:
    case KEYS_TWICE: /* Esc Esc [ A is what some terminals send for Alt-Up */
        if (opens) {
            k->state = byte == '[' ? KEYS_CSI : KEYS_SS3;
            k->number = NO_NUMBER;
            return true;
        }
        if (k->state == KEYS_TWICE)
            push_key(k, K_BACK);
        else if (byte == 27)
            k->state = KEYS_TWICE;
        return k->state == KEYS_TWICE;
    case KEYS_CSI:
    case KEYS_CSI_BRACKET:
    case KEYS_SS3:
        if (quick && byte >= 0x20 && byte < 0x7F) {
            sequence_byte(k, byte);
            return true;
        }
        swallow(k);
        return false;
    case KEYS_GROUND: break;
    }
    return false;
}

/* ---- units ---- */

void
keys_end_paste(struct keys *k)
{
    if (!k->paste)
        return;
    if (k->utf8_need > 0)
        put_broken(k);
    k->paste = false;
    push(k, EVENT_PASTE_END, k->paste_left_out);
}

/* A colour, a title: all of it goes, from the Esc to its end. One that never ends goes to the end of
 * the line. `first`: right behind the Esc. */
static bool
is_of_sequence(struct keys *k, int unit, bool first)
{
    bool is_last = k->paste_in == PASTED_CSI ? unit >= 0x40 && unit <= 0x7E
                                             : unit == 7 || (first && unit == '\\');

    if (first && unit == ']' && k->paste_in == PASTED_TEXT) {
        k->paste_in = PASTED_OSC;
        k->paste_left_out++;
        return true;
    }
    if (k->paste_in == PASTED_TEXT)
        return false;
    if (unit == '\n' || unit == '\r' || (k->paste_in == PASTED_CSI && (unit < 0x20 || unit > 0x7E))) {
        k->paste_in = PASTED_TEXT;
        return false;
    }
    k->paste_left_out++;
    if (is_last)
        k->paste_in = PASTED_TEXT;
    return true;
}

/* Nothing but text and the end bracket counts; the bracket may come in pieces. */
static void
pasted_unit(struct keys *k, int unit)
{
    int held = k->paste_match;

    if (unit == KEYS_PASTE_END) {
        keys_end_paste(k);
        return;
    }
    if (unit > 0xFF)
        return;
    if (unit == PASTE_END[held]) {
        k->paste_match++;
        if (PASTE_END[k->paste_match] == '\0')
            keys_end_paste(k);
        return;
    }
    k->paste_match = unit == 27;
    if (held > 0) { /* the Esc that began no bracket, and what came behind it */
        k->paste_left_out += (uint32_t)held;
        k->paste_in = held > 1 ? PASTED_CSI : k->paste_in == PASTED_OSC ? PASTED_OSC : PASTED_TEXT;
    }
    if (unit != 27 && !is_of_sequence(k, unit, held == 1))
        text_byte(k, unit);
}

static void
library_key(struct keys *k, int unit)
{
    keys_idle(k);
    if (unit == K_RESIZE || unit == K_SYNC) { /* not typed by a person: the state stays */
        push(k, EVENT_KEY, (uint32_t)unit);
        return;
    }
    if (k->utf8_need > 0)
        put_broken(k);
    if (unit == KEYS_PASTE_BEGIN)
        begin_paste(k);
    else if (unit == KEYS_PASTE_END)
        swallow(k);
    else
        push_key(k, (uint32_t)unit);
}

void
keys_feed(struct keys *k, int unit, long now_ms)
{
    bool quick = now_ms - k->since_ms < KEYS_SEQUENCE_MS;

    k->since_ms = now_ms;
    if (unit == 27 && k->utf8_need > 0 && !k->paste)
        put_broken(k);
    if (k->paste && unit != K_RESIZE && unit != K_SYNC) {
        pasted_unit(k, unit);
    } else if (unit > 0xFF) {
        library_key(k, unit);
    } else if (!escaped_byte(k, unit, quick)) {
        if (unit == 27)
            k->state = KEYS_PREFIX;
        else
            text_byte(k, unit);
    }
}
