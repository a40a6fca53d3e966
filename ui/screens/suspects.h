/* suspects.h - who on file may be the person whose fields are being typed: beside the form, and as a
 * list to choose from. For forms with the rows of person_fields.h. */
#pragma once

#include "desk/intake.h"
#include "desk/people.h"
#include "ui/kit/area.h"
#include "ui/kit/screen.h"

/* What the look-up went by. */
struct suspects_asked {
    char name[LINE_SIZE], kana[LINE_SIZE], birth[DATE_ISO_SIZE];
    char phones[PERSON_PHONES_MAX][REF_SIZE];
    char kinds[PERSON_HANDBOOKS_MAX][CODE_SIZE], numbers[PERSON_HANDBOOKS_MAX][REF_SIZE];
};

/* The same of a person as taken or read. */
void suspects_asked_of(const struct person *p, struct suspects_asked *out);

/* About 35 KB; all zero to begin with. */
struct suspects {
    struct person_saving found; /* suspects, suspect_count */
    struct enquiries alike;     /* slips without a person that may be of the same */
    int64_t slip;               /* the slip that the form is about: not one of them */
    struct suspects_asked asked;
    int64_t self; /* whose card is being edited: not a suspect; 0: a new person */
};

/* The form is the card of somebody on file: nobody is looked for until a field is changed. */
void suspects_begin(struct suspects *st, const struct person *stored);

/* Look again if a field that tells people apart is another than at the last look. Never waits for
 * another desk: then the next look does it. */
void suspects_look(struct screen *s, struct suspects *st);
/* The same for a form with other rows: `p` is what it says of the person. */
void suspects_look_for(struct screen *s, struct suspects *st, struct person *p);
bool suspects_any(const struct suspects *st);

/* Who they are, what agrees and what differs, at the bottom of the area: it takes what it needs,
 * nothing while nobody is found. */
void suspects_draw(const struct screen *s, const struct suspects *st, struct canvas *c,
                   struct area *a);
/* How many, for large type; false: nobody is found, or the heading over them says it. */
bool suspects_hint(const struct screen *s, const struct suspects *st, char *out, size_t size);

/* What may be answered besides a person on file and "not sure: keep as a draft". */
enum {
    SUSPECTS_ENQUIRY = 1, /* not sure: store an enquiry without a person */
    SUSPECTS_OTHER = 2,   /* another person, where the role may say so */
    SUSPECTS_SEARCH = 4,  /* a search for somebody else, instead of the draft */
    SUSPECTS_CARD = 8,    /* the form is the card of somebody on file: it is stored, not registered */
};

/* Let the reader say who of those found for `asked` it is. `picked` gets the number of the suspect;
 * behind them, in this order, the enquiries of `st` (NULL: none), the draft (or the search) and what is
 * offered of the others. */
void suspects_ask(struct screen *s, const struct suspects_asked *asked,
                  const struct person_saving *found, const struct suspects *st, unsigned offers,
                  void (*picked)(struct screen *s, int index));
/* Picked behind the people: was it one of the enquiries? Then it is shown, and the form waits below;
 * else `*index` counts from the draft on. */
bool suspects_show_enquiry(struct screen *s, const struct suspects *st, int *index);
/* What the reason for another person is asked with. */
const char *suspects_why_other(unsigned offers);
