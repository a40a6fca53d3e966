-- index.sql: the care of the search index person_tails as a whole; its rows are the person
-- repository's.

-- name: index_merge
-- Idle time only: merge parts of the index, 200 pages at most.
INSERT INTO person_tails (person_tails, rank) VALUES ('merge', 200);

-- name: index_optimize
-- After an import or a removal: all parts into one.
INSERT INTO person_tails (person_tails) VALUES ('optimize');

-- name: index_rebuild
-- All of it anew from the rows: after they were filled in without it.
INSERT INTO person_tails (person_tails) VALUES ('rebuild');

-- name: index_check
-- Fails with SQLITE_CORRUPT_VTAB when the index does not say what the rows say.
INSERT INTO person_tails (person_tails, rank) VALUES ('integrity-check', 1);
