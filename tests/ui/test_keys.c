/* test_keys.c - the decoder of ui/kit/keys.c: every trap of the input path, without a terminal. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "core/text.h"
#include "ui/kit/keys.h"

enum { GAP_SLOW = 5000 };

static struct keys keys;
static char out[1024]; /* the events as words */

static void
write_event(const struct key_event *e)
{
    static const char *const names[] = {
        "up", "down", "left", "right", "home", "end",  "pgup", "pgdn",   "enter", "tab",     "btab",
        "bs", "del",  "ins",  "F1",    "F2",   "F3",   "F4",   "F5",     "F6",    "F7",      "F8",
        "F9", "F10",  "F11",  "F12",   "back", "help", "hide", "switch", "take",
        "all", "history", "resize", "sync", "unknown",
    };
    size_t n = strlen(out);
    char c[5] = "";

    if (e->kind == EVENT_PREFIX) {
        snprintf(out + n, sizeof out - n, "esc ");
    } else if (e->kind == EVENT_PASTE_END) {
        snprintf(out + n, sizeof out - n, e->key > 0 ? "end-%u " : "end ", (unsigned)e->key);
    } else if (e->kind == EVENT_KEY && e->key == KEY_NONE_) {
        snprintf(out + n, sizeof out - n, "none ");
    } else if (e->kind == EVENT_KEY && e->key > K_CTRL) {
        snprintf(out + n, sizeof out - n, "^%c ", (int)(e->key - K_CTRL) + '@');
    } else if (e->kind == EVENT_KEY && e->key >= K_UP) {
        assert_true(e->key - K_UP < sizeof names / sizeof *names);
        snprintf(out + n, sizeof out - n, "%s ", names[e->key - K_UP]);
    } else {
        text_encode(e->key, c);
        snprintf(out + n, sizeof out - n, "%s%s ", e->kind == EVENT_PASTE ? "p:" : "",
                 e->key == '\n' ? "\\n" : c);
    }
}

static void
take(void)
{
    struct key_event e;

    while (keys_next(&keys, &e))
        write_event(&e);
}

static long now;

static void
feed_unit(int unit)
{
    keys_feed(&keys, unit, now);
    take();
}

/* One byte every `gap` ms; with a gap nothing waits in between. */
static const char *
feed(const char *bytes, long gap)
{
    size_t n;

    out[0] = '\0';
    for (; *bytes != '\0'; bytes++, now += gap) {
        feed_unit((unsigned char)*bytes);
        if (gap > 0)
            keys_idle(&keys);
        take();
    }
    keys_idle(&keys);
    take();
    n = strlen(out);
    if (n > 0)
        out[n - 1] = '\0';
    return out;
}

struct row {
    const char *trap, *bytes;
    long gap;
    const char *events;
};

static void
check(const struct row *rows, size_t n, bool sync)
{
    for (size_t i = 0; i < n; i++) {
        const char *got;

        keys_init(&keys, sync);
        now = 1000;
        got = feed(rows[i].bytes, rows[i].gap);
        if (strcmp(got, rows[i].events) != 0)
            fail_msg("%s: [%s], not [%s]", rows[i].trap, got, rows[i].events);
    }
}

#define CHECK(rows, sync) check(rows, sizeof(rows) / sizeof *(rows), sync)

static void
test_characters(void **state)
{
    static const struct row rows[] = {
        { "a kanji at once", "練", 0, "練" },
        { "a kanji in pieces", "練馬", 30, "練 馬" },
        { "four bytes", "𠮷", 30, "𠮷" },
        { "combining mark stays", "か\u3099", 0, "か \u3099" },
        { "cut short by a letter",
          "\xE7\xB7"
          "a",
          0, "\uFFFD a" },
        { "cut short by a key", "\xE7\t", 0, "\uFFFD tab" },
        { "cut short by Esc",
          "\xE7\xB7\033"
          "5",
          0, "\uFFFD F5" },
        { "never UTF-8", "\xFFz", 0, "\uFFFD z" },
        { "stray continuation", "\x80z", 0, "\uFFFD z" },
        { "overlong", "\xC0\xAFz", 0, "\uFFFD \uFFFD z" },
        { "surrogate", "\xED\xA0\x80z", 0, "\uFFFD z" },
        { "past the last plane", "\xF5z", 0, "\uFFFD z" },
    };

    (void)state;
    CHECK(rows, false);
}

static void
test_controls(void **state)
{
    static const struct row rows[] = {
        { "both Enters", "\r\n", 0, "enter enter" },
        { "both Backspaces", "\b\177", 0, "bs bs" },
        { "Tab", "\t", 0, "tab" },
        { "letters", "\x01\x0E\x1A", 0, "^A ^N ^Z" },
        { "backslash", "\x1C", 0, "^\\" },
        { "the others have no name", "\x1D\x1E\x1F", 0, "unknown unknown unknown" },
    };

    (void)state;
    CHECK(rows, false);
    keys_init(&keys, false);
    out[0] = '\0';
    feed_unit(0);
    assert_string_equal(out, "unknown ");
}

