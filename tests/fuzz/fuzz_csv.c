/* Files from anywhere: foreign bytes to UTF-8, to rows, and tried as people and dispatches. */
#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "core/csvtext.h"
#include "core/text.h"
#include "desk/account.h"
#include "desk/session.h"
#include "desk/setup.h"
#include "exchange/csv_read.h"
#include "exchange/encoding.h"
#include "exchange/import.h"
#include "tests/fuzz/driver.h"

// clang-format off
const char *const fuzz_fragments[] = {
    "ref,name,kana,opened_on\n", "番号,氏名,フリガナ,受付日\r\n", "A-1,架空 花子,カクウ,2014-04-02\n",
    "ref,on,staff,destination,method,purpose\n", "D-1,H26.6.2,shien,甲,phone,other\n",
    "\xEF\xBB\xBF", "\x94\xD4\x8D\x86", "\xFB\xFC", "\x81\x60", "\x81", "\xA5", "\xF0\x40", "\xA4\xA2",
    "ref", "name", "note", "birth_date", "disabilities", "handbook_grade", "minutes", "staff",
    "A-1", "M-1", "平成32年1月1日", "1990-02-30", "physical;other", ";", "'=1", "''", "=1+1",
    ",", ",", ",", "\"", "\"\"", "\"\"\"", "\n", "\r\n", "\r", "\n\n", "\"\n\"", ",,,,,,,,,,,,,,,,",
    "\x1b[2J", "\xC2\x9B", "\u202E", "\u200B", "\u2028", "\xC0\xAF", "\xED\xA0\x80", "\xE3\x81",
    "髙", "𠮷", "か\u3099", "\u3000", " ", "\t", "99999999999999999999", "-1", "２０",
    NULL,
};
// clang-format on

static int input_fd = -1;
static char input_path[40], folder[] = "/tmp/madoguchi-fuzz-XXXXXX";
static struct desk *desk;

/* ---- a desk to try files on ---- */

static void
remove_desk(void)
{
    static const char *const ends[] = { "", "-wal", "-shm", "-key", "-mark", "-gate" };
    char path[80];

    desk_close(desk);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        snprintf(path, sizeof path, "%s/desk.db%s", folder, ends[i]);
        unlink(path);
    }
    rmdir(folder);
}

static void
open_desk(void)
{
    static const char password[] = "tadashii uma to denchi";
    char path[80], hash[HASH_SIZE];
    struct err e = { 0 };

    input_fd = memfd_create("input", MFD_CLOEXEC);
    snprintf(input_path, sizeof input_path, "/proc/self/fd/%d", input_fd);
    fuzz_require(input_fd >= 0 && sodium_init() >= 0 && mkdtemp(folder));
    snprintf(path, sizeof path, "%s/desk.db", folder);
    session_set_cost(crypto_pwhash_OPSLIMIT_MIN, crypto_pwhash_MEMLIMIT_MIN);
    fuzz_require(desk_init(path, "kanri", "架空 管理", password, &e) == ERR_OK);
    fuzz_require(desk_open(&desk, path, (struct date){ 2014, 10, 31 }, &e) == ERR_OK);
    atexit(remove_desk);
    fuzz_require(session_sign_in(desk, "kanri", password, &e) == ERR_OK);
    fuzz_require(account_hash(password, hash, &e) == ERR_OK);
    fuzz_require(account_add_hashed(desk, "kakari", "架空 係長", "カカリ", ROLE_SUPERVISOR, hash,
                                    NULL, &e)
                 == ERR_OK);
    fuzz_require(session_sign_out(desk, &e) == ERR_OK);
    fuzz_require(session_sign_in(desk, "kakari", password, &e) == ERR_OK); /* who may import */
}

/* The input behind some text of ours. */
static void
put_input(const char *front, const uint8_t *data, size_t size)
{
    size_t before = strlen(front);

    fuzz_require(ftruncate(input_fd, 0) == 0);
    fuzz_require(pwrite(input_fd, front, before, 0) == (ssize_t)before);
    fuzz_require(pwrite(input_fd, data, size, (off_t)before) == (ssize_t)size);
}

/* ---- properties ---- */

/* A refusal is a sentence without anything that a terminal would act on. */
static void
check_refusal(const struct err *e)
{
    fuzz_require(e->code == ERR_INVALID && strlen(e->msg) > 20);
    fuzz_require(text_is_displayable(e->msg));
}

