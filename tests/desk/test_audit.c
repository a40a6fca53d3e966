#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/desk/fixture.h"

#include "db/stmt.h"
#include "desk/audit.h"
#include "desk/desk_inside.h"
#include "desk/draft.h"
#include "desk/setting_inside.h"
#include "desk/verify.h"

enum { FILLED = 40 };

static void
beside(const struct fixture *f, const char *end, char out[400])
{
    snprintf(out, 400, "%s-%s", f->path, end);
}

/* A log with some lines more, seen by a supervisor. */
static void
fill(struct fixture *f)
{
    fixture_as(f, "kakari");
    for (int i = 0; i < FILLED; i++)
        expect_ok(f, audit_view(f->d,
                                &(struct audit_act){ .action = "open_a",
                                                     .kind = "person",
                                                     .person_id = 7 * i + 1,
                                                     .people = 1 },
                                &f->e));
}

static void
read_report(struct fixture *f, struct verify_report *out)
{
    *out = (struct verify_report){ .good = true };
    expect_ok(f, audit_verify(f->d, out, &f->e));
}

/* ---- what a line holds ---- */

static void
line(void **state)
{
    struct fixture *f = *state;
    char text[400];

    fixture_as(f, "shien");
    expect_ok(f, db_begin(f->d->db, &f->e));
    expect_ok(f, audit_add(f->d,
                           &(struct audit_act){ .action = "save-person",
                                                .kind = "person",
                                                .record_id = 5,
                                                .person_id = 6,
                                                .fields = "name,kana",
                                                .people = 1,
                                                .reason = "訂正" },
                           &f->e));
    expect_ok(f, db_end(f->d->db, ERR_OK, &f->e));
    fixture_text(f, text, sizeof text,
                 "SELECT at || '|' || coalesce(set_day, '-') || '|' || (staff_id = %lld) || '|'"
                 " || role || '|' || (session = '%s') || '|' || terminal || '|' || action || '|'"
                 " || kind || '|' || record_id || '|' || person_id || '|' || fields || '|'"
                 " || people || '|' || reason || '|' || outcome FROM audit ORDER BY n DESC LIMIT 1",
                 (long long)f->worker, f->d->user.session);
    assert_string_equal(text, FIXTURE_NOW "|-|1|worker|1|-|save-person|person|5|6|name,kana|1|訂正"
                                          "|done");
    assert_int_equal(fixture_number(f, "SELECT max(n) - count(*) FROM audit"), 0);
}

/* A set day stands in every line. */
static void
set_day(void **state)
{
    struct fixture *f = *state;
    struct desk *d = NULL;

    expect_ok(f, desk_open(&d, f->path, (struct date){ 2013, 4, 1 }, &f->e));
    assert_true(d->clock_set);
    expect_ok(f, audit_view(d, &(struct audit_act){ .action = "x" }, &f->e));
    desk_close(d);
    assert_int_equal(
        fixture_number(f, "SELECT count(*) FROM audit WHERE set_day = '2013-04-01'"), 1);
}

/* ---- no line, no act ---- */

static void
no_line_no_act(void **state)
{
    struct fixture *f = *state;

    fixture_as(f, "kanri");
    fixture_sql(f, "CREATE TRIGGER full BEFORE INSERT ON audit WHEN new.action = 'set-setting'"
                   " BEGIN SELECT raise(ABORT, 'no'); END");
    fixture_reopen(f); /* a schema changed by others is read anew */
    fixture_as(f, "kanri");
    enum err_code rc = setting_set(f->d, SETTING_TERMINALS, "3", 0, &f->e);
    assert_int_not_equal(rc, ERR_OK);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM setting"), 0);
    fixture_sql(f, "DROP TRIGGER full");
    fixture_reopen(f);
    fixture_as(f, "kanri");
    expect_ok(f, setting_set(f->d, SETTING_TERMINALS, "3", 0, &f->e));
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM setting"), 1);
}

