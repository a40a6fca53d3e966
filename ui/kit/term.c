/* term.c - see term.h. The library is told to keep its hands off signals, sizes from the
 * environment, exit() and type-ahead; it diffs the screen and knows the terminal's words. */
#include "ui/kit/term.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include <ncurses.h>
#include <term.h>

#include "core/text.h"
#include "ui/kit/loop.h"
#include "ui/kit/term_probe.h"
#include "ui/kit/theme.h"

enum { PROBE_MS = 200, PASTE_SILENCE_MS = 1000, NAME_CAP = 64 };

static const char PASTE_ON[] = "\033[?2004h";
static const char PASTE_OFF[] = "\033[?2004l";

/* Sequences the library shall know whatever the description says, as codes of our own. */
static const struct {
    const char *sequence;
    int unit;
} own_keys[] = {
    { "\033[200~", KEYS_PASTE_BEGIN },
    { "\033[201~", KEYS_PASTE_END },
    { "\033[990~", K_SYNC },
};

/* Far above KEY_MAX, where the library numbers keys it finds in the description. */
enum { OWN_CODE = 0x2000, PAD_CODE = 0x2100 };

static struct {
    struct term_options options;
    enum probe_width probe;
    struct keys keys;
    struct probe_typed typed; /* before the library listened */
    size_t typed_at;
    WINDOW *input; /* a pad: reading from it never paints */
    cchar_t *row;  /* row_cols cells on their way to the library */
    struct cell *shown; /* row_rows * row_cols: what it was given last */
    int row_rows, row_cols; /* rows 0: forget what was shown */
    int resizes; /* SIGWINCHs answered */
    bool colors; /* the terminal has the eight and lets the background be */
    attr_t attrs[STYLE__COUNT];
    short pairs[STYLE__COUNT];
} term;

/* What a dying process needs: made ready at the start. */
static volatile sig_atomic_t running;
static struct termios shell_mode;
static char restore_bytes[256];
static size_t restore_len;

/* ---- giving back ---- */

static void
send_bytes(const char *bytes, size_t n)
{
    if (write(STDOUT_FILENO, bytes, n) < 0) {
        /* nobody is left to read it */
    }
}

static int
restore_put(int c)
{
    if (restore_len < sizeof restore_bytes)
        restore_bytes[restore_len++] = (char)c;
    return c;
}

static const char *
capability(const char *name)
{
    const char *s = tigetstr(name);

    return s == (const char *)-1 ? NULL : s;
}

static void
restore_prepare(void)
{
    static const char *const names[] = { "sgr0", "op", "cnorm", "rmkx", "rmcup" };

    restore_len = 0;
    for (size_t i = 0; i < sizeof PASTE_OFF - 1; i++)
        restore_put(PASTE_OFF[i]);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *s = capability(names[i]);

        if (s != NULL)
            tputs(s, 1, restore_put);
    }
}

/* Async-signal-safe: write() and tcsetattr() only. */
static void
restore_now(void)
{
    if (!running)
        return;
    running = 0;
    send_bytes(restore_bytes, restore_len);
    tcsetattr(STDIN_FILENO, TCSANOW, &shell_mode);
}

/* Screen, cursor and modes as the shell left them. */
static void
leave(void)
{
    send_bytes(PASTE_OFF, sizeof PASTE_OFF - 1);
    endwin();
    tcsetattr(STDIN_FILENO, TCSADRAIN, &shell_mode); /* the library may have seen raw mode only */
    running = 0;
}

static void
enter_again(void)
{
    running = 1;
    reset_prog_mode();
    send_bytes(PASTE_ON, sizeof PASTE_ON - 1);
    term_check_size();
    clearok(curscr, TRUE);
    doupdate();
}

void
term_stop(void)
{
    if (running)
        leave();
}

void
term_suspend(void)
{
    if (!running)
        return;
    leave();
    loop_suspend();
    enter_again();
}

void
term_continue(void)
{
    if (!running)
        return;
    endwin(); /* forget what the terminal was told: somebody else wrote there */
    enter_again();
}

