/* term_probe_app.c - the smallest program on ui/kit's terminal side, for test_term: a field, a
 * list, rows of awkward characters, every style, and every way out. row 0 size and look · 1 field ·
 * 2 last event · 3-8 list · 9 pattern · 10 styles · last: filled Ctrl-P next pattern, Ctrl-X
 * overflow the stack, Ctrl-V exit() from the middle, Ctrl-E wipe the scrollback, Ctrl-T next theme,
 * Ctrl-Z suspend (with --suspend), F10 quit. */
#include "ui/kit/canvas.h"
#include "ui/kit/lineedit.h"
#include "ui/kit/loop.h"
#include "ui/kit/term.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LIST_ROWS = 6, LIST_TOP = 3, PATTERN_ROW = 9, STYLE_ROW = 10, FIELD_COLS = 30 };

static struct {
    struct term_options options;
    struct lineedit field;
    struct canvas *canvas;
    char last[64];
    int chosen, pattern, pasted, lost;
    bool may_suspend;
    int status; /* -1: running */
} app = { .status = -1 };

static const char *const patterns[] = {
    "", "①練※→□a|end", "①練※→|end", " 練練練練練", "練練練練練", "a練b練c", "練aあb",
};

/* ---- drawing ---- */

static void
draw(struct canvas *c)
{
    char row[1024];
    int width = c->cols < FIELD_COLS + 2 ? c->cols - 2 : FIELD_COLS;

    snprintf(row, sizeof row, "%dx%d %s", c->rows, c->cols, term_is_ascii() ? "ascii" : "unicode");
    canvas_fill_text(c, 0, 0, c->cols, STYLE_TITLE, row);
    for (int i = 0; i < LIST_ROWS; i++) {
        snprintf(row, sizeof row, "%s%d 架空 練馬%c子 就労支援センター",
                 i == app.chosen ? "> " : "  ", i + 1, 'a' + i);
        canvas_fill_text(c, LIST_TOP + i, 0, c->cols,
                         i == app.chosen ? STYLE_SELECTED : STYLE_NORMAL, row);
    }
    snprintf(row, sizeof row, "last %s", app.last);
    canvas_text(c, 2, 0, c->cols, STYLE_NORMAL, row);
    canvas_text(c, PATTERN_ROW, 0, c->cols, STYLE_NORMAL, patterns[app.pattern]);
    for (int style = 0; style < STYLE__COUNT; style++)
        canvas_text(c, STYLE_ROW, style, 1, (enum style)style, "s");
    if (c->rows > STYLE_ROW + 1)
        for (int x = 0; x < c->cols; x++)
            canvas_text(c, c->rows - 1, x, 1, STYLE_BAR, "#");
    canvas_cursor(c, 1, 1);
    if (width >= 2) {
        int at = lineedit_scroll(&app.field, width);

        lineedit_view(&app.field, width, row, sizeof row);
        canvas_text(c, 1, 0, 1, STYLE_LABEL, lineedit_more_left(&app.field) ? "<" : "[");
        canvas_text(c, 1, 1, width, STYLE_FIELD, row);
        canvas_text(c, 1, width + 1, 1, STYLE_LABEL,
                    lineedit_more_right(&app.field, width) ? ">" : "]");
        canvas_cursor(c, 1, 1 + at);
    }
}

static void
paint(void)
{
    int rows, cols;

    term_size(&rows, &cols);
    if (rows != app.canvas->rows || cols != app.canvas->cols)
        canvas_resize(app.canvas, rows, cols);
    app.canvas->ascii = term_is_ascii();
    canvas_clear(app.canvas);
    draw(app.canvas);
    term_show(app.canvas);
}

/* ---- events ---- */

/* Never 1, but the compiler cannot know. */
static int
overflow(const volatile char *above)
{
    volatile char room[4096];

    room[0] = *above;
    return *above == 1 ? 0 : overflow(room) + room[0];
}

static const char *
key_name(uint32_t key)
{
    static const struct {
        uint32_t key;
        const char *name;
    } names[] = {
        { K_UP, "up" },
        { K_DOWN, "down" },
        { K_LEFT, "left" },
        { K_RIGHT, "right" },
        { K_HOME, "home" },
        { K_END, "end" },
        { K_ENTER, "enter" },
        { K_TAB, "tab" },
        { K_BACK_TAB, "back-tab" },
        { K_BACK, "back" },
        { K_HELP, "help" },
        { K_HIDE, "hide" },
        { K_SWITCH, "switch" },
        { K_INSERT, "insert" },
        { K_DELETE, "delete" },
        { K_PAGE_UP, "page-up" },
        { K_PAGE_DOWN, "page-down" },
        { K_BACKSPACE, "backspace" },
        { KEY_NONE_, "none" },
        { K_RESIZE, "resize" },
    };
    static char name[32];

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (names[i].key == key)
            return names[i].name;
    if (key_is_char(key))
        snprintf(name, sizeof name, "char");
    else if (key >= K_F1 && key <= K_F12)
        snprintf(name, sizeof name, "F%u", key - K_F1 + 1);
    else if (key > K_CTRL && key <= K_CTRL_END)
        snprintf(name, sizeof name, "ctrl-%c", (int)(key - K_CTRL) + '@');
    else
        snprintf(name, sizeof name, "unknown");
    return name;
}