/* Even a caller that does not look at the error stores nothing. */
static void
ignored_error(void **state)
{
    struct fixture *f = *state;
    char longer[900];

    memset(longer, 'x', sizeof longer - 1);
    longer[sizeof longer - 1] = '\0';
    fixture_as(f, "kanri");
    expect_ok(f, db_begin(f->d->db, &f->e));
    expect_ok(f, setting_put(f->d, SETTING_TERMINALS, "4", &f->e));
    expect_err(f, audit_add(f->d, &(struct audit_act){ .action = "x", .reason = longer }, &f->e),
               ERR_INVALID, "reason");
    assert_int_not_equal(db_end(f->d->db, ERR_OK, &f->e), ERR_OK);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM setting"), 0);
}

/* The schema itself refuses to change or remove a line. */
static void
never_changed(void **state)
{
    struct fixture *f = *state;
    static const struct sql update = { "test_update", "UPDATE audit SET reason = 'x' WHERE n = 1" };
    static const struct sql removal = { "test_remove", "DELETE FROM audit WHERE n = 1" };
    const struct sql *both[] = { &update, &removal };

    for (int i = 0; i < 2; i++) {
        expect_ok(f, db_begin(f->d->db, &f->e));
        enum err_code rc = stmt_run(stmt_open(f->d->db, both[i]), &f->e);
        assert_int_not_equal(rc, ERR_OK);
        assert_int_equal(db_end(f->d->db, rc, &f->e), rc);
    }
}

/* ---- the chain ---- */

/* What attackers run, with the triggers out of their way. 40 is in the middle. */
static const struct {
    const char *name, *sql;
    int64_t wrong;  /* the number that the report names; 0: the mark alone notices */
} attacks[] = {
    { "one field changed", "UPDATE audit SET person_id = 999 WHERE n = 30", 30 },
    { "a reason given later", "UPDATE audit SET reason = 'own_case' WHERE n = 30", 30 },
    { "another staff member", "UPDATE audit SET staff_id = 1 WHERE n = 30", 30 },
    { "a count changed", "UPDATE audit SET people = 0 WHERE n = 30", 30 },
    { "text moved between fields",
      "UPDATE audit SET action = 'open_', kind = 'aperson' WHERE n = 30", 30 },
    { "a line in the middle deleted", "DELETE FROM audit WHERE n = 30", 30 },
    { "deleted and closed up",
      "DELETE FROM audit WHERE n = 30; UPDATE audit SET n = -n WHERE n > 30;"
      "UPDATE audit SET n = -n - 1 WHERE n < 0",
      30 },
    { "two lines swapped",
      "UPDATE audit SET n = -1 WHERE n = 30; UPDATE audit SET n = 30 WHERE n = 31;"
      "UPDATE audit SET n = 31 WHERE n = -1",
      30 },
    { "a line put in",
      "UPDATE audit SET n = -n WHERE n >= 30; UPDATE audit SET n = 1 - n WHERE n < 0;"
      "INSERT INTO audit (n, at, role, session, terminal, action, kind, fields, reason, outcome,"
      " mac) VALUES (30, '2014-10-31T01:00:00Z', '', '', '', 'x', '', '', '', 'done',"
      " zeroblob(32))",
      30 },
    { "a line before the first",
      "INSERT INTO audit SELECT 0, at, set_day, staff_id, role, session, terminal, action, kind,"
      " record_id, person_id, fields, people, reason, outcome, mac FROM audit WHERE n = 1",
      1 },
    { "the first line deleted", "DELETE FROM audit WHERE n = 1", 1 },
    { "a false new chain",
      "UPDATE audit SET action = 'new-chain' WHERE n = 30", 30 },
    { "the last lines cut off",
      "DELETE FROM audit WHERE n > (SELECT max(n) - 5 FROM audit)", 0 },
    { "all lines deleted", "DELETE FROM audit", 0 },
    { "the last line replaced by an older one's text",
      "UPDATE audit SET person_id = 1 WHERE n = (SELECT max(n) FROM audit)", -1 },
};

static const char *const drop = "DROP TRIGGER audit_fixed; DROP TRIGGER audit_kept;";

static void
attacks_are_noticed(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof attacks / sizeof *attacks; i++) {
        void *box = NULL;
        struct verify_report report;
        assert_int_equal(fixture_open(&box), 0);
        struct fixture *f = box;
        fill(f);
        read_report(f, &report);
        assert_true(report.good);
        assert_true(report.lines > 40);
        int64_t lines = report.lines;
        fixture_sql(f, "%s%s", drop, attacks[i].sql);
        read_report(f, &report);
        if (report.good)
            fail_msg("not noticed: %s", attacks[i].name);
        int64_t want = attacks[i].wrong < 0 ? lines : attacks[i].wrong;
        if (report.first_wrong != want)
            fail_msg("%s: line %lld", attacks[i].name, (long long)report.first_wrong);
        fixture_close(&box);
    }
}

