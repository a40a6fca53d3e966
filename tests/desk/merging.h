/* merging.h - people for the tests of merging, two records of them made one and two again. */
#pragma once

#include "desk/merge.h"
#include "tests/desk/fixture.h"

/* A person of that name, entered by the supervisor, who stays signed in. */
int64_t merging_person(struct fixture *f, const char *name, const char *kana, const char *birth);
/* The same person twice, the second time under a slip of the pen. */
void merging_two(struct fixture *f, int64_t *survivor, int64_t *loser);
/* A plan for the two as they stand. */
struct merge_plan merging_plan(struct fixture *f, int64_t survivor, int64_t loser,
                               const char *picks);
/* The row version of a merge. */
int64_t merging_version(struct fixture *f, int64_t merge);
/* Merge them as the supervisor: the number of the merge. */
int64_t merging_do(struct fixture *f, int64_t survivor, int64_t loser, const char *picks);
/* Undo it: how much stays. */
size_t merging_undo(struct fixture *f, int64_t merge);
