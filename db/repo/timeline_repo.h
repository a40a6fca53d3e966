/* timeline_repo.h - everything on one person as raw rows; src/desk makes the words. */
#pragma once

#include "core/err.h"
#include "core/timeline.h"

struct db;

/* What the codes mean, by kind:
 *   stage        code: to stage, code2: from stage, n: 1 takes a change back
 *   slip         code: contact_method, code2: next_action
 *   interview    code: work_intention, words: place
 *   assessment   code: assessment_state, n: number of the version
 *   decision     code: case_stage
 *   meeting      code: event_status, code2: an outcome or "", words: title
 *   event        code: event_kind, code2: attendance_status, words: title
 *   registration code: close_reason of its end, n: 1 it is the end
 *   placement    code: employment_form, words: employer
 *   left         code: leave_reason, words: employer
 *   dispatch     code: contact_method, code2: dispatch_purpose, words: destination
 *   handover     words: giving agency, n: 1 accepted
 *   consent      code: consent_state
 *   handbook     code: handbook_kind, code2: handbook_state, words: a line as people_handbook_words()
 *                reads it
 *   flag         words: the note, n: 1 still open
 *   resolved     words: the note and how
 *   walk_in      words: who was at the counter
 *   appointment  code: attendance_status, words: staff, purpose and note
 *   moved        code, code2: local times before and after, words: why; `at` is in UTC
 *   support_log  method, category, minutes, staff, visibility and text stand in
 *                the row; staff_id */
struct timeline_raw {
    struct timeline_row row; /* title is empty */
    char code[CODE_SIZE], code2[CODE_SIZE];
    char words[LONG_SIZE];
    int n;
    int64_t staff_id; /* whose entry */
};

struct timeline_raws {
    struct timeline_raw *rows; /* without order; owned: free() */
    size_t count;
};

MUST_CHECK enum err_code timeline_repo_read(struct db *db, int64_t person_id,
                                            struct timeline_raws *out, struct err *e);