/* Rebuild the whole chain with a key: what a thief of the key could do. */
static void
rebuild(struct fixture *f, const char *key_path)
{
    struct desk *d = f->d;
    unsigned char before[AUDIT_MAC_SIZE] = { 0 };
    struct audit_key key = *d->key;
    int fd = open(key_path, O_RDONLY | O_CLOEXEC);
    int64_t last = fixture_number(f, "SELECT max(n) FROM audit");

    assert_true(fd >= 0);
    assert_int_equal(read(fd, key.bytes, sizeof key.bytes), sizeof key.bytes);
    close(fd);
    for (int64_t n = 1; n <= last; n++) {
        struct audit_row row = { .n = n };
        char hex[2 * AUDIT_MAC_SIZE + 1];
#define TEXT(field)                                                                                \
    fixture_text(f, row.field, sizeof row.field, "SELECT " #field " FROM audit WHERE n = %lld",    \
                 (long long)n)
#define NUMBER(field)                                                                              \
    row.field = fixture_number(f, "SELECT " #field " FROM audit WHERE n = %lld", (long long)n)
        TEXT(at), TEXT(role), TEXT(session), TEXT(terminal), TEXT(action), TEXT(kind);
        TEXT(fields), TEXT(reason), TEXT(outcome);
        NUMBER(staff_id), NUMBER(record_id), NUMBER(person_id), NUMBER(people);
        audit_key_mac(&key, before, &row, before);
        for (int i = 0; i < AUDIT_MAC_SIZE; i++)
            snprintf(hex + 2 * i, 3, "%02x", before[i]);
        fixture_sql(f, "UPDATE audit SET mac = x'%s' WHERE n = %lld", hex, (long long)n);
    }
}

/* The chain rebuilt without the key is noticed by the chain, with the stolen key by the mark. */
static void
rebuilt_chains(void **state)
{
    struct fixture *f = *state;
    char path[400], guess[400];
    struct verify_report report;

    beside(f, "key", path);
    beside(f, "guess", guess);
    fixture_as(f, "kakari");
    fixture_sql(f, "%sUPDATE audit SET terminal = 'x' WHERE n = 3", drop);
    rebuild(f, path); /* the true key: the chain itself is perfect again */
    read_report(f, &report);
    assert_int_equal(report.first_wrong, 0);
    assert_false(report.good);

    int fd = open(guess, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    assert_int_equal(write(fd, "0123456789abcdef0123456789abcdef", 32), 32);
    close(fd);
    rebuild(f, guess);
    read_report(f, &report);
    assert_int_equal(report.first_wrong, 1);
}

/* The end replaced with the stolen key: same number of lines, other content. */
static void
tail_replaced_with_key(void **state)
{
    struct fixture *f = *state;
    struct verify_report report;
    char path[400];

    beside(f, "key", path);
    fixture_as(f, "kakari");
    expect_ok(f, audit_view(f->d, &(struct audit_act){ .action = "export", .people = 500 }, &f->e));
    fixture_sql(f, "%sUPDATE audit SET action = 'board', people = 0"
                   " WHERE n = (SELECT max(n) FROM audit)", drop);
    rebuild(f, path);
    read_report(f, &report);
    assert_int_equal(report.first_wrong, 0);
    assert_false(report.good);
}

/* ---- the mark ---- */

/* Lines are missing: looking and signing in go on, storing stops, the mark stays as evidence until
 * somebody answers for it. */
static void
cut_log_stops_writing(void **state)
{
    struct fixture *f = *state;
    struct verify_report report;

    fill(f);
    fixture_sql(f, "%sDELETE FROM audit WHERE n > (SELECT max(n) - 5 FROM audit)", drop);
    fixture_reopen(f);
    fixture_as(f, "kanri");
    expect_err(f, setting_set(f->d, SETTING_TERMINALS, "3", 0, &f->e), ERR_DAMAGED, NULL);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM setting"), 0);
    for (int i = 0; i < 10; i++) /* more lines than were cut off do not hide the cut */
        expect_ok(f, audit_view(f->d, &(struct audit_act){ .action = "board" }, &f->e));
    expect_err(f, setting_set(f->d, SETTING_TERMINALS, "3", 0, &f->e), ERR_DAMAGED, NULL);
    expect_ok(f, verify_run(f->d, &report, &f->e));
    assert_false(report.good);
    assert_true(report.lines_missing);
    assert_int_equal(report.first_wrong, 0); /* the chain alone does not show it */

    fixture_as(f, "kansa");
    expect_err(f, audit_accept_loss(f->d, &f->e), ERR_DENIED, NULL);
    fixture_as(f, "kakari");
    expect_ok(f, audit_accept_loss(f->d, &f->e));
    expect_err(f, audit_accept_loss(f->d, &f->e), ERR_INVALID, NULL);
    fixture_as(f, "kanri");
    expect_ok(f, setting_set(f->d, SETTING_TERMINALS, "3", 0, &f->e));
    expect_ok(f, verify_run(f->d, &report, &f->e));
    assert_true(report.good);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM audit WHERE action = 'accept-loss'"
                                       " AND outcome = 'done'"), 1);
}

