/* Bytes of foreign files to UTF-8, and back to CP932. */
#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/exchange/files.h"

#include "exchange/encoding.h"

#define BOM "\xEF\xBB\xBF"

/* CP932 by the C library alone; the bytes fit `out` of 256. */
static size_t
cp932_of(const char *utf8, char out[256])
{
    iconv_t cd = iconv_open("CP932", "UTF-8");
    char copy[256], *in = copy, *to = out;
    size_t left = strlen(utf8), room = 256;

    assert_true(cd != (iconv_t)-1 && left < sizeof copy);
    memcpy(copy, utf8, left + 1);
    assert_int_equal(iconv(cd, &in, &left, &to, &room), 0);
    iconv_close(cd);
    return 256 - room;
}

/* The text of a file of these bytes; NULL when it is refused. */
static char *
text_of(struct fixture *f, const char *bytes, size_t size, enum encoding encoding)
{
    char *out = NULL;
    size_t n = 0;
    enum err_code rc = encoding_read(file_put(f, "in.csv", bytes, size), encoding, &out, &n, NULL, &f->e);

    if (rc != ERR_OK) {
        assert_int_equal(rc, ERR_INVALID);
        assert_null(out);
        return NULL;
    }
    assert_int_equal(strlen(out), n);
    return out;
}

static void
expect_text(struct fixture *f, const char *bytes, size_t size, enum encoding encoding,
            const char *want)
{
    char *text = text_of(f, bytes, size, encoding);

    if (!text)
        fail_msg("refused: %s", f->e.msg);
    assert_string_equal(text, want);
    free(text);
}

static void
expect_refused(struct fixture *f, const char *bytes, size_t size, enum encoding encoding,
               const char *words)
{
    char *text = text_of(f, bytes, size, encoding);

    if (text)
        fail_msg("taken as \"%s\" instead of: %s", text, words);
    if (!strstr(f->e.msg, words))
        fail_msg("\"%s\" says nothing of: %s", f->e.msg, words);
    f->e = (struct err){ 0 };
}

static void
names_of_encodings(void **state)
{
    enum encoding encoding = ENCODING_AUTO;

    (void)state;
    assert_true(encoding_from_name("UTF-8", &encoding) && encoding == ENCODING_UTF8);
    assert_true(encoding_from_name("cp932", &encoding) && encoding == ENCODING_CP932);
    assert_true(encoding_from_name("auto", &encoding) && encoding == ENCODING_AUTO);
    assert_false(encoding_from_name("shift_jis", &encoding));
    assert_false(encoding_from_name("", &encoding));
}

static void
utf8_with_and_without_bom(void **state)
{
    static const enum encoding both[] = { ENCODING_AUTO, ENCODING_UTF8 };
    static const char *const texts[] = { "", "ref\r\n", "番号,氏名\n1,髙﨑𠮷①〜−―\n", "a" BOM "b" };
    struct fixture *f = *state;

    for (size_t k = 0; k < 2; k++) {
        for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
            char bytes[256];
            int n = snprintf(bytes, sizeof bytes, BOM "%s", texts[i]);
            expect_text(f, bytes, (size_t)n, both[k], texts[i]);
            expect_text(f, texts[i], strlen(texts[i]), both[k], texts[i]);
        }
    }
}

/* What Japanese spreadsheets write. The wave dash and the minus have one sign in CP932. */
static void
cp932_is_the_second_guess(void **state)
{
    static const struct {
        const char *written, *read;
    } rows[] = {
        { "番号,氏名\r\n1,髙橋\r\n", "番号,氏名\r\n1,髙橋\r\n" },
        { "山﨑", "山﨑" },
        { "①㈱Ⅳ℡", "①㈱Ⅳ℡" },
        { "10時～12時", "10時〜12時" },
        { "10時〜12時", "10時〜12時" },
        { "1−2", "1－2" },
        { "図―表", "図―表" },
        { "ソ表能\\~", "ソ表能\\~" }, /* second bytes that are ASCII's backslash */
    };
    struct fixture *f = *state;
    char bytes[256];

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t n = cp932_of(rows[i].written, bytes);
        expect_text(f, bytes, n, ENCODING_AUTO, rows[i].read);
        expect_text(f, bytes, n, ENCODING_CP932, rows[i].read);
        expect_refused(f, bytes, n, ENCODING_UTF8, "is not UTF-8");
    }
}