static void
test_escape_prefix(void **state)
{
    static const struct row rows[] = {
        { "alone", "\033", 0, "esc" },
        { "digit, slow hand",
          "\033"
          "1",
          GAP_SLOW, "esc F1" },
        { "digit as Alt, no flash of the hint",
          "\033"
          "9",
          0, "F9" },
        { "zero",
          "\033"
          "0",
          0, "F10" },
        { "full-width digit: the input method is on", "\033３", 30, "esc F3" },
        { "full-width question mark", "\033？", 0, "help" },
        { "twice, slow", "\033\033", GAP_SLOW, "esc back" },
        { "twice, fast", "\033\033", 0, "back" },
        { "three times", "\033\033\033", 0, "back esc" },
        { "help", "\033?", 0, "help" },
        { "hide", "\033h", 0, "hide" },
        { "switch", "\033u", 0, "switch" },
        { "take", "\033t\033a", 0, "take all" },
        { "only the small h", "\033H", 0, "H" },
        { "anything else acts as typed", "\033x\033練", 0, "x 練" },
        { "control acts as typed", "\033\x13", 0, "^S" },
        { "Enter acts as typed", "\033\r", GAP_SLOW, "esc enter" },
        { "bracket by a person", "\033[", 400, "esc [" },
        { "O by a person", "\033O", 400, "esc O" },
        { "after back all is plain",
          "\033\033"
          "5",
          0, "back 5" },
    };

    (void)state;
    CHECK(rows, false);
}

static void
test_sequences(void **state)
{
    static const struct row rows[] = {
        { "F1 whose bytes came apart", "\033OP", 100, "esc F1" },
        { "F5 that vt220 lacks", "\033[15~", 0, "F5" },
        { "F5, slow line", "\033[15~", 100, "esc F5" },
        { "Shift-Tab of st", "\033[Z", 0, "btab" },
        { "Linux console F1, F5", "\033[[A\033[[E", 0, "F1 F5" },
        { "Home, Insert, Delete, End", "\033[1~\033[2~\033[3~\033[4~", 0, "home ins del end" },
        { "pages", "\033[5~\033[6~", 0, "pgup pgdn" },
        { "arrows", "\033[A\033OB\033[C\033OD", 0, "up down right left" },
        { "keypad Enter", "\033OM", 100, "esc enter" },
        { "keypad digits", "\033Op\033Oy\033On\033Om\033OX", 0, "0 9 . - =" },
        { "Alt-Up that begins with two Esc", "\033\033[A", 0, "up" },
        { "F12 and the gaps", "\033[24~\033[16~\033[22~\033[99~", 0,
          "F12 unknown unknown unknown" },
        { "Ctrl-Right", "\033[1;5Ca", 0, "unknown a" },
        { "a number too long", "\033[99999999999999999999~a", 0, "unknown a" },
        { "late answer to CSI 6n", "\033[12;40Ra", 0, "a" },
        { "late answer, slow: the hint goes", "\033[12;40Ra", 20, "esc none a" },
        { "late answers to CSI c and CSI 5n", "\033[?1;2c\033[0na", 0, "a" },
        { "F3 is no answer", "\033[R", 0, "F3" },
        { "mouse report", "\033[<0;10;5Ma", 0, "unknown a" },
        { "focus report", "\033[Ia", 0, "unknown a" },
        { "broken off by a control", "\033[1\r", 0, "enter" },
        { "broken off by Esc",
          "\033[1\033"
          "5",
          0, "F5" },
        { "broken off by silence", "\033[", 0, "" },
    };

    (void)state;
    CHECK(rows, false);
    now += GAP_SLOW; /* after the last row: what comes now is no sequence */
    assert_string_equal(feed("A", 0), "A");
}

static void
test_paste(void **state)
{
    static const struct row rows[] = {
        { "line breaks are one", "\033[200~a\rb\nc\r\nd\n\re\033[201~", 0,
          "p:a p:\\n p:b p:\\n p:c p:\\n p:d p:\\n p:\\n p:e end" },
        { "tab is a blank", "\033[200~a\tb\033[201~", 0, "p:a p:  p:b end" },
        { "controls are dropped",
          "\033[200~\x01"
          "a\x03\x1A\x7F\b\033[201~x",
          0, "p:a end-5 x" },
        { "Esc is dropped, a sequence as a whole",
          "\033[200~\033"
          "9\033[21~\033[201~",
          0, "p:9 end-6" },
        { "half an end bracket is another sequence", "\033[200~\033[20ab\033[201~", 0, "p:b end-5" },
        { "end bracket after half of one", "\033[200~\033[2\033[201~", 0, "end-3" },
        { "a colour", "\033[200~a\033[31mb\033[0;1mc\033[201~", 0, "p:a p:b p:c end-11" },
        { "a title", "\033[200~a\033]0;x\a\033]2;y\033\\b\033[201~", 0, "p:a p:b end-13" },
        { "one without its end goes to the end of the line",
          "\033[200~\033]0;x\nb\033[3\nc\033[201~", 0, "p:\\n p:b p:\\n p:c end-8" },
        { "brackets in pieces", "\033[200~練\033[201~z", 40, "esc none p:練 end z" },
        { "half a character at the end", "\033[200~\xE7\033[201~", 0, "p:\uFFFD end" },
        { "end without begin", "\033[201~a", 0, "a" },
        { "digits are no keys", "\033[200~1\033[201~", 0, "p:1 end" },
    };

    (void)state;
    CHECK(rows, false);
}