/* ---- look ---- */

static void
apply_look(void)
{
    bool color = term.options.color && term.colors;

    term.row_rows = 0;
    for (int style = 0; style < STYLE__COUNT; style++) {
        struct theme_look look = theme_look(term.options.theme, color, (enum style)style);

        term.attrs[style] = (look.bits & THEME_BOLD ? A_BOLD : A_NORMAL)
                            | (look.bits & THEME_REVERSE ? A_REVERSE : A_NORMAL)
                            | (look.bits & THEME_UNDERLINE ? A_UNDERLINE : A_NORMAL);
        term.pairs[style] = (short)(look.color + 1);
    }
}

/* Pair n is ANSI colour n - 1 on the reader's own background. */
static void
prepare_colors(void)
{
    term.colors = has_colors() && start_color() == OK && COLORS >= 8 && use_default_colors() == OK;
    for (short color = 0; term.colors && color < 8; color++)
        init_pair((short)(color + 1), color, -1);
}

bool
term_is_ascii(void)
{
    if (term.options.glyphs == TERM_GLYPHS_AUTO)
        return term.probe != PROBE_NARROW;
    return term.options.glyphs == TERM_GLYPHS_ASCII;
}

void
term_set_look(enum term_glyphs glyphs, enum term_theme theme, bool color)
{
    term.options.glyphs = glyphs;
    term.options.theme = theme;
    term.options.color = color;
    if (!running)
        return;
    apply_look();
    term_redraw();
}

/* ---- start ---- */

/* TERM as it may be shown. */
static const char *
terminal_name(void)
{
    static char shown[NAME_CAP];
    const char *name = getenv("TERM");

    text_display(name == NULL ? "" : name, shown, sizeof shown);
    return shown;
}

/* The library itself would end the program, or start and show nothing. */
enum err_code
term_check(struct err *e)
{
    const char *name = terminal_name();
    int why = 0;
    bool moves;

    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
        return err_set(e, ERR_IO, "",
                       N_("The desk needs a terminal as standard input and output. "
                          "Use a command or --plain."));
    if (name[0] == '\0')
        return err_set(e, ERR_IO, "",
                       N_("TERM is not set, so the terminal is unknown. Set it (for "
                          "example TERM=xterm-256color) or use --plain."));
    if (setupterm(NULL, STDOUT_FILENO, &why) != OK)
        return err_set(e, ERR_IO, "",
                       N_("This machine has no description of the terminal \"%s\" (TERM). Install "
                          "the package ncurses-term, correct TERM, or use --plain."),
                       name);
    moves = capability("cup") != NULL;
    del_curterm(cur_term);
    if (!moves)
        return err_set(e, ERR_IO, "",
                       N_("The terminal \"%s\" (TERM) cannot move its cursor. Set TERM to the "
                          "terminal's real name or use --plain."),
                       name);
    return ERR_OK;
}

static void
define_keys(bool sync)
{
    for (int i = 0; i < (int)(sizeof own_keys / sizeof *own_keys); i++)
        if (own_keys[i].unit != K_SYNC || sync)
            define_key(own_keys[i].sequence, OWN_CODE + i);
    /* some descriptions give the ten-key pad away, tmux's names none of it */
    define_key("\033OM", KEY_ENTER);
    for (char letter = 'A'; letter <= 'z'; letter++) {
        char sequence[] = { '\033', 'O', letter, '\0' };

        if (keys_pad_char(letter) != '\0')
            define_key(sequence, PAD_CODE + keys_pad_char(letter));
    }
}

static void
prepare_library(void)
{
    raw();
    noecho();
    nonl();
    typeahead(-1); /* a waiting key must not cut a paint short: the sync answer promises it whole */
    intrflush(stdscr, FALSE);
    term.input = newpad(1, 1);
    if (term.input == NULL)
        abort();
    keypad(term.input, TRUE);
    nodelay(term.input, TRUE);
    if (getenv("ESCDELAY") == NULL)
        set_escdelay(50);
    define_keys(term.options.sync);
    prepare_colors();
    apply_look();
    curs_set(1);
}

