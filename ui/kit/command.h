/* command.h - one row per thing that can be done. Key bar, help, palette, dispatch, the duplicate
 * test and the manual all read these rows; nothing else maps keys.
 *
 * Key names, separated by blanks: a typed character as itself ("n", "/", "+"), "F1".."F12",
 * "Ctrl-A".."Ctrl-Z", Enter Tab BackTab Up Down Left Right Home End PgUp PgDn Ins Del Backspace
 * Space, and Esc-Esc Esc-? Esc-h Esc-u Esc-t Esc-a. The first two are shown. A command on a plain letter is not
 * reached while text is typed, so give those of form screens an F or Ctrl key too.
 * Taken by the common commands (command_common): F1 F3 F4 F5 F6 F7 F8 F9 F10 F11 F12, Ctrl-F G L O
 * Q R S T W Z, / ? q < >. By the fields and lists: Ctrl-A B D E H I J K M N P U, Ctrl-C says how
 * to quit. Free for screens: F2, Ctrl-V, Ctrl-X, Ctrl-Y, Enter, Space, Ins, Del, letters, + - and
 * so on. */
#pragma once

/* The rows of tables are short: what is not named is zero. */
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct screen;

/* What must be true before `run`; the dispatcher checks and says in words what is missing. */
enum {
    NEED_ROW = 1,  /* a row of screen->table is selected */
    NEED_FORM = 2, /* the screen has a form */
};
/* The signed-in role may do `action` (hooks->allowed); other commands are neither shown nor run. On the
 * screen of a person it must also be allowed to this one (hooks->may_do): else the reason is said. */
#define NEED_MAY(action) (((unsigned)(action) + 1) << 8)

struct command {
    const char *name;  /* "person-new": stable, for the palette and the manual; NULL ends a table */
    const char *keys;  /* "n F2"; "" only through the palette */
    const char *label; /* N_(): two or three words on the key bar; NULL: not on the bar */
    const char *help;  /* N_(): one sentence */
    unsigned needs;    /* NEED_ROW | NEED_MAY(...) */
    void (*run)(struct screen *s);
    bool (*can)(const struct screen *s); /* NULL: always; false: neither shown nor run */
    const char *(*help_here)(const struct screen *s); /* N_(): instead of `help`; may be NULL */
    const char *why; /* N_(): what is missing where `can` says no; NULL: `help` is said instead */
    const char *(*why_here)(const struct screen *s); /* N_(): instead of `why`; may be NULL */
};

/* Help, back, find, reload, pages, save, quit, hide, ...: the same rows for every screen. */
extern const struct command command_common[];

/* The key of a name, KEY_NONE_ when there is none of that name. `key_name` is the other way, for
 * the reader: "^S", "F9", "Esc ?"; "" for a key without a name. */
uint32_t key_parse(const char *name, size_t bytes);
void key_name(uint32_t key, char *out, size_t size);
/* The keys of a row as the reader sees them, the first `most` joined by "/": "F9/^S". With a screen
 * only those that its focus leaves to commands now ("" none); NULL: all. */
void command_keys_text(const struct command *c, const struct screen *s, int most, char *out,
                       size_t size);
bool command_has_key(const struct command *c, uint32_t key);

/* Shown and runnable for this screen now? Row selection does not count: it is said when missing. */
bool command_is_open(const struct command *c, const struct screen *s);
/* The row that a key runs here: the screen's own first, then the common ones; NULL: none. */
const struct command *command_find(const struct screen *s, uint32_t key);
/* Says why the screen's own command on that key cannot be done now, or not by this role. False: there
 * is none on it. Asked when command_find() gives nothing, so that no key is silent. */
bool command_say_closed(struct screen *s, uint32_t key);
/* Checks `needs` once and runs, or says what is missing. */
void command_run(struct screen *s, const struct command *c);

/* The sentence of the help, in the reader's language. */
const char *command_help(const struct command *c, const struct screen *s);

/* For a test over all screens: fault in words (two rows with one key or name, a key that has no
 * name, a common or reserved key taken, no help line), or NULL. Static text until the next call. */
const char *command_table_fault(const struct command *table);