static void
check_rows(const char *text, size_t size)
{
    struct csv_rows rows, again;
    struct err e = { 0 };
    size_t last = 0, room = 3 * size + 10, n = 0;

    if (csv_read(text, size, &rows, &e) != ERR_OK) {
        check_refusal(&e);
        fuzz_require(rows.count == 0 && !rows.rows);
        return;
    }
    for (size_t r = 0; r < rows.count; r++) {
        fuzz_require(rows.rows[r].line > last && rows.rows[r].width > 0);
        fuzz_require(rows.rows[r].width <= CSV_COLUMNS_MOST);
        last = rows.rows[r].line;
        for (size_t c = 0; c < rows.rows[r].width; c++)
            room += 2 * strlen(rows.rows[r].cells[c]) + 6;
    }
    fuzz_require(last <= size);
    /* Written again, it reads the same. An empty row of one cell needs quotes to be seen. */
    char *copy = malloc(room);
    for (size_t r = 0; r < rows.count; r++) {
        const struct csv_row *row = &rows.rows[r];
        for (size_t c = 0; c < row->width; c++) {
            if (c)
                copy[n++] = ',';
            n += csvtext_quote(row->cells[c], copy + n, room - n);
        }
        if (row->width == 1 && !*row->cells[0])
            n += (size_t)snprintf(copy + n, room - n, "\"\"");
        n += (size_t)snprintf(copy + n, room - n, "\r\n");
    }
    fuzz_require(csv_read(copy, n, &again, &e) == ERR_OK && again.count == rows.count);
    for (size_t r = 0; r < rows.count; r++) {
        fuzz_require(again.rows[r].width == rows.rows[r].width);
        for (size_t c = 0; c < rows.rows[r].width; c++)
            fuzz_require(strcmp(again.rows[r].cells[c], rows.rows[r].cells[c]) == 0);
    }
    free(copy);
    csv_rows_free(&rows);
    csv_rows_free(&again);
}

static void
check_text(enum encoding encoding)
{
    char *text = NULL, *cp932 = NULL;
    size_t size = 0, bytes = 0;
    struct err e = { 0 };

    if (encoding_read(input_path, encoding, &text, &size, NULL, &e) != ERR_OK) {
        check_refusal(&e);
        fuzz_require(!text);
        return;
    }
    fuzz_require(strlen(text) == size && text_check(text, true) != TEXT_NOT_UTF8);
    if (encoding_to_cp932(text, size, &cp932, &bytes, &e) != ERR_OK)
        check_refusal(&e);
    free(cp932);
    check_rows(text, size);
    free(text);
}

/* Good or bad, a trial is reported row by row and the desk works on. */
static void
check_import(const char *kind)
{
    struct import_report report;
    struct err e = { 0 };
    enum err_code rc = import_run(desk, import_kind_find(kind), input_path, ENCODING_AUTO, true,
                                  &report, &e);
    size_t bad = 0;

    fuzz_require(rc == ERR_OK || rc == ERR_INVALID);
    if (rc != ERR_OK)
        check_refusal(&e);
    for (size_t i = 0; i < report.count; i++) {
        const struct import_note *note = &report.notes[i];
        fuzz_require(note->line > 0 && *note->reason);
        fuzz_require(text_is_displayable(note->value) && text_is_displayable(note->reason));
        fuzz_require(text_is_displayable(note->column));
        bad += !note->warning;
    }
    fuzz_require(bad >= report.bad && (report.bad == 0) == (bad == 0));
    fuzz_require(rc != ERR_OK || report.bad == 0);
    import_report_free(&report);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static unsigned run;

    if (!desk)
        open_desk();
    put_input("", data, size);
    check_text(ENCODING_AUTO);
    check_text(ENCODING_UTF8);
    check_text(ENCODING_CP932);
    if (run++ % 8 == 0) { /* a transaction takes longer than all of the rest */
        check_import("people");
        put_input("ref,name,kana,opened_on\nA-1,架空 花子,カクウ,2014-04-02\n", data, size);
        check_import("people");
        put_input("ref,on,staff,destination,method,purpose\n", data, size);
        check_import("dispatches");
        put_input("note,ref\n", data, size);
        check_import("organisations");
    }
    return 0;
}
