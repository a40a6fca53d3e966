/* enquiry.c - see enquiry.h */
#include "core/enquiry.h"

#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "core/wareki.h"

void
enquiry_rows_free(struct enquiry_rows *rows)
{
    if (!rows)
        return;
    free(rows->rows);
    *rows = (struct enquiry_rows){ 0 };
}

/* What is too long to fold is no name. */
static void
fold(const char *text, char key[KANA_KEY_SIZE])
{
    if (!kana_search_key(text, key, KANA_KEY_SIZE))
        key[0] = '\0';
}

void
enquiry_row_fold(struct enquiry_row *row, const char *phone, const char *about_phone)
{
    fold(row->enquiry.name, row->name_key);
    fold(row->enquiry.kana, row->kana_key);
    fold(row->enquiry.consulter, row->consulter_key);
    digits_only(phone, row->phones[0], REF_SIZE);
    digits_only(about_phone, row->phones[1], REF_SIZE);
}

/* ---- beside a form ---- */

/* Both are known and the same. */
static bool
is_same(const char *a, const char *b)
{
    return a[0] && strcmp(a, b) == 0;
}

static bool
has_phone(const struct enquiry_row *row, const struct person *p)
{
    char own[REF_SIZE];

    for (size_t i = 0; i < p->phone_count; i++) {
        digits_only(p->phones[i].phone, own, sizeof own);
        for (size_t k = 0; k < ENQUIRY_PHONES; k++)
            if (is_same(own, row->phones[k]))
                return true;
    }
    return false;
}

void
enquiries_alike(const struct enquiry_rows *all, const struct person *p, int64_t except,
                struct enquiries *out)
{
    char name[KANA_KEY_SIZE], kana[KANA_KEY_SIZE];

    fold(p->name, name);
    fold(p->kana, kana);
    out->count = 0;
    for (size_t i = 0; i < all->count && out->count < ENQUIRIES_MAX; i++) {
        const struct enquiry_row *row = &all->rows[i];
        struct enquiry *found = &out->rows[out->count];

        if (row->enquiry.slip_id == except)
            continue;
        *found = row->enquiry;
        found->same_name = is_same(name, row->name_key) || is_same(name, row->consulter_key);
        found->same_kana = is_same(kana, row->kana_key) || is_same(kana, row->name_key);
        found->same_phone = has_phone(row, p);
        out->count += found->same_name || found->same_kana || found->same_phone;
    }
}

/* ---- the search ---- */

struct wanted {
    char key[KANA_KEY_SIZE];
    char digits[KANA_KEY_SIZE]; /* "": not a number */
    char slip[SLIP_NUMBER_SIZE];
    struct date birth_date;
};

static void
read_words(const char *query, struct wanted *w)
{
    char ascii[KANA_KEY_SIZE];
    struct intake_slip slip = { 0 };

    *w = (struct wanted){ 0 };
    fold(query, w->key);
    if (!w->key[0] || strlen(query) >= sizeof ascii) /* longer than any number or date */
        return;
    text_to_ascii(query, ascii, sizeof ascii);
    if (!number_digits(ascii, w->digits, sizeof w->digits))
        w->digits[0] = '\0';
    if (slip_number_parse(ascii, &slip.fy.year, &slip.serial))
        slip_number(&slip, w->slip);
    if (date_parse(query, DATE_NONE, &w->birth_date, NULL, NULL) != ERR_OK)
        w->birth_date = DATE_NONE;
}

/* Whole, its beginning of four digits or more, or its last four. */
static bool
phone_fits(const char *phone, const char *digits)
{
    enum { PART = 4 };
    size_t n = strlen(digits), all = strlen(phone);

    return n > 0 && all >= n
           && (strcmp(phone, digits) == 0 || (n >= PART && strncmp(phone, digits, n) == 0)
               || (n == PART && strcmp(phone + all - n, digits) == 0));
}

static enum person_why
why_it_fits(const struct enquiry_row *row, const struct wanted *w)
{
    if (strstr(row->name_key, w->key) || strstr(row->consulter_key, w->key))
        return WHY_NAME;
    if (strstr(row->kana_key, w->key))
        return WHY_KANA;
    if (is_same(w->slip, row->enquiry.number))
        return WHY_SLIP;
    if (phone_fits(row->phones[0], w->digits) || phone_fits(row->phones[1], w->digits))
        return WHY_PHONE;
    if (!date_is_none(w->birth_date)
        && date_compare(w->birth_date, row->enquiry.birth_date) == 0)
        return WHY_BIRTH_DATE;
    return WHY_NONE;
}

static bool
begins(const struct enquiry_row *row, const char *key)
{
    size_t n = strlen(key);

    return strncmp(row->name_key, key, n) == 0 || strncmp(row->kana_key, key, n) == 0
           || strncmp(row->consulter_key, key, n) == 0;
}

void
enquiries_find(const struct enquiry_rows *all, const char *query, size_t most,
               struct enquiries *out)
{
    struct wanted w;

    read_words(query, &w);
    out->count = 0;
    for (int later = 0; w.key[0] && later <= 1; later++) {
        for (size_t i = 0; i < all->count && out->count < most; i++) {
            const struct enquiry_row *row = &all->rows[i];
            enum person_why why = begins(row, w.key) == later ? WHY_NONE : why_it_fits(row, &w);

            if (why == WHY_NONE)
                continue;
            out->rows[out->count] = row->enquiry;
            out->rows[out->count++].why = why;
        }
    }
}
