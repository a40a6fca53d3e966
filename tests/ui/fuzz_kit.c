/* Random keys, pastes and sizes into the sample screens: no crash, the cursor is on the canvas, no
 * cell is half a character, what was typed survives any size. fuzz_kit ROUNDS [SEED] */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "sample.h"
#include "ui/kit/form.h"
#include "ui/kit/screen.h"
#include "ui/kit/table.h"

static uint64_t seed;

static uint32_t
roll(uint32_t n)
{
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return (uint32_t)(seed >> 11) % n;
}

static const uint32_t characters[] = { 'a', 'q', 'n', 'd', 'x', '/', '?', '<', '>', ' ', '1', '2',
                                       '9', '0', ';', '\\', '=', 0x5C71, 0x304B, 0x3099, 0x30AC,
                                       0x1F600, 0x202E, 0x845B, 0xE0100, 0x2460, 0xFF11, 0xFF8A };

static struct key_event
random_event(void)
{
    struct key_event ev = { EVENT_KEY, 0 };

    switch (roll(12)) {
    case 0: ev.kind = EVENT_PREFIX; break;
    case 1:
        ev.kind = EVENT_PASTE;
        ev.key = roll(6) == 0 ? '\n' : characters[roll(sizeof characters / sizeof *characters)];
        break;
    case 2: ev.kind = EVENT_PASTE_END; break;
    case 3:
    case 4:
    case 5: ev.key = characters[roll(sizeof characters / sizeof *characters)]; break;
    case 6: ev.key = K_CTRL + 1 + roll(28); break;
    default: ev.key = K_UP + roll(K_UNKNOWN - K_UP + 1); break;
    }
    return ev;
}

/* Most runs would end at once. */
static bool
is_quit(const struct key_event *ev)
{
    return ev->kind == EVENT_KEY
           && (ev->key == K_F10 || ev->key == 'q' || ev->key == K_CTRL + 17);
}

static void
fail(const char *what, int round)
{
    fprintf(stderr, "round %d: %s\n", round, what);
    abort();
}

static void
check_canvas(const struct canvas *c, int round)
{
    if (c->cursor_y < 0 || c->cursor_y >= c->rows || c->cursor_x < 0 || c->cursor_x >= c->cols)
        fail("the cursor is off the canvas", round);
    for (int y = 0; y < c->rows; y++) {
        const struct cell *row = c->cells + (size_t)y * (size_t)c->cols;

        for (int x = 0; x < c->cols; x++) {
            if (row[x].width == 2 && (x + 1 >= c->cols || row[x + 1].width != 0))
                fail("a wide character has lost its right half", round);
            if (row[x].width == 0 && (x == 0 || row[x - 1].width != 2))
                fail("a right half stands alone", round);
        }
    }
}

/* Sizes come and go; the words of the form do not change by it. */
static void
resize(struct app *app, int round)
{
    static const int sizes[][2] = { { 24, 80 }, { 10, 40 }, { 5, 20 }, { 1, 1 },
                                    { 60, 200 }, { 8, 30 }, { 9, 31 }, { 2, 2 } };
    const int *size = sizes[roll(8)];
    struct screen *top = app_top(app);
    char *before = top->form != NULL ? form_serialize(top->form) : NULL;

    app_resize(app, size[0], size[1]);
    check_canvas(app_paint(app), round);
    if (before != NULL) {
        char *after = form_serialize(top->form);

        if (strcmp(before, after) != 0)
            fail("a new size has changed what was typed", round);
        free(after);
    }
    free(before);
}

static void
run(int round)
{
    const struct screen_ops *const starts[] = { &sample_form, &sample_list, &sample_both,
                                                &sample_text };
    struct sample model = sample_new();
    struct app *app = app_new_headless(24, 80, &sample_hooks, &model);
    struct err e = { 0 };
    long now = 1000;

    model.denies = roll(2) == 0;
    model.draft_fails = roll(4) == 0;
    model.save_fails = roll(4) == 0;
    if (app_push(app, &sample_text, NULL, &e) != ERR_OK
        || app_push(app, starts[roll(4)], NULL, &e) != ERR_OK)
        fail("a screen does not open", round);
    app_set_polling(app, true);
    for (int i = 0; i < 200 && !app_is_over(app); i++) {
        struct key_event ev = random_event();

        if (is_quit(&ev) && roll(50) > 0)
            continue;
        app_handle(app, &ev);
        if (app_is_over(app))
            break;
        if (roll(10) == 0)
            resize(app, round);
        if (roll(20) == 0)
            model.changed = true;
        now += roll(200);
        app_timers(app, now);
        if (roll(3) == 0 && !app_is_over(app))
            check_canvas(app_paint(app), round);
    }
    app_free(app);
}

int
main(int argc, char **argv)
{
    int rounds = argc > 1 ? atoi(argv[1]) / 200 : 100;

    seed = argc > 2 ? strtoull(argv[2], NULL, 10) : (uint64_t)time(NULL) * 2654435761u + 1;
    printf("seed %llu\n", (unsigned long long)seed);
    fflush(stdout);
    for (int i = 0; i < rounds; i++)
        run(i);
    return 0;
}