static void
test_paste_by_library_units(void **state)
{
    (void)state;
    keys_init(&keys, false);
    out[0] = '\0';
    feed_unit(KEYS_PASTE_BEGIN);
    feed_unit('a');
    feed_unit(K_F10);
    feed_unit(K_DOWN);
    feed_unit(KEYS_PASTE_BEGIN);
    feed_unit(KEYS_PASTE_END);
    feed_unit(K_F10);
    assert_string_equal(out, "p:a end F10 ");

    out[0] = '\0';
    feed_unit(KEYS_PASTE_BEGIN);
    feed_unit('b');
    keys_end_paste(&keys); /* a second of silence */
    keys_end_paste(&keys);
    take();
    feed_unit('c');
    assert_string_equal(out, "p:b end c ");
}

static void
test_sync_and_resize_leave_the_state_alone(void **state)
{
    static const int beside[] = { K_SYNC, K_RESIZE };
    static const struct row rows[] = {
        { "as bytes", "\033[990~a", 0, "sync a" },
        { "as bytes on a slow line", "\033[990~a", 20, "esc sync a" },
    };
    static const struct row off[] = {
        { "swallowed", "\033[990~a", 0, "a" },
        { "swallowed, slow", "\033[990~a", 20, "esc none a" },
    };

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        const char *name = i == 0 ? "sync" : "resize";
        char want[64];

        keys_init(&keys, true);
        out[0] = '\0';
        feed_unit(27);
        feed_unit(beside[i]);
        feed_unit('5');
        snprintf(want, sizeof want, "esc %s F5 ", name);
        assert_string_equal(out, want);

        out[0] = '\0';
        feed_unit(0xE7);
        feed_unit(beside[i]);
        feed_unit(0xB7);
        feed_unit(0xB4);
        snprintf(want, sizeof want, "%s 練 ", name);
        assert_string_equal(out, want);

        out[0] = '\0';
        feed_unit(KEYS_PASTE_BEGIN);
        feed_unit('\r');
        feed_unit(beside[i]);
        feed_unit('\n');
        feed_unit(KEYS_PASTE_END);
        snprintf(want, sizeof want, "p:\\n %s end ", name);
        assert_string_equal(out, want);
    }
    CHECK(rows, true);
    CHECK(off, false);
}

static void
test_library_keys_end_what_was_open(void **state)
{
    (void)state;
    keys_init(&keys, false);
    out[0] = '\0';
    feed_unit(0xE7);
    feed_unit(K_UP);
    assert_string_equal(out, "\uFFFD up ");
    out[0] = '\0';
    feed_unit(27);
    feed_unit(27);
    feed_unit(K_UP);
    feed_unit('5');
    assert_string_equal(out, "back up 5 ");
}

static void
test_any_bytes_fit_the_queue(void **state)
{
    uint64_t seed = 20141031, x = seed;

    (void)state;
    print_message("seed %llu\n", (unsigned long long)seed);
    keys_init(&keys, true);
    for (long i = 0; i < 300000; i++) {
        static const char likely[] = "\033[O0129~;?Rh\r\n\xE7\xB7\xB4";
        struct key_event e;

        x ^= x << 13;
        x ^= x >> 7;
        x ^= x << 17;
        now += (long)(x >> 40) % 4 == 0 ? 300 : 1;
        keys_feed(&keys,
                  x % 3 == 0 ? (int)(x >> 8 & 0xFF)
                             : (unsigned char)likely[(x >> 16) % (sizeof likely - 1)],
                  now);
        if (x >> 20 & 1)
            keys_idle(&keys);
        while (keys_next(&keys, &e)) {
            assert_true(e.kind == EVENT_KEY || e.kind == EVENT_PASTE || e.key == 0);
            assert_true(e.kind != EVENT_PASTE || e.key >= 32 || e.key == '\n');
        }
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_characters),
        cmocka_unit_test(test_controls),
        cmocka_unit_test(test_escape_prefix),
        cmocka_unit_test(test_sequences),
        cmocka_unit_test(test_paste),
        cmocka_unit_test(test_paste_by_library_units),
        cmocka_unit_test(test_sync_and_resize_leave_the_state_alone),
        cmocka_unit_test(test_library_keys_end_what_was_open),
        cmocka_unit_test(test_any_bytes_fit_the_queue),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