/* The mark follows every commit and no rollback. */
static void
mark_follows(void **state)
{
    struct fixture *f = *state;

    fixture_as(f, "kanri");
    for (int i = 0; i < 5; i++) {
        expect_ok(f, audit_view(f->d, &(struct audit_act){ .action = "x" }, &f->e));
        assert_int_equal(audit_mark_read(f->d->key).n,
                         fixture_number(f, "SELECT max(n) FROM audit"));
    }
    int64_t before = audit_mark_read(f->d->key).n;
    expect_ok(f, db_begin(f->d->db, &f->e));
    expect_ok(f, setting_put(f->d, SETTING_TERMINALS, "4", &f->e));
    expect_err(f, db_end(f->d->db, ERR_INVALID, &f->e), ERR_INVALID, NULL);
    assert_int_equal(audit_mark_read(f->d->key).n, before);
    /* A transaction without a line after the one that was taken back. */
    expect_ok(f, draft_save(f->d, &(struct draft){ .form = "x", .body = (char[]){ "" } }, &f->e));
    assert_int_equal(audit_mark_read(f->d->key).n, before);
    /* Several lines in one transaction. */
    expect_ok(f, db_begin(f->d->db, &f->e));
    for (int i = 0; i < 3; i++)
        expect_ok(f, audit_add(f->d, &(struct audit_act){ .action = "y" }, &f->e));
    assert_int_equal(audit_mark_read(f->d->key).n, before); /* never ahead */
    expect_ok(f, db_end(f->d->db, ERR_OK, &f->e));
    assert_int_equal(audit_mark_read(f->d->key).n, before + 3);
}

static void
mark_is_never_lowered(void **state)
{
    struct fixture *f = *state;
    struct audit_mark mark = audit_mark_read(f->d->key);
    unsigned char mac[AUDIT_MAC_SIZE] = { 1 };

    assert_int_equal(mark.state, AUDIT_MARK_GOOD);
    assert_true(audit_mark_raise(f->d->key, mark.n - 1, mac, false));
    assert_true(audit_mark_raise(f->d->key, mark.n, mac, true));
    assert_memory_equal(audit_mark_read(f->d->key).mac, mark.mac, sizeof mac);
    assert_true(audit_mark_raise(f->d->key, mark.n + 1, mac, false));
    assert_int_equal(audit_mark_read(f->d->key).n, mark.n + 1);
}