/* Spreadsheets write U+FF5E, others U+301C: one sign inside, whatever the file is (TRUST 11). */
static void
there_is_one_wave_dash(void **state)
{
    struct fixture *f = *state;
    char bytes[256];
    size_t n = cp932_of("10～12〜", bytes);

    expect_text(f, "10～12〜", strlen("10～12〜"), ENCODING_AUTO, "10〜12〜");
    expect_text(f, "10～12〜", strlen("10～12〜"), ENCODING_UTF8, "10〜12〜");
    expect_text(f, BOM "～", strlen(BOM "～"), ENCODING_AUTO, "〜");
    expect_text(f, bytes, n, ENCODING_CP932, "10〜12〜");
}

static void
alike_is_what_an_encoding_has_once(void **state)
{
    (void)state;
    assert_true(encoding_alike(ENCODING_UTF8, "", ""));
    assert_true(encoding_alike(ENCODING_UTF8, "a～b", "a〜b"));
    assert_true(encoding_alike(ENCODING_CP932, "〜−—‖", "～－―∥"));
    assert_false(encoding_alike(ENCODING_UTF8, "−", "－"));
    assert_false(encoding_alike(ENCODING_CP932, "a", "ab"));
    assert_false(encoding_alike(ENCODING_CP932, "a～", "a〜b"));
}

/* EUC-JP looks like half-width katakana in CP932: what it was read as is told, who asks decides. */
static void
what_looks_misread(void **state)
{
    static const char euc[] = "ref,\xBB\xE1\xCC\xBE\n"; /* 氏名 */
    static const char *const texts[] = { "ref,ﾊﾞﾝｺﾞｳ\n", "a\uE000", "｡" };
    struct fixture *f = *state;
    struct encoding_found found;
    char bytes[256], *text = NULL;
    size_t n = cp932_of("番号", bytes), size;

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_true(encoding_looks_misread(texts[i]));
    assert_false(encoding_looks_misread("ref,番号バンゴウばんごう、。ー〜①\n"));
    expect_ok(f, encoding_read(file_put(f, "in.csv", euc, sizeof euc - 1), ENCODING_AUTO, &text,
                               &size, &found, &f->e));
    assert_int_equal(found.as, ENCODING_CP932);
    assert_true(found.guessed && found.line == 1 && found.byte == 5);
    assert_true(encoding_looks_misread(text));
    free(text);
    expect_ok(f, encoding_read(file_put(f, "in.csv", bytes, n), ENCODING_AUTO, &text, &size, &found,
                               &f->e));
    assert_int_equal(found.as, ENCODING_CP932);
    assert_false(encoding_looks_misread(text));
    free(text);
    expect_ok(f, encoding_read(file_put(f, "in.csv", "ｱｲｳ", strlen("ｱｲｳ")), ENCODING_AUTO, &text,
                               &size, &found, &f->e));
    assert_int_equal(found.as, ENCODING_UTF8);
    free(text);
}