enum err_code
term_start(const struct term_options *o, struct err *e)
{
    static bool registered;
    enum err_code rc = term_check(e);

    if (rc != ERR_OK)
        return rc;
    if (!loop_open() || tcgetattr(STDIN_FILENO, &shell_mode) != 0)
        return err_set(e, ERR_IO, "", N_("The terminal does not answer. Use --plain."));
    term.options = *o;
    restore_len = 0; /* until the library tells: only the modes */
    running = 1;
    loop_on_crash(restore_now);
    if (!registered)
        atexit(term_stop);
    registered = true;
    term.typed_at = term.typed.len = 0;
    term.probe = o->glyphs == TERM_GLYPHS_AUTO ? term_probe(&term.typed, PROBE_MS) : PROBE_SILENT;
    text_set_ambiguous_wide(term.probe == PROBE_WIDE);
    use_tioctl(TRUE); /* exported LINES and COLUMNS would win over the real size */
    if (newterm(NULL, stdout, stdin) == NULL) {
        restore_now();
        return err_set(e, ERR_IO, "",
                       N_("The terminal \"%s\" (TERM) could not be started. Use --plain."),
                       terminal_name());
    }
    keys_init(&term.keys, o->sync);
    prepare_library();
    restore_prepare();
    send_bytes(PASTE_ON, sizeof PASTE_ON - 1);
    return ERR_OK;
}

/* ---- size and cells ---- */

void
term_size(int *rows, int *cols)
{
    *rows = LINES;
    *cols = COLS;
}

bool
term_check_size(void)
{
    int resizes = loop_resizes(); /* before the size: a later signal asks again */
    bool signalled = resizes != term.resizes;
    struct winsize w;

    if (!running || ioctl(STDOUT_FILENO, TIOCGWINSZ, &w) != 0 || w.ws_row == 0 || w.ws_col == 0)
        return false;
    term.resizes = resizes;
    if (w.ws_row == LINES && w.ws_col == COLS) {
        if (signalled)
            term_redraw();
        return signalled;
    }
    return resizeterm(w.ws_row, w.ws_col) == OK;
}

static void
set_cell(cchar_t *out, const struct cell *cell)
{
    wchar_t chars[CCHARW_MAX + 1] = L" ";
    attr_t attrs = term.attrs[cell->style];
    short pair = term.pairs[cell->style];

    for (int i = 0; i < CCHARW_MAX && i < CANVAS_CELL_CHARS && cell->chars[i] != 0; i++)
        chars[i] = (wchar_t)cell->chars[i];
    if (setcchar(out, chars, attrs, pair, NULL) != OK)
        setcchar(out, L"?", attrs, pair, NULL);
}

/* Does row y look as it did when it was last given to the library? Remembers it. A row that does not
 * change costs nothing more. */
static bool
is_shown(const struct canvas *c, int y)
{
    size_t bytes = (size_t)c->cols * sizeof *c->cells;
    const struct cell *now = &c->cells[y * c->cols];
    struct cell *before = &term.shown[y * c->cols];

    if (memcmp(now, before, bytes) == 0)
        return true;
    memcpy(before, now, bytes);
    return false;
}

/* One call a row: it neither wraps nor scrolls, so the last cell of the last row is safe. */
static void
show_row(const struct canvas *c, int y)
{
    static const struct cell blank = { .chars = { ' ' }, .width = 1, .style = STYLE_NORMAL };
    int n = 0;

    for (int x = 0; x < COLS;) {
        const struct cell *cell = &blank;

        if (y < c->rows && x < c->cols)
            cell = &c->cells[y * c->cols + x];
        if (cell->width == 0 || x + cell->width > COLS) /* no half of a character alone */
            cell = &blank;
        set_cell(&term.row[n++], cell);
        x += cell->width;
    }
    mvadd_wchnstr(y, 0, term.row, n);
}

