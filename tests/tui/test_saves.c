/* Saving when it cannot be done: a full disk, another desk that was first. What was typed stays,
 * nothing half is stored, and once the hindrance is gone the same key saves. */
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "tests/tui/desk_run.h"

static void
open_slip(struct run *r)
{
    run_keys(r, "i F2");
    run_assert_shows(r, "new person");
}

/* The stored people as JSON. */
static const char *
people(struct run *r)
{
    static char out[16384];

    assert_int_equal(run_command(r, RUN_RECEPTION, out, sizeof out, "people", "--format", "json",
                                 NULL), 0);
    return out;
}

static long
size_of(const struct run *r, const char *suffix)
{
    char path[320];
    struct stat st;

    snprintf(path, sizeof path, "%s%s", r->db, suffix);
    return stat(path, &st) == 0 ? (long)st.st_size : 0;
}

/* ---- no room ---- */

static void
assert_slip_stands(struct run *r, const char *name)
{
    static const struct {
        const char *label, *text;
    } rows[] = { { "Reading", "カクウ ハナコ" },  { "Birth date", "S55.5.6" },
                 { "Main concern", "働きたい" }, { "What was done", "話を聞いた" },
                 { " by the day", "H26.11.7" } };

    run_go_to_field(r, "Name");
    vt_assert_shows(r->t, name);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        run_go_to_field(r, rows[i].label);
        vt_assert_shows(r->t, rows[i].text);
    }
}

static void
limit_files(struct run *r, rlim_t bytes)
{
    struct rlimit limit = { bytes, RLIM_INFINITY };

    assert_int_equal(prlimit(vt_pid(r->t), RLIMIT_FSIZE, &limit, NULL), 0);
}

static void
fill_slip(struct run *r)
{
    open_slip(r);
    run_fill_slip(r, "架空 花子", "カクウ ハナコ");
    run_fill(r, "Birth date", "1980-05-06");
}

static void
save_now(struct run *r)
{
    run_keys(r, "Ctrl-S");
    vt_assert_shows(r->t, "2014-0001");
    assert_non_null(strstr(people(r), "架空 花子"));
}

/* A file may not grow past a limit, as with a quota: at once, at the log's end, and in the middle
 * of what a save writes. */
static void
no_room(void **state)
{
    struct run *r = *state;

    run_start(r, "ja", 0, 0, RUN_RECEPTION);
    fill_slip(r);
    for (int i = 0; i < 3; i++) {
        limit_files(r, i == 0 ? 1 : (rlim_t)(size_of(r, "-wal") + (i - 1) * 10000));
        run_keys(r, "Ctrl-S");
        run_assert_shows(r, "Intake slip");
        /* To the end: what to do. */
        run_assert_shows_all(r, "The disk takes no more (full, or a limit is reached). Nothing was "
                                "stored; what you typed is still here. Have the administrator make "
                                "space, then save again.");
        assert_slip_stands(r, "架空 花子");
        assert_null(strstr(people(r), "架空"));
    }
    limit_files(r, RLIM_INFINITY);
    save_now(r);
}

static void
no_room_for_a_draft(void **state)
{
    struct run *r = *state;

    run_start(r, "en", 0, 0, RUN_RECEPTION);
    open_slip(r);
    limit_files(r, 1);
    run_fill(r, "Address", "架空区一丁目");
    vt_wait(r->t, "The disk takes no more");
    run_keys(r, "Tab");
    vt_assert_shows(r->t, "The draft could not be written. Keep this open.");
    run_keys(r, "Ctrl-Q"); /* does not leave in silence */
    vt_assert_shows(r->t, "Quit and lose it?");
    run_keys(r, "Enter"); /* cancel comes first */
    run_go_to_field(r, "Address");
    vt_assert_shows(r->t, "架空区一丁目");
    limit_files(r, RLIM_INFINITY);
    run_text(r, "2");
    run_quit(r);
    run_start(r, "en", 0, 0, RUN_RECEPTION);
    run_keys(r, "Enter"); /* the draft, on the desk of today */
    vt_assert_shows(r->t, "架空区一丁目2");
}

/* A signal cannot ask: the program ends, gives the terminal back and does not hang or crash. */
static void
ended_without_room(void **state)
{
    struct run *r = *state;

    run_start(r, "ja", 0, 0, RUN_RECEPTION);
    fill_slip(r);
    limit_files(r, 1);
    vt_signal(r->t, SIGTERM);
    assert_int_equal(vt_exit(r->t), 128 + SIGTERM);
    assert_true(vt_given_back(r->t));
    assert_null(strstr(people(r), "架空"));
}

