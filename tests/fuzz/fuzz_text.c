/* Text from anywhere: the display filter, checks, clipping, stepping, kana keys, CSV cells. */
#include <stdbool.h>
#include <string.h>

#include "core/csvtext.h"
#include "core/kana.h"
#include "core/mynumber.h"
#include "core/text.h"
#include "tests/fuzz/driver.h"

// clang-format off
const char *const fuzz_fragments[] = {
    "\x1b]0;title\x07", "\x1b[2J", "\xC2\x9B" "31m", "\x9b", "\u202E", "\u200B", "\uFEFF", "\u2028",
    "\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE3\x81", "\xF0\x9F", "\uFFFD", "\U0001FFFE",
    "=1+1", "+", "-", "-12.5", "@SUM(A1)", "＝", "－", "\u3000", " ", "\"", "\"\"", ",", ";", "\t",
    "\r\n", "\n", "'", "|", "%", "練馬", "葛\U000E0100", "\uE000", "①", "─", "㈱", "髙", "𠮷", "\uFA19",
    "か", "ガ", "ﾊ", "ﾞ", "\u3099", "\u309A", "゛", "ー", "ｰ", "〜", "~", "・", "ヽ", "ゞ", "ッ", "ㇰ",
    "ゟ", "é", "e\u0301", "\u0323", "\u0345", "ß", "İ", "\uFDFA", "각", "\u1100\u1161",
    "123456789018", "１２",
    NULL,
};
// clang-format on

static void
check_display(const char *text, size_t size)
{
    size_t room = 3 * size + 1;
    char *once = malloc(room), *twice = malloc(room);
    size_t n = text_display(text, once, room), again = text_display(once, twice, room);

    fuzz_require(n == strlen(once) && text_is_displayable(once));
    fuzz_require(again == n && strcmp(once, twice) == 0);
    fuzz_require(text_cols(text) == text_cols(once) && text_chars(text) == text_chars(once));
    fuzz_require(text_is_displayable(text) == (strcmp(text, once) == 0));
    for (const unsigned char *p = (const unsigned char *)once; *p; p++)
        fuzz_require(*p >= 0x20 && *p != 0x7F);
    free(once);
    free(twice);
}

/* text_check against a plain reading of the same characters. */
static void
check_faults(const char *text, size_t size)
{
    enum text_fault fault = TEXT_GOOD;
    bool has_newline = false;

    for (size_t at = 0; at < size && fault == TEXT_GOOD;) {
        uint32_t cp = 0;
        size_t used = text_decode(text + at, size - at, &cp);
        char back[4];

        if (used) {
            fuzz_require(text_encode(cp, back) == used && memcmp(back, text + at, used) == 0);
            has_newline |= cp == '\n';
        }
        fault = !used ? TEXT_NOT_UTF8 : cp == '\n' ? TEXT_GOOD : text_code_point(cp);
        at += used;
    }
    fuzz_require(text_check(text, true) == fault);
    fuzz_require(has_newline || text_check(text, false) == fault);
    fuzz_require(!has_newline || text_check(text, false) != TEXT_GOOD);
    struct err e = { 0 };
    fuzz_require((text_validate(text, true, SIZE_MAX, "f", &e) == ERR_OK) == (fault == TEXT_GOOD));
}

static void
check_columns(const char *text, size_t size, int cols)
{
    char clipped[600];
    size_t fits = text_fit(text, cols), at = 0, steps = 0;
    int used = text_clip(text, cols, cols % 2, clipped, sizeof clipped);

    fuzz_require(used >= 0 && used <= cols && text_cols(clipped) == used);
    fuzz_require(text_is_displayable(clipped) && fits <= size);
    while (at < size && steps < 64) {
        size_t next = text_next(text, at);
        fuzz_require(next > at && next <= size && text_prev(text, next) == at);
        fuzz_require(at >= fits || next <= fits);
        at = next;
        steps++;
    }
}

static void
check_kana(const char *text, size_t size)
{
    char key[KANA_KEY_SIZE], again[KANA_KEY_SIZE];
    unsigned char sort[KANA_SORT_SIZE], other[KANA_SORT_SIZE];

    if (kana_search_key(text, key, sizeof key)) {
        fuzz_require(kana_search_key(key, again, sizeof again) && strcmp(key, again) == 0);
        /* A damaged byte stands in the key as U+FFFD, which is UTF-8 all the same. */
        fuzz_require(text_check(key, true) != TEXT_NOT_UTF8);
    }
    char *stored = malloc(3 * size + 1), *restored = malloc(3 * size + 1);
    fuzz_require(kana_store(text, stored, 3 * size + 1));
    fuzz_require(kana_store(stored, restored, 3 * size + 1) && strcmp(stored, restored) == 0);
    free(stored);
    free(restored);

    size_t n = kana_sort_key(text, sort, sizeof sort);
    fuzz_require(n >= 3 && n <= sizeof sort);
    fuzz_require(kana_sort_key(text, other, sizeof other) == n && memcmp(sort, other, n) == 0);
}

/* The value of one written cell, by a strict reader. */
static size_t
read_cell(const char *cell, size_t size, char *value)
{
    size_t n = 0;

    if (cell[0] != '"') {
        fuzz_require(strcspn(cell, "\",\r\n") == size);
        memcpy(value, cell, size + 1);
        return size;
    }
    fuzz_require(size >= 2 && cell[size - 1] == '"');
    for (size_t i = 1; i < size - 1; i++) {
        fuzz_require(cell[i] != '"' || (i + 1 < size - 1 && cell[i + 1] == '"'));
        i += cell[i] == '"';
        value[n++] = cell[i];
    }
    value[n] = '\0';
    return n;
}

static void
check_cell(const char *text, size_t size, bool number)
{
    size_t room = 2 * size + 5;
    char *guarded = malloc(room), *cell = malloc(room), *value = malloc(room);

    fuzz_require(csvtext_guard(text, number, guarded, room) == strlen(guarded));
    fuzz_require(number || !guarded[0] || !strchr("=+-@\t\r\n|%", guarded[0]));
    size_t n = csvtext_quote(guarded, cell, room);
    fuzz_require(n < room && strlen(cell) == n);
    read_cell(cell, n, value);
    csvtext_unguard(value);
    fuzz_require(strcmp(value, text) == 0);
    free(guarded);
    free(cell);
    free(value);
}

static void
check_helpers(const char *text, size_t size)
{
    char *copy = malloc(size + 1), *out = malloc(size + 1);

    fuzz_require(text_copy(copy, size + 1, text) && strcmp(copy, text) == 0);
    text_trim(copy);
    fuzz_require(strlen(copy) <= size);
    text_to_ascii(text, out, size + 1);
    fuzz_require(text_chars(out) == text_chars(text) || text_check(text, true) == TEXT_NOT_UTF8);
    digits_only(text, out, size + 1);
    fuzz_require(strspn(out, "0123456789") == strlen(out));
    fuzz_require(!text_has_individual_number(text) || strlen(out) >= 12);
    if (kana_is_reading(text))
        fuzz_require(text_check(text, false) == TEXT_GOOD);
    free(copy);
    free(out);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *text = malloc(size + 1);

    /* C strings: what stands behind a NUL is not seen. */
    memcpy(text, data, size);
    text[size] = '\0';
    size_t length = strlen(text);
    check_display(text, length);
    check_faults(text, length);
    check_columns(text, length, size ? data[size - 1] % 120 : 0);
    check_kana(text, length);
    check_cell(text, length, false);
    check_cell(text, length, true);
    check_helpers(text, length);
    free(text);
    return 0;
}