void
term_show(const struct canvas *c)
{
    if (!running)
        return;
    if (term.row_rows != LINES || term.row_cols != COLS) {
        term.row = reallocarray(term.row, (size_t)COLS, sizeof *term.row);
        term.shown = reallocarray(term.shown, (size_t)LINES * (size_t)COLS, sizeof *term.shown);
        if (term.row == NULL || term.shown == NULL)
            abort();
        memset(term.shown, 0xFF, (size_t)LINES * (size_t)COLS * sizeof *term.shown);
        term.row_rows = LINES;
        term.row_cols = COLS;
    }
    bool fits = c->rows == LINES && c->cols == COLS; /* else the size is just changing */
    for (int y = 0; y < LINES; y++)
        if (!fits || !is_shown(c, y))
            show_row(c, y);
    if (!fits)
        term.row_rows = 0;
    move(c->cursor_y < LINES ? c->cursor_y : LINES - 1,
         c->cursor_x < COLS ? c->cursor_x : COLS - 1);
    wnoutrefresh(stdscr);
    doupdate();
}

void
term_redraw(void)
{
    if (running)
        clearok(curscr, TRUE);
}

void
term_beep(void)
{
    if (running)
        beep();
}

void
term_clear_scrollback(void)
{
    const char *clear = running ? capability("E3") : NULL;

    if (clear != NULL)
        send_bytes(clear, strlen(clear));
}

/* ---- input ---- */

static int
unit_of(int code)
{
    // clang-format off
    static const struct {
        int code, unit;
    } names[] = {
        { KEY_UP, K_UP },           { KEY_DOWN, K_DOWN },         { KEY_LEFT, K_LEFT },
        { KEY_RIGHT, K_RIGHT },     { KEY_HOME, K_HOME },         { KEY_END, K_END },
        { KEY_PPAGE, K_PAGE_UP },   { KEY_NPAGE, K_PAGE_DOWN },   { KEY_ENTER, K_ENTER },
        { KEY_BTAB, K_BACK_TAB },   { KEY_BACKSPACE, K_BACKSPACE }, { KEY_DC, K_DELETE },
        { KEY_IC, K_INSERT },       { KEY_RESIZE, K_RESIZE },     { KEY_FIND, K_HOME },
        { KEY_SELECT, K_END },      { KEY_A1, K_HOME },           { KEY_A3, K_PAGE_UP },
        { KEY_C1, K_END },          { KEY_C3, K_PAGE_DOWN },
    };
    // clang-format on

    if (code < 0x100)
        return code;
    if (code >= PAD_CODE)
        return code - PAD_CODE;
    if (code >= OWN_CODE)
        return own_keys[code - OWN_CODE].unit; // cppcheck-suppress arrayIndexOutOfBoundsCond
    if (code >= KEY_F(1) && code <= KEY_F(12))
        return K_F1 + (code - KEY_F(1));
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (names[i].code == code)
            return names[i].unit;
    return K_UNKNOWN;
}

/* -1: nothing waits. */
static int
next_unit(void)
{
    int code;

    if (term.typed_at < term.typed.len)
        return (unsigned char)term.typed.bytes[term.typed_at++];
    code = wgetch(term.input);
    return code == ERR ? -1 : unit_of(code);
}

bool
term_next_event(struct key_event *e, long now_ms)
{
    while (!keys_next(&term.keys, e)) {
        int unit = running ? next_unit() : -1;

        if (unit >= 0) {
            keys_feed(&term.keys, unit, now_ms);
            continue;
        }
        if (term_timeout(now_ms) == 0)
            keys_end_paste(&term.keys);
        keys_idle(&term.keys);
        return keys_next(&term.keys, e);
    }
    return true;
}

int
term_timeout(long now_ms)
{
    long left = term.keys.since_ms + PASTE_SILENCE_MS - now_ms;

    if (!term.keys.paste)
        return -1;
    return left < 0 ? 0 : (int)left;
}

void
term_sync_answer(void)
{
    static int count;
    char answer[32];
    int n = snprintf(answer, sizeof answer, "\033]7770;%d\a", ++count);

    if (running)
        send_bytes(answer, (size_t)n);
}
