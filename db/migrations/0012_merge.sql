-- 0012: two records of one person become one: who proposed and approved it, what was moved and
-- chosen, in the order in which undo takes it back, and the old number, which still finds the person.

CREATE TABLE person_merge (
    id               INTEGER PRIMARY KEY AUTOINCREMENT, -- order of entry; the latest is undone first
    version          INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1), -- +1 on each change
    state            TEXT NOT NULL CHECK (state IN ('proposed', 'declined', 'done', 'undone')), -- where it stands
    survivor_id      INTEGER NOT NULL, -- whose record stays. Not a foreign key: it may be merged away itself
    loser_id         INTEGER NOT NULL, -- whose record goes. Not a foreign key: while done there is no such person
    survivor_version INTEGER NOT NULL, -- row version that was looked at
    loser_version    INTEGER NOT NULL, -- the same of the other
    picks            TEXT NOT NULL GUARD_LINE(picks, 0, 1000), -- field:keep, take or both, joined by commas
    reason           TEXT NOT NULL GUARD_LINE(reason, 1, 200), -- why the two are one
    asked_on         TEXT NOT NULL GUARD_DATE(asked_on), -- day of the desk
    asked_at         TEXT NOT NULL GUARD_STAMP(asked_at), -- UTC
    asked_by         INTEGER NOT NULL REFERENCES staff (id) ON DELETE RESTRICT, -- who proposed it, or did it at once
    decided_at       TEXT GUARD_STAMP(decided_at), -- when it was carried out or declined, UTC; NULL: waits
    decided_by       INTEGER REFERENCES staff (id) ON DELETE RESTRICT, -- by whom
    answer           TEXT NOT NULL DEFAULT '' GUARD_LINE(answer, 0, 200), -- why it was declined, or carried out by another than who asked
    figures          TEXT NOT NULL DEFAULT '' GUARD_LINE(figures, 0, 400), -- No.63 that it changed: year:before:after
    marks            TEXT NOT NULL DEFAULT '' GUARD_TEXT(marks, 0, 4000), -- last number of each table then (JSON): later rows came since
    recall_on        TEXT GUARD_DATE(recall_on), -- day on which somebody asked to undo it; NULL: nobody asks
    recall_by        INTEGER REFERENCES staff (id) ON DELETE RESTRICT, -- who asks
    recall_reason    TEXT NOT NULL DEFAULT '' GUARD_LINE(recall_reason, 0, 200), -- why
    undone_at        TEXT GUARD_STAMP(undone_at), -- when it was taken back, UTC
    undone_by        INTEGER REFERENCES staff (id) ON DELETE RESTRICT, -- by whom
    undo_reason      TEXT NOT NULL DEFAULT '' GUARD_LINE(undo_reason, 0, 200), -- why
    CHECK (survivor_id <> loser_id)
) STRICT;
CREATE INDEX person_merge_waits ON person_merge (asked_on, id) WHERE state = 'proposed';
CREATE INDEX person_merge_recall ON person_merge (recall_on, id)
    WHERE state = 'done' AND recall_on IS NOT NULL;
CREATE UNIQUE INDEX person_merge_once ON person_merge (min(survivor_id, loser_id),
    max(survivor_id, loser_id)) WHERE state = 'proposed';
CREATE INDEX person_merge_survivor ON person_merge (survivor_id, id);
CREATE INDEX person_merge_loser ON person_merge (loser_id, id);

-- What one merge did, step by step. Undo replays it backwards.
CREATE TABLE merge_step (
    merge_id INTEGER NOT NULL REFERENCES person_merge (id) ON DELETE RESTRICT, -- of which merge
    seq      INTEGER NOT NULL CHECK (seq >= 1), -- 1, 2, 3 ...
    what     TEXT NOT NULL CHECK (what IN ('moved', 'changed', 'removed', 'added')), -- to the row
    tbl      TEXT NOT NULL GUARD_CODE(tbl), -- its table
    row_id   INTEGER NOT NULL, -- its number there; of phones and other parts of a card: the person's
    before   TEXT GUARD_TEXT(before, 0, 60000), -- what stood there (JSON); NULL: only the person was another
    after    TEXT GUARD_TEXT(after, 0, 60000), -- what stands there since (JSON)
    PRIMARY KEY (merge_id, seq)
) STRICT, WITHOUT ROWID;

-- The number of a record that was merged away: it finds the person whose record stayed.
CREATE TABLE person_alias (
    id        INTEGER PRIMARY KEY AUTOINCREMENT, -- number of the row
    person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE RESTRICT, -- whom it finds
    ref       TEXT NOT NULL UNIQUE GUARD_LINE(ref, 1, 40), -- the old number
    merge_id  INTEGER NOT NULL REFERENCES person_merge (id) ON DELETE RESTRICT -- since which merge
) STRICT;
CREATE INDEX person_alias_ref ON person_alias (ref COLLATE NOCASE);
CREATE INDEX person_alias_person ON person_alias (person_id, id);

-- Whose rows these are is asked when two people become one.
CREATE INDEX draft_person ON draft (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX walk_in_person ON walk_in (person_id, id);
