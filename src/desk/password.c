#include "desk/password.h"

#include <sodium.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "core/text.h"

enum {
    TAIL_DIGITS = 4, /* "madoguchi2014" is the word madoguchi */
    UNIT_MAX = 4,    /* "abcabcabc" repeats a unit of three */
    FOLDED_SIZE = 4 * PASSWORD_MAX + 1,
};

/* The product, the ward, its street and telephone number, and what everybody tries first. */
static const char *const office_words[] = {
    "madoguchi",  "窓口",         "まどぐち",     "nerima",     "nerimaku",      "nerima-ku",
    "nerimacity", "練馬",         "練馬区",       "練馬区役所", "ねりま",        "toyotamakita",
    "豊玉北",     "豊玉北6-12-1", "03-3993-1111", "0339931111", "rainbowwork",   "レインボーワーク",
    "password",   "passw0rd",     "pass",         "admin",      "administrator", "welcome",
    "letmein",    "qwertyuiop",   "qwerty",       "asdfghjkl",  "zxcvbnm",
};

/* Narrow, lower case, without spaces: 「ＫＡＮＲＩ　太郎」 is "kanri太郎". */
static bool
fold(const char *text, char out[FOLDED_SIZE])
{
    size_t n = 0;

    if (strlen(text) >= FOLDED_SIZE)
        return false;
    text_to_ascii(text, out, FOLDED_SIZE);
    for (const char *p = out; *p; p++) {
        if (*p != ' ')
            out[n++] = (char)(*p >= 'A' && *p <= 'Z' ? *p + ('a' - 'A') : *p);
    }
    out[n] = '\0';
    return true;
}

static bool
is_word(const char *folded, const char *word)
{
    char other[FOLDED_SIZE];

    return word && word[0] && fold(word, other) && strcmp(folded, other) == 0;
}

static size_t
decode(const char *text, uint32_t out[FOLDED_SIZE])
{
    size_t n = 0, length = strlen(text);

    while (length > 0) {
        size_t used = text_decode(text, length, &out[n]);
        if (used == 0)
            out[n] = (unsigned char)text[0], used = 1;
        n++;
        text += used;
        length -= used;
    }
    return n;
}

/* "aaaaaaaa", "abababab", "12345678", "hgfedcba". */
static bool
is_row_of(const uint32_t *c, size_t n)
{
    bool up = n > 1, down = n > 1;

    for (size_t i = 1; i < n; i++) {
        // cppcheck-suppress uninitvar
        up &= c[i] == c[i - 1] + 1 || (c[i - 1] == '9' && c[i] == '0');
        down &= c[i] + 1 == c[i - 1] || (c[i - 1] == '0' && c[i] == '9');
    }
    if (up || down)
        return true;
    for (size_t unit = 1; unit <= UNIT_MAX && unit < n; unit++) {
        size_t i = unit;
        while (i < n && c[i] == c[i - unit])
            i++;
        if (i == n)
            return true;
    }
    return false;
}

static bool
is_row(const char *folded)
{
    uint32_t c[FOLDED_SIZE];
    bool row = is_row_of(c, decode(folded, c));

    sodium_memzero(c, sizeof c);
    return row;
}

/* One of the words, spaces between them. */
static bool
is_one_of(const char *folded, const char *words)
{
    char word[FOLDED_SIZE];

    while (words && *words) {
        size_t n = strcspn(words, " ");
        if (n < sizeof word) {
            memcpy(word, words, n);
            word[n] = '\0';
            if (is_word(folded, word))
                return true;
        }
        words += n + (words[n] == ' ');
    }
    return false;
}

static bool
is_in_file(const char *folded, const char *path)
{
    char line[FOLDED_SIZE];
    bool found = false;
    FILE *file = path ? fopen(path, "re") : NULL;

    while (file && !found && fgets(line, sizeof line, file)) {
        text_trim(line);
        found = is_word(folded, line);
    }
    if (file)
        fclose(file);
    return found;
}

static bool
is_guessable(const char *folded, const struct password_words *words)
{
    if (folded[0] == '\0' || is_row(folded) || is_word(folded, words->login)
        || is_word(folded, words->name) || is_word(folded, words->kana)
        || is_one_of(folded, words->office))
        return true;
    for (size_t i = 0; i < sizeof office_words / sizeof *office_words; i++) {
        if (is_word(folded, office_words[i]))
            return true;
    }
    return is_in_file(folded, words->file);
}

enum err_code
password_check(const char *password, const struct password_words *words, struct err *e)
{
    char folded[FOLDED_SIZE];
    size_t chars = text_chars(password);
    bool guessable = false;

    if (chars < PASSWORD_MIN)
        return err_set(e, ERR_INVALID, "new_password",
                       N_("The password is too short. Use at least %d characters; a phrase of "
                          "several words is good."),
                       PASSWORD_MIN);
    if (chars > PASSWORD_MAX || !fold(password, folded))
        return err_set(e, ERR_INVALID, "new_password",
                       N_("The password is too long. Use at most %d characters."), PASSWORD_MAX);
    size_t end = strlen(folded);
    for (int cut = 0; cut <= TAIL_DIGITS && !guessable; cut++) {
        guessable = is_guessable(folded, words);
        if (end == 0 || folded[end - 1] < '0' || folded[end - 1] > '9')
            break;
        folded[--end] = '\0';
    }
    sodium_memzero(folded, sizeof folded);
    if (guessable)
        return err_set(e, ERR_INVALID, "new_password",
                       N_("This password is too easy to guess (a name, a word of the office or a "
                          "simple row). Use a longer phrase."));
    return ERR_OK;
}