/* ---- another desk that writes ---- */

/* A desk that hangs in the middle of a save keeps the others waiting, not for ever. */
static void
held_by_another_desk(void **state)
{
    struct run *r = *state;
    sqlite3 *other;

    run_start(r, "ja", 0, 0, RUN_RECEPTION);
    fill_slip(r);
    assert_int_equal(sqlite3_open(r->db, &other), SQLITE_OK);
    assert_int_equal(sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
    run_keys(r, "Ctrl-S");
    run_assert_shows(r, "Intake slip");
    run_assert_shows_all(r, "Another desk is saving. Nothing was stored; what you typed is "
                            "still here. Save again in a moment; if it stays so, call the "
                            "administrator.");
    assert_slip_stands(r, "架空 花子");
    sqlite3_close(other); /* rolled back */
    assert_null(strstr(people(r), "架空"));
    save_now(r);
}

/* ---- a disk that is really full ---- */

static int
small_disk(void **state)
{
    struct run *r = calloc(1, sizeof *r);

    assert_non_null(r);
    run_office_on(r, "size=3m");
    *state = r;
    return 0;
}

static int
small_disk_gone(void **state)
{
    struct run *r = *state;

    vt_free(r->t);
    r->t = NULL;
    umount2(r->folder, MNT_DETACH);
    return run_teardown(state);
}

static void
fill_disk(const char *path)
{
    static const char block[4096];
    int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    size_t piece = sizeof block;

    assert_true(fd >= 0);
    while (piece > 0)
        if (write(fd, block, piece) < 0)
            piece /= 2;
    close(fd);
}

static void
full_disk(void **state)
{
    struct run *r = *state;
    char filler[320];

    if (r->folder[0] == '\0')
        skip(); /* nobody may mount here */
    run_start(r, "ja", 0, 0, RUN_RECEPTION);
    fill_slip(r);
    snprintf(filler, sizeof filler, "%s/filler", r->folder);
    fill_disk(filler);
    run_keys(r, "Ctrl-S");
    run_assert_shows_all(r, "The disk is full. Nothing was stored; what you typed is still here. Have "
                            "the administrator make space, then save again.");
    assert_slip_stands(r, "架空 花子");
    unlink(filler);
    save_now(r);
}

/* ---- two desks ---- */

/* The stored slip of the only person, as the other desk reaches it. */
static void
open_stored_slip(struct run *r, const char *login)
{
    run_start(r, r->lang, 0, 0, login);
    run_keys(r, "p");
    run_text(r, "カクウ");
    run_keys(r, "Enter Enter");
    run_assert_shows(r, "Person");
    run_keys(r, "2"); /* the line of the slip */
    if (!vt_has(r->t, "話を聞いた"))
        run_keys(r, "Enter");
    vt_assert_shows(r->t, "話を聞いた");
}

static void
save_at_another_desk(struct run *r)
{
    struct run other = *r;

    other.t = NULL;
    open_stored_slip(&other, RUN_SUPERVISOR);
    run_keys(&other, "F2");
    run_fill(&other, "What was done", "あちらの言葉");
    run_fill(&other, "Main concern", "あちらの主訴");
    run_keys(&other, "Ctrl-S");
    run_quit(&other);
    vt_free(other.t);
}

static void
add_person(struct run *r)
{
    run_start(r, r->lang, 0, 0, RUN_RECEPTION);
    fill_slip(r);
    save_now(r);
    run_sql(r, "DELETE FROM walk_in"); /* the desk of today begins with the drafts */
}

/* The text of the stored slip, seen by a third. */
static void
assert_stored(struct run *r, const char *done, const char *concern)
{
    struct run third = *r;

    third.t = NULL;
    run_start(&third, r->lang, 0, 0, RUN_SUPERVISOR);
    run_keys(&third, "p");
    run_text(&third, "カクウ");
    run_keys(&third, "Enter Enter 2");
    if (!vt_has(third.t, done))
        run_keys(&third, "Enter");
    vt_assert_shows(third.t, done);
    vt_assert_shows(third.t, concern);
    vt_free(third.t);
}

/* The second save is refused, and what both typed is shown side by side before it goes through:
 * the row that both changed, and the other's row that this desk did not touch. */
static void
two_desks(void **state)
{
    struct run *r = *state;

    add_person(r);
    run_keys(r, "F2");
    run_fill(r, "What was done", "こちらの言葉");
    save_at_another_desk(r);
    run_keys(r, "Ctrl-S");
    run_assert_shows_all(r, "Another desk was first. Yours is still here; beside it stands what "
                            "is stored now. Esc t takes that (Esc a: all of it), then save.");
    run_go_to_field(r, "What was done");
    vt_assert_shows(r->t, "こちらの言葉");
    vt_assert_shows(r->t, "あちらの言葉");
    assert_stored(r, "あちらの言葉", "あちらの主訴");

    run_keys(r, "Esc t"); /* theirs, and mine beside it */
    run_assert_like(r, "Yours: %s");
    vt_assert_shows(r->t, "こちらの言葉");
    run_keys(r, "Esc t Ctrl-S");
    run_assert_hides(r, "Yours: %s");
    assert_stored(r, "こちらの言葉", "あちらの主訴");
}

static void
open_card(struct run *r, const char *login)
{
    run_start(r, r->lang, 0, 0, login);
    run_keys(r, "p");
    run_text(r, "カクウ");
    run_keys(r, "Enter Enter");
    if (vt_has(r->t, run_word(r, "Correcting a record"))) /* asked why */
        run_keys(r, "1");
    run_assert_shows(r, "Certificate");
}

/* The card, with a choice that both changed: its words are said, not its code. */
static void
two_desks_at_a_card(void **state)
{
    struct run *r = *state, other;

    snprintf(r->lang, sizeof r->lang, "en");
    add_person(r);
    open_card(r, RUN_WORKER);
    run_keys(r, "e");
    run_choose(r, "Sex", "1");
    run_fill(r, "Address", "こちらの住所");
    other = *r;
    other.t = NULL;
    open_card(&other, RUN_SUPERVISOR);
    run_keys(&other, "e");
    run_choose(&other, "Sex", "2");
    run_fill(&other, "Known as", "あちらの通称");
    run_keys(&other, "Ctrl-S");
    vt_free(other.t);
    run_keys(r, "F3 e"); /* left and opened again instead of saved */
    run_assert_shows_all(r, "Your draft is back, but somebody has changed the record since. "
                            "Compare.");
    vt_assert_shows(r->t, "[1 female");
    vt_assert_shows(r->t, "Stored now: male");
    vt_assert_shows(r->t, "[こちらの住所");
    vt_assert_shows(r->t, "[あちらの通称");
    run_keys(r, "Tab Ctrl-S");
    run_assert_shows(r, "Saved.");
    run_keys(r, "e");
    vt_assert_shows(r->t, "[1 female");
    vt_assert_shows(r->t, "[こちらの住所");
    vt_assert_shows(r->t, "[あちらの通称");
}

/* The same over a night: the draft began from a row that is stored no more. */
static void
a_draft_of_an_older_row(void **state)
{
    struct run *r = *state;

    add_person(r);
    run_keys(r, "F2");
    run_fill(r, "What was done", "こちらの言葉");
    run_quit(r);
    save_at_another_desk(r);
    assert_stored(r, "あちらの言葉", "あちらの主訴");
    run_start(r, r->lang, 0, 0, RUN_RECEPTION);
    run_keys(r, "Enter");
    run_assert_shows_all(r, "Your draft is back, but somebody has changed the record since. "
                            "Compare.");
    vt_assert_shows(r->t, "あちらの言葉");
    vt_assert_shows(r->t, "あちらの主訴");
    run_quit(r);
    assert_stored(r, "あちらの言葉", "あちらの主訴");
}

/* A draft of a row nobody has changed goes on where it was, to be edited at once. */
static void
a_draft_of_a_stored_slip(void **state)
{
    struct run *r = *state;

    add_person(r);
    run_keys(r, "F2");
    run_fill(r, "What was done", "書きかけ");
    run_quit(r);
    run_start(r, r->lang, 0, 0, RUN_RECEPTION);
    run_keys(r, "Enter");
    run_assert_shows(r, "Your draft is back. Save it, or throw it away from the help.");
    run_keys(r, "Tab");
    run_go_to_field(r, "What was done");
    run_text(r, "の続き");
    run_keys(r, "Ctrl-S");
    assert_stored(r, "書きかけの続き", "働きたい");
}

static const struct CMUnitTest tests[] = {
    desk_test(no_room),
    desk_test(held_by_another_desk),
    desk_test(no_room_for_a_draft),
    desk_test(ended_without_room),
    cmocka_unit_test_setup_teardown(full_disk, small_disk, small_disk_gone),
    desk_test(two_desks),
    desk_test(two_desks_at_a_card),
    desk_test(a_draft_of_an_older_row),
    desk_test(a_draft_of_a_stored_slip),
};

RUN_MAIN(tests)