static void
command(uint32_t key)
{
    switch (key) {
    case K_F10: app.status = 0; break;
    case K_UP: app.chosen = (app.chosen + LIST_ROWS - 1) % LIST_ROWS; break;
    case K_DOWN: app.chosen = (app.chosen + 1) % LIST_ROWS; break;
    case K_LEFT: lineedit_left(&app.field); break;
    case K_BACKSPACE:
        if (!lineedit_backspace(&app.field))
            term_beep();
        break;
    case K_CTRL + 'E' - '@': term_clear_scrollback(); break;
    case K_CTRL + 'P' - '@':
        app.pattern = (app.pattern + 1) % (int)(sizeof patterns / sizeof *patterns);
        break;
    case K_CTRL + 'T' - '@':
        app.options.theme = (app.options.theme + 1) % (TERM_THEME_MONO + 1);
        term_set_look(app.options.glyphs, app.options.theme, app.options.color);
        break;
    case K_CTRL + 'V' - '@': exit(5);
    case K_CTRL + 'X' - '@': app.status = overflow(""); break;
    case K_CTRL + 'Z' - '@':
        if (app.may_suspend)
            term_suspend();
        break;
    default: break;
    }
}

static void
handle(const struct key_event *e)
{
    if (e->kind == EVENT_KEY && e->key == K_SYNC) {
        term_check_size();
        paint();
        term_sync_answer();
        return;
    }
    switch (e->kind) {
    case EVENT_PREFIX: snprintf(app.last, sizeof app.last, "prefix"); break;
    case EVENT_PASTE:
        app.pasted++;
        app.lost += lineedit_insert(&app.field, e->key == '\n' ? ' ' : e->key) == LINEEDIT_FULL;
        break;
    case EVENT_PASTE_END:
        snprintf(app.last, sizeof app.last, "pasted %d lost %d", app.pasted, app.lost);
        app.pasted = app.lost = 0;
        break;
    case EVENT_KEY:
        if (e->key != K_RESIZE)
            snprintf(app.last, sizeof app.last, "%s", key_name(e->key));
        if (key_is_char(e->key))
            lineedit_insert(&app.field, e->key);
        else
            command(e->key);
        break;
    }
}

static void
handle_signal(int sig)
{
    if (sig == SIGWINCH)
        term_check_size();
    else if (sig == SIGCONT)
        term_continue();
    else if (sig == SIGTSTP && app.may_suspend)
        term_suspend();
    else if (sig != SIGTSTP)
        app.status = 128 + sig;
}

static void
run(void)
{
    struct key_event e;
    int sig;

    while (app.status < 0) {
        while (app.status < 0 && term_next_event(&e, loop_now_ms()))
            handle(&e);
        paint();
        if (app.status >= 0)
            break;
        switch (loop_wait(term_timeout(loop_now_ms()), &sig)) {
        case LOOP_SIGNAL: handle_signal(sig); break;
        case LOOP_GONE: app.status = 128 + SIGHUP; break;
        case LOOP_INPUT:
        case LOOP_TIMER:
        case LOOP_TIMEOUT: break;
        }
    }
}

static void
read_options(int argc, char **argv)
{
    const char *no_color = getenv("NO_COLOR");

    app.options.color = no_color == NULL || no_color[0] == '\0';
    app.options.sync = getenv("MADOGUCHI_SYNC") != NULL;
    for (int i = 1; i < argc; i++) {
        app.may_suspend |= strcmp(argv[i], "--suspend") == 0;
        if (strcmp(argv[i], "--ascii") == 0)
            app.options.glyphs = TERM_GLYPHS_ASCII;
        if (strcmp(argv[i], "--unicode") == 0)
            app.options.glyphs = TERM_GLYPHS_UNICODE;
    }
}

int
main(int argc, char **argv)
{
    struct err e;
    char text[1024];

    read_options(argc, argv);
    if (!term_locale())
        return 77;
    if (term_start(&app.options, &e) != ERR_OK) {
        fprintf(stderr, "%s\n", e.msg);
        return 2;
    }
    lineedit_init(&app.field, 60, false);
    app.canvas = canvas_new(1, 1);
    run();
    term_stop();
    lineedit_get(&app.field, text, sizeof text);
    printf("field=%s status=%d\n", text, app.status);
    lineedit_free(&app.field);
    canvas_free(app.canvas);
    return app.status;
}
