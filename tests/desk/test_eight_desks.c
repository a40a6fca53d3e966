/* Eight processes change one person's record at once, each with what it has read: whoever is late is
 * told, reads again and puts its own to it. Nothing of anybody is lost. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/desk/line.h"

#include "desk/people.h"
#include "desk/session.h"

enum { DESKS = 8, ROUNDS = 12, TRIES = 2000 };

/* One more word in the note, put to what stands there. Conflicts are counted. */
static bool
put_word(struct desk *d, int64_t id, const char *said, int *conflicts)
{
    static struct person p;
    struct err e = { 0 };

    for (int i = 0; i < TRIES; i++) {
        if (person_open(d, id, &p, &e) != ERR_OK)
            return false;
        size_t n = strlen(p.note);
        snprintf(p.note + n, sizeof p.note - n, "%s", said);
        enum err_code rc = person_save(d, &p, NULL, &e);
        if (rc == ERR_OK)
            return true;
        if (rc != ERR_CONFLICT && rc != ERR_BUSY)
            return false;
        *conflicts += rc == ERR_CONFLICT;
    }
    return false;
}

static int
work(const char *path, int64_t id, int number)
{
    struct desk *d = NULL;
    struct err e = { 0 };
    int conflicts = 0;
    bool good = desk_open(&d, path, DATE_NONE, &e) == ERR_OK
                && session_sign_in(d, "kakari", FIXTURE_PASSWORD, &e) == ERR_OK;

    for (int i = 0; good && i < ROUNDS; i++) {
        char said[16];

        snprintf(said, sizeof said, "%c%02d;", 'a' + number, i);
        good = put_word(d, id, said, &conflicts);
    }
    if (!good)
        fprintf(stderr, "desk %d: %s\n", number, e.msg);
    desk_close(d);
    return !good ? 1 : conflicts > 0 ? 2 : 0;
}

static void
nothing_is_lost(void **state)
{
    struct fixture *f = *state;
    pid_t child[DESKS];
    int conflicts = 0;

    fixture_as(f, "kakari");
    const int64_t id = line_register(f, "太郎", "タロウ");
    desk_close(f->d); /* no process is split with an open file */
    f->d = NULL;
    for (int i = 0; i < DESKS; i++)
        if ((child[i] = fork()) == 0)
            _exit(work(f->path, id, i));
    for (int i = 0; i < DESKS; i++) {
        int status = 0;

        assert_int_equal(waitpid(child[i], &status, 0), child[i]);
        assert_true(WIFEXITED(status));
        assert_int_not_equal(WEXITSTATUS(status), 1);
        conflicts += WEXITSTATUS(status) == 2;
    }
    fixture_reopen(f);
    for (int i = 0; i < DESKS; i++)
        for (int k = 0; k < ROUNDS; k++)
            assert_int_equal(fixture_number(f, "SELECT count(*) FROM person WHERE id = %lld"
                                               " AND instr(note, '%c%02d;') > 0",
                                            (long long)id, 'a' + i, k), 1);
    assert_int_equal(fixture_number(f, "SELECT length(note) FROM person WHERE id = %lld",
                                    (long long)id), DESKS * ROUNDS * 4);
    assert_int_equal(fixture_number(f, "SELECT version FROM person WHERE id = %lld",
                                    (long long)id), 1 + DESKS * ROUNDS);
    assert_true(conflicts > 0); /* else nothing was tried */
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(nothing_is_lost, fixture_open, fixture_close),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
