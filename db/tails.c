/* tails.c - an FTS5 tokenizer for Japanese names: at every character starts a token of up to three
 * characters. With prefix='1 2' a query of one or two characters is "x"*, a longer one some tokens
 * of three characters, so any part of a name is found from the first character on. */
#include "db/tails.h"

#include <string.h>

#include "db/db_private.h"

enum { TAIL_CHARS = 3, CHAR_BYTES = 4 };

static int
tails_create(void *context, const char **argv, int argc, Fts5Tokenizer **out)
{
    static int none; /* there is no state; FTS5 wants a pointer that is not NULL */

    (void)context, (void)argv, (void)argc;
    *out = (Fts5Tokenizer *)&none;
    return SQLITE_OK;
}

static void
tails_delete(Fts5Tokenizer *tokenizer)
{
    (void)tokenizer;
}

/* Bytes of the character at s. Stored text was checked, so the first byte tells enough. */
static int
char_bytes(const char *s, int left)
{
    unsigned char lead = (unsigned char)*s;
    int bytes = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : CHAR_BYTES;

    return bytes < left ? bytes : left;
}

/* The end of the token that starts at `at`: three characters on, but not past the field. */
static int
token_end(const char *text, int bytes, int at, int *chars)
{
    int end = at;

    for (*chars = 0; end < bytes && *chars < TAIL_CHARS; ++*chars) {
        if (end > at && text[end] == ' ')
            break;
        end += char_bytes(text + end, bytes - end);
    }
    return end;
}

/* In a query the space stands for the mark, since stmt_text() lets no control character through. */
static int
tails_tokenize(Fts5Tokenizer *tokenizer, void *context, int flags, const char *text, int bytes,
               int (*emit)(void *, int, const char *, int, int, int))
{
    bool query = flags & FTS5_TOKENIZE_QUERY;
    bool first = true; /* of a field */

    (void)tokenizer;
    for (int at = 0; at < bytes; at += char_bytes(text + at, bytes - at)) {
        char token[TAIL_CHARS * CHAR_BYTES];
        int chars, end;

        if (text[at] == ' ' && !query) {
            first = true;
            continue;
        }
        end = token_end(text, bytes, at, &chars);
        /* The shorter tails of a query would ask for the end of a field. */
        if (chars == TAIL_CHARS || first || !query) {
            memcpy(token, text + at, (size_t)(end - at));
            if (token[0] == ' ')
                token[0] = TAILS_MARK;
            int rc = emit(context, 0, token, end - at, at, end);
            if (rc != SQLITE_OK)
                return rc;
        }
        first = false;
    }
    return SQLITE_OK;
}

int
tails_register(sqlite3 *sqlite)
{
    static fts5_tokenizer tails = { tails_create, tails_delete, tails_tokenize };
    fts5_api *api = NULL;
    sqlite3_stmt *query = NULL;
    int rc = sqlite3_prepare_v2(sqlite, "SELECT fts5(?1)", -1, &query, NULL);

    if (rc == SQLITE_OK)
        rc = sqlite3_bind_pointer(query, 1, &api, "fts5_api_ptr", NULL);
    if (rc == SQLITE_OK)
        sqlite3_step(query);
    sqlite3_finalize(query);
    return rc == SQLITE_OK && api ? api->xCreateTokenizer(api, "tails", NULL, &tails, NULL)
                                  : SQLITE_ERROR;
}

/* Characters of the key, or 0 when no stored key can hold it. */
static int
key_chars(const char *key)
{
    int chars = 0;

    for (; *key; key++) {
        if ((unsigned char)*key <= ' ')
            return 0;
        chars += ((unsigned char)*key & 0xC0) != 0x80;
    }
    return chars;
}

/* The characters from `s` on, in quotes: a token, which the tokenizer leaves as it is. */
static const char *
put_token(char *out, size_t *n, const char *s, bool from_start)
{
    out[(*n)++] = '"';
    if (from_start)
        out[(*n)++] = ' ';
    for (int chars = from_start; *s && chars < TAIL_CHARS; chars++) {
        int bytes = char_bytes(s, CHAR_BYTES);

        if (*s == '"')
            out[(*n)++] = '"';
        memcpy(out + *n, s, (size_t)bytes);
        *n += (size_t)bytes;
        s += bytes;
    }
    out[(*n)++] = '"';
    return s;
}

static const char *
step_back(const char *s, int chars)
{
    while (chars > 0)
        chars -= (*--s & 0xC0) != 0x80;
    return s;
}

bool
tails_match(const char *key, bool from_start, char *out, size_t size)
{
    int left = key_chars(key);
    size_t n = 0;

    assert(size > 0);
    out[0] = '\0';
    if (left == 0 || size < TAILS_MATCH_SIZE(strlen(key)))
        return false;
    left += from_start;
    key = put_token(out, &n, key, from_start);
    if (left < TAIL_CHARS)
        out[n++] = '*';
    for (left -= TAIL_CHARS; left > 0; left -= TAIL_CHARS) {
        out[n++] = ' ';
        if (left < TAIL_CHARS)
            key = step_back(key, TAIL_CHARS - left);
        key = put_token(out, &n, key, false);
    }
    out[n] = '\0';
    return true;
}