/* The place is where the better guess ends. */
static void
neither_is_refused_with_its_place(void **state)
{
    struct fixture *f = *state;
    char bytes[256];

    expect_refused(f, "ref\nA,\xFFx\n", 8, ENCODING_AUTO, "Line 2, byte 3 (0xFF) is not UTF-8 / CP932");
    expect_refused(f, "ref\nA,\xFFx\n", 8, ENCODING_UTF8, "Line 2, byte 3 (0xFF) is not UTF-8.");
    expect_refused(f, "ref\nA,\xFFx\n", 8, ENCODING_CP932, "Line 2, byte 3 (0xFF) is not CP932");
    /* UTF-8 with one bad byte far down: CP932 would stop on the first line. */
    static const char utf8[] = "番号,氏名\r\n1,髙\r\n2,\xE3\x81,\r\n";
    expect_refused(f, utf8, sizeof utf8 - 1, ENCODING_AUTO, "Line 3, byte 3 (0xE3)");
    /* CP932 with one bad byte far down: UTF-8 would stop on the first line. */
    size_t n = cp932_of("番号\n髙,", bytes);
    memcpy(bytes + n, "\x81\x20", 2);
    expect_refused(f, bytes, n + 2, ENCODING_AUTO, "Line 2, byte 4 (0x81)");
    /* Cut off in the middle of a character. */
    expect_refused(f, bytes, n + 1, ENCODING_AUTO, "Line 2, byte 4 (0x81)");
    /* A BOM says that it is UTF-8. */
    expect_refused(f, BOM "ref\n\x8A\xBF", 9, ENCODING_AUTO, "Line 2, byte 1 (0x8A) is not UTF-8.");
    /* Overlong, surrogate, above U+10FFFF. */
    expect_refused(f, "\xC0\xAF", 2, ENCODING_UTF8, "byte 1");
    expect_refused(f, "\xED\xA0\x80", 3, ENCODING_UTF8, "byte 1");
    expect_refused(f, "\xF4\x90\x80\x80", 4, ENCODING_UTF8, "byte 1");
}

static void
a_nul_is_not_text(void **state)
{
    static const char utf16[] = "\xFF\xFE" "r\0e\0f\0";
    struct fixture *f = *state;
    char bytes[256];

    expect_refused(f, "ref\nA\0B\n", 8, ENCODING_AUTO, "Line 2, byte 2 (0x00)");
    expect_refused(f, "ref\nA\0B\n", 8, ENCODING_UTF8, "Line 2, byte 2 (0x00)");
    expect_refused(f, "ref\nA\0B\n", 8, ENCODING_CP932, "Line 2, byte 2 (0x00)");
    size_t n = cp932_of("髙\n", bytes);
    bytes[n] = '\0';
    expect_refused(f, bytes, n + 1, ENCODING_AUTO, "Line 2, byte 1 (0x00)");
    expect_refused(f, utf16, sizeof utf16 - 1, ENCODING_AUTO, "Line 1, byte");
}

static void
what_is_no_file_is_refused(void **state)
{
    struct fixture *f = *state;
    char *out = NULL;
    size_t n = 0;

    expect_err(f, encoding_read(file_path(f, "none.csv"), ENCODING_AUTO, &out, &n, NULL, &f->e), ERR_IO,
               "file");
    expect_err(f, encoding_read(f->folder, ENCODING_AUTO, &out, &n, NULL, &f->e), ERR_IO, "file");
    assert_int_equal(mkfifo(file_path(f, "pipe"), 0600), 0); /* nobody will ever write into it */
    expect_err(f, encoding_read(file_path(f, "pipe"), ENCODING_AUTO, &out, &n, NULL, &f->e), ERR_IO,
               "file");
    file_put(f, "large.csv", "", 0);
    assert_int_equal(truncate(file_path(f, "large.csv"), ENCODING_FILE_MOST + 1), 0);
    expect_err(f, encoding_read(file_path(f, "large.csv"), ENCODING_AUTO, &out, &n, NULL, &f->e),
               ERR_INVALID, "file");
    assert_null(out);
}

