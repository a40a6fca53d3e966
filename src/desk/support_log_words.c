/* support_log_words.c - the words an entry starts from, by its purpose; see support_log.h */
#include <string.h>

#include "desk/support_log.h"
#include "desk/words.h"

/* Headings to write behind or below, in the order in which one reports; nobody has to use them. */
static const struct {
    const char *category; /* support_category */
    const char *words;
} templates[] = {
    { "job_consult", N_("Asked about:\nAnswered:\nHow the person sees it:") },
    { "life_consult", N_("Asked about:\nDaily life now:\nSupport around the person:") },
    { "preparation", N_("Practised:\nWent well:\nTo practise next:") },
    { "job_seeking", N_("Vacancy or employer:\nDone together:\nAnswer from the employer:") },
    { "job_development", N_("Employer:\nWork that could be done:\nWhat the employer asks:") },
    { "work_trial", N_("Place and work of the trial:\nHow it went:\nWord of the employer:") },
    { "at_start", N_("First days at work:\nAgreed with the workplace:\nTo watch:") },
    { "retention", N_("Attendance and health:\nWork and people there:\nWord of the workplace:") },
    { "separation", N_("Reason in the person's words:\nSettled with the workplace:\nWish from here:") },
    { "coordination", N_("Agency and who there:\nTold with consent:\nWho does what:") },
    { "leisure", N_("What was done:\nHow the person took part:") },
};
enum { TEMPLATES = sizeof templates / sizeof *templates };

const char *
support_log_template(const char *category)
{
    for (size_t i = 0; i < TEMPLATES; i++) {
        if (strcmp(templates[i].category, category) == 0)
            return _(templates[i].words);
    }
    return "";
}

bool
support_log_is_template(const char *content)
{
    for (size_t i = 0; i < TEMPLATES; i++) {
        if (strcmp(_(templates[i].words), content) == 0)
            return true;
    }
    return false;
}

/* A line of `words` with which this one begins; `alone`: which is all of it. */
static bool
has_line(const char *words, const char *line, size_t bytes, bool alone)
{
    while (*words) {
        size_t n = strcspn(words, "\n");

        if ((alone ? n == bytes : n <= bytes) && memcmp(words, line, n) == 0)
            return true;
        words += n + (words[n] == '\n');
    }
    return false;
}

/* In whichever language the entry was begun. */
static bool
is_heading(const char *line, size_t bytes, bool alone)
{
    for (size_t i = 0; i < TEMPLATES; i++) {
        if (has_line(_(templates[i].words), line, bytes, alone)
            || has_line(templates[i].words, line, bytes, alone))
            return true;
    }
    return false;
}

static size_t
line_bytes(const char *line)
{
    size_t bytes = strcspn(line, "\n");

    while (bytes > 0 && line[bytes - 1] == ' ')
        bytes--;
    return bytes;
}

void
support_log_drop_headings(char *content)
{
    char *out = content, *end = content; /* behind the last words */

    for (const char *line = content; *line;) {
        size_t whole = strcspn(line, "\n"), bytes = line_bytes(line);
        const char *next = line + whole + (line[whole] == '\n'), *after = next;

        while (*after && line_bytes(after) == 0)
            after += strcspn(after, "\n") + (after[strcspn(after, "\n")] == '\n');
        if (is_heading(line, bytes, true)
            && (!*after || is_heading(after, line_bytes(after), false))) {
            line = after;
            continue;
        }
        memmove(out, line, (size_t)(next - line));
        if (bytes > 0)
            end = out + bytes;
        out += next - line;
        line = next;
    }
    *end = '\0';
}