/* One slot torn: the other one counts. Both torn: a line says that the mark began anew. */
static void
mark_torn(void **state)
{
    struct fixture *f = *state;
    struct verify_report report;
    char path[400];
    struct stat st;

    beside(f, "mark", path);
    fill(f);
    assert_int_equal(stat(path, &st), 0);
    int64_t before = audit_mark_read(f->d->key).n;
    int seen[2] = { 0, 0 };
    for (int slot = 0; slot < 2; slot++) {
        char bytes[16], junk[16] = "junk";
        off_t at = slot * st.st_size / 2 + 20;
        int fd = open(path, O_RDWR | O_CLOEXEC);
        assert_int_equal(pread(fd, bytes, sizeof bytes, at), sizeof bytes);
        assert_int_equal(pwrite(fd, junk, sizeof junk, at), sizeof junk);
        struct audit_mark mark = audit_mark_read(f->d->key);
        assert_int_equal(mark.state, AUDIT_MARK_GOOD);
        seen[mark.n == before]++;
        assert_true(mark.n >= before - 1);
        assert_int_equal(pwrite(fd, bytes, sizeof bytes, at), sizeof bytes);
        close(fd);
    }
    assert_int_equal(seen[0], 1);
    assert_int_equal(seen[1], 1);
    assert_int_equal(truncate(path, 7), 0);
    assert_int_equal(audit_mark_read(f->d->key).state, AUDIT_MARK_BAD);
    expect_ok(f, audit_view(f->d, &(struct audit_act){ .action = "x" }, &f->e));
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM audit WHERE action = 'new-mark'"), 1);
    read_report(f, &report);
    assert_true(report.good);
    assert_int_equal(report.rows[report.count - 1].state, VERIFY_NOTE);
}

/* The mark removed and the end cut off: the log says that the mark began anew, so paper is asked. */
static void
mark_removed(void **state)
{
    struct fixture *f = *state;
    char path[400];
    struct stat st;

    beside(f, "mark", path);
    fixture_as(f, "kakari");
    assert_int_equal(unlink(path), 0);
    expect_ok(f, audit_view(f->d, &(struct audit_act){ .action = "x" }, &f->e));
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM audit WHERE action = 'new-mark'"), 1);
    assert_int_equal(stat(path, &st), 0);
    assert_int_equal(st.st_mode & S_IRWXO, 0);
    expect_ok(f, audit_view(f->d, &(struct audit_act){ .action = "x" }, &f->e));
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM audit WHERE action = 'new-mark'"), 1);
}

/* Two desks on one file go on with one chain. */
static void
two_desks(void **state)
{
    struct fixture *f = *state;
    struct desk *other = fixture_second(f);
    struct verify_report report;

    for (int i = 0; i < 10; i++) {
        expect_ok(f, audit_view(f->d, &(struct audit_act){ .action = "x" }, &f->e));
        expect_ok(f, audit_view(other, &(struct audit_act){ .action = "y" }, &f->e));
    }
    read_report(f, &report);
    assert_true(report.good);
    assert_int_equal(audit_mark_read(f->d->key).n, report.lines);
    desk_close(other);
}

/* ---- the key ---- */

static void
key_file(void **state)
{
    struct fixture *f = *state;
    struct verify_report report;
    char path[400];
    struct stat st;

    beside(f, "key", path);
    assert_int_equal(stat(path, &st), 0);
    assert_int_equal(st.st_size, 32);
    assert_int_equal(st.st_mode & (S_IRWXO | S_IWGRP | S_IXGRP), 0);
    assert_int_equal(chmod(path, 0644), 0);
    read_report(f, &report);
    assert_true(report.good);
    assert_string_equal(report.rows[report.count - 1].what, "key");
    assert_int_equal(report.rows[report.count - 1].state, VERIFY_NOTE);
}

static void
key_lost(void **state)
{
    struct fixture *f = *state;
    struct verify_report report;
    char path[400];

    beside(f, "key", path);
    fill(f);
    assert_int_equal(unlink(path), 0);
    fixture_reopen(f);
    assert_int_equal(access(path, R_OK), 0);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM audit WHERE action = 'new-chain'"), 1);
    fill(f);
    read_report(f, &report);
    assert_true(report.good);
    int64_t at = fixture_number(f, "SELECT n FROM audit WHERE action = 'new-chain'");
    /* Before the new chain only the numbers can be checked, after it everything. */
    fixture_sql(f, "%sUPDATE audit SET reason = 'x' WHERE n = %lld", drop, (long long)at + 1);
    read_report(f, &report);
    assert_int_equal(report.first_wrong, at + 1);
    fixture_sql(f, "UPDATE audit SET reason = '' WHERE n = %lld; DELETE FROM audit WHERE n = 5",
                (long long)at + 1);
    read_report(f, &report);
    assert_int_equal(report.first_wrong, 5);
}