static void
writing_cp932(void **state)
{
    static const struct {
        const char *text, *cp932;
    } rows[] = {
        { "", "" },
        { "髙﨑①\r\n", "\xFB\xFC\xFA\xB1\x87\x40\r\n" },
        { "〜～", "\x81\x60\x81\x60" },
        { "−－―—", "\x81\x7C\x81\x7C\x81\x5C\x81\x5C" },
    };
    struct fixture *f = *state;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char *out = NULL;
        size_t n = 0;
        expect_ok(f, encoding_to_cp932(rows[i].text, strlen(rows[i].text), &out, &n, &f->e));
        assert_int_equal(n, strlen(rows[i].cp932));
        assert_memory_equal(out, rows[i].cp932, n);
        free(out);
    }
}

/* iconv would write \ for the yen sign and ~ for the overline. */
static void
what_cp932_lacks_is_named(void **state)
{
    static const struct {
        const char *text, *words;
    } rows[] = {
        { "ref\r\n𠮷田", "Line 2 holds U+20BB7" }, { "á", "Line 1 holds U+00E1" },
        { "a\n\n¥100", "Line 3 holds U+00A5" },    { "‾", "Line 1 holds U+203E" },
        { "髙¢", "Line 1 holds U+00A2" },          { "か\u3099", "Line 1 holds U+3099" },
        { "😀", "Line 1 holds U+1F600" },
    };
    struct fixture *f = *state;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char *out = NULL;
        size_t n = 0;
        enum err_code rc = encoding_to_cp932(rows[i].text, strlen(rows[i].text), &out, &n, &f->e);
        if (!strstr(f->e.msg, rows[i].words))
            fail_msg("\"%s\" says nothing of: %s", f->e.msg, rows[i].words);
        expect_err(f, rc, ERR_INVALID, "encoding");
        assert_null(out);
    }
}

/* Every two bytes that CP932 has come back as they were, or as the one of two equal codes. */
static void
all_of_cp932_comes_back(void **state)
{
    struct fixture *f = *state;
    size_t characters = 0;

    for (unsigned lead = 0x81; lead <= 0xFC; lead++) {
        char bytes[600];
        size_t n = 0;
        for (unsigned trail = 0x40; trail <= 0xFC; trail++) {
            char pair[2] = { (char)lead, (char)trail };
            char *text = trail == 0x7F ? NULL : text_of(f, pair, 2, ENCODING_CP932);
            if (text && (unsigned char)text[0] >= 0x80 && strlen(text) <= 3) {
                memcpy(bytes + n, pair, 2);
                n += 2;
                characters++;
            }
            free(text);
        }
        if (n == 0)
            continue;
        char *text = text_of(f, bytes, n, ENCODING_CP932), *back = NULL, *again = NULL;
        size_t size = 0;
        assert_non_null(text);
        expect_ok(f, encoding_to_cp932(text, strlen(text), &back, &size, &f->e));
        assert_int_equal(size, n);
        again = text_of(f, back, size, ENCODING_CP932);
        assert_non_null(again);
        assert_string_equal(again, text);
        free(text);
        free(back);
        free(again);
    }
    assert_true(characters > 9000);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_of_encodings),
        cmocka_unit_test_setup_teardown(utf8_with_and_without_bom, files_open, files_close),
        cmocka_unit_test_setup_teardown(cp932_is_the_second_guess, files_open, files_close),
        cmocka_unit_test_setup_teardown(there_is_one_wave_dash, files_open, files_close),
        cmocka_unit_test(alike_is_what_an_encoding_has_once),
        cmocka_unit_test_setup_teardown(what_looks_misread, files_open, files_close),
        cmocka_unit_test_setup_teardown(neither_is_refused_with_its_place, files_open,
                                        files_close),
        cmocka_unit_test_setup_teardown(a_nul_is_not_text, files_open, files_close),
        cmocka_unit_test_setup_teardown(what_is_no_file_is_refused, files_open, files_close),
        cmocka_unit_test_setup_teardown(writing_cp932, files_open, files_close),
        cmocka_unit_test_setup_teardown(what_cp932_lacks_is_named, files_open, files_close),
        cmocka_unit_test_setup_teardown(all_of_cp932_comes_back, files_open, files_close),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
