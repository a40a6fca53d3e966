/* merge_words.c - what a merge means, in words; see merge_words.h */
#include "ui/screens/merge_words.h"

#include <stdio.h>
#include <string.h>

#include "core/wareki.h"
#include "desk/words.h"

void
merge_figures_words(const struct screen *s, const char *figures, char *out, size_t size)
{
    const struct desk *d = screen_desk(s);

    while (*figures != '\0') {
        char label[FISCAL_LABEL_SIZE], words[LONG_SIZE];
        long long before, after;
        int year;

        if (sscanf(figures, "%d:%lld:%lld", &year, &before, &after) != 3)
            return;
        if (strcmp(d->lang, "ja") == 0)
            fiscal_year_label((struct fiscal_year){ year }, label);
        else
            snprintf(label, sizeof label, "FY%d", year);
        snprintf(words, sizeof words,
                 _("\nNo.63 of %s: %lld becomes %lld, for the person was counted twice."), label,
                 before, after);
        snprintf(out + strlen(out), size - strlen(out), "%s", words);
        figures += strcspn(figures, ",");
        figures += *figures == ',';
    }
}

void
merge_question_words(const struct merge_look *look, const char *question, char *out, size_t size)
{
    static const char *const telling[] = { "name", "kana", "birth_date", "sex" };
    char labels[LONG_SIZE] = "";

    for (size_t i = 0; i < look->count; i++) {
        const struct merge_field *f = &look->fields[i];
        size_t used = strlen(labels);

        for (size_t k = 0; k < sizeof telling / sizeof *telling; k++)
            if (strcmp(f->name, telling[k]) == 0 && !f->agree && f->kept[0] != '\0'
                && f->taken[0] != '\0')
                snprintf(labels + used, sizeof labels - used, "%s%s", used > 0 ? _(", ") : "",
                         f->label);
    }
    if (labels[0] == '\0')
        snprintf(out, size, "%s", question);
    else
        snprintf(out, size, _("\n! They differ in: %s. Is it certain that they are one person?%s"),
                 labels, question);
}