/* A key that cannot be read, or is none, is never replaced by a new one. */
static void
key_bad(void **state)
{
    struct fixture *f = *state;
    char path[400], away[400];
    struct desk *d = NULL;

    beside(f, "key", path);
    beside(f, "away", away);
    assert_int_equal(truncate(path, 31), 0);
    expect_err(f, desk_open(&d, f->path, DATE_NONE, &f->e), ERR_IO, NULL);
    assert_null(d);
    assert_int_equal(truncate(path, 33), 0);
    expect_err(f, desk_open(&d, f->path, DATE_NONE, &f->e), ERR_IO, NULL);
    assert_int_equal(rename(path, away), 0);
    assert_int_equal(symlink(away, path), 0);
    expect_err(f, desk_open(&d, f->path, DATE_NONE, &f->e), ERR_IO, NULL);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(mkdir(path, 0700), 0);
    expect_err(f, desk_open(&d, f->path, DATE_NONE, &f->e), ERR_IO, NULL);
    assert_int_equal(rmdir(path), 0);
}

/* ---- verify ---- */

static void
report_of_a_good_file(void **state)
{
    struct fixture *f = *state;
    struct verify_report report;

    fixture_as(f, "kansa");
    expect_ok(f, verify_run(f->d, &report, &f->e));
    assert_true(report.good);
    assert_int_equal(report.count, 4);
    assert_string_equal(report.rows[0].what, "file");
    assert_string_equal(report.rows[1].what, "chain");
    assert_string_equal(report.rows[2].what, "mark");
    assert_string_equal(report.rows[3].what, "figures");
    assert_int_equal(report.lines, fixture_number(f, "SELECT count(*) FROM audit"));
    assert_int_equal(strlen(report.head), 39);
    assert_string_equal(report.head_at, FIXTURE_NOW);
    assert_int_equal(
        fixture_number(f, "SELECT count(*) FROM audit WHERE action = 'verify'"), 1);
    fixture_as(f, "shien");
    expect_err(f, verify_run(f->d, &report, &f->e), ERR_DENIED, NULL);
}

/* A reference without its record is named as the file's fault. */
static void
report_of_a_broken_file(void **state)
{
    struct fixture *f = *state;
    struct verify_report report;

    fixture_sql(f, "PRAGMA foreign_keys = OFF; INSERT INTO person_need (person_id, need)"
                   " VALUES (4711, 'sign')");
    fixture_as(f, "kansa");
    expect_ok(f, verify_run(f->d, &report, &f->e));
    assert_false(report.good);
    assert_int_equal(report.rows[0].state, VERIFY_BAD);
    assert_true(report.rows[0].text[0]);
    assert_int_equal(report.rows[1].state, VERIFY_GOOD);
}

/* A late record does not make a signed year wrong, but it is told. */
static void
report_of_a_signed_year(void **state)
{
    struct fixture *f = *state;
    struct verify_report report;

    for (int month = 1; month <= 12; month++)
        fixture_sql(f, "INSERT INTO kpi_signed VALUES (1, 2013, 64, %d, %d, 1)", month, month == 2);
    fixture_as(f, "kansa");
    expect_ok(f, verify_run(f->d, &report, &f->e));
    assert_true(report.good);
    assert_int_equal(report.count, 5);
    assert_string_equal(report.rows[3].what, "figures");
    assert_int_equal(report.rows[3].state, VERIFY_GOOD);
    assert_string_equal(report.rows[4].what, "figures");
    assert_int_equal(report.rows[4].state, VERIFY_NOTE);
    assert_non_null(strstr(report.rows[4].text, "No.64 of the closed fiscal year 2013: 1 was"));
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, fixture_open, fixture_close)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(line), TEST(set_day), TEST(no_line_no_act), TEST(ignored_error), TEST(never_changed),
        cmocka_unit_test(attacks_are_noticed), TEST(rebuilt_chains), TEST(tail_replaced_with_key),
        TEST(cut_log_stops_writing), TEST(mark_follows), TEST(mark_is_never_lowered),
        TEST(mark_torn), TEST(mark_removed), TEST(two_desks), TEST(key_file), TEST(key_lost),
        TEST(key_bad), TEST(report_of_a_good_file), TEST(report_of_a_broken_file),
        TEST(report_of_a_signed_year),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
