-- A small schema for the tests of db/: one column for each guard, a parent with children, and the
-- search index as the real schema has it.
CREATE TABLE guarded (
    id    INTEGER PRIMARY KEY, -- number of the row
    line  TEXT GUARD_LINE(line, 1, 100), -- one line
    empty TEXT GUARD_LINE(empty, 0, 10), -- one line or ""
    text  TEXT GUARD_TEXT(text, 1, 4000), -- several lines
    date  TEXT GUARD_DATE(date), -- day
    time  TEXT GUARD_TIME(time), -- time of day
    stamp TEXT GUARD_STAMP(stamp), -- instant
    local TEXT GUARD_LOCAL(local), -- day and time of the desk
    month TEXT GUARD_MONTH(month), -- month
    code  TEXT GUARD_CODE(code), -- id of a code list
    flag  INTEGER GUARD_FLAG(flag) -- 0 or 1
) STRICT;

CREATE TABLE item (
    id      INTEGER PRIMARY KEY AUTOINCREMENT, -- never used again
    version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1), -- +1 on each change
    name    TEXT NOT NULL UNIQUE GUARD_LINE(name, 1, 100), -- what it is called
    note    TEXT GUARD_TEXT(note, 1, 4000), -- NULL: none
    day     TEXT GUARD_DATE(day), -- NULL: none
    mac     BLOB -- any bytes
) STRICT;
CREATE TABLE part (
    id      INTEGER PRIMARY KEY, -- number of the row
    item_id INTEGER NOT NULL REFERENCES item (id) ON DELETE RESTRICT -- part of which item
) STRICT;
CREATE INDEX part_item ON part (item_id);
CREATE TABLE signed (
    n INTEGER PRIMARY KEY -- what was signed
) STRICT;
CREATE TRIGGER signed_fixed BEFORE DELETE ON signed BEGIN
    SELECT raise(ABORT, 'a signed line is never removed');
END;

CREATE TABLE person (
    skey     INTEGER PRIMARY KEY, -- kana order
    name_key TEXT NOT NULL GUARD_LINE(name_key, 0, 400), -- folded name
    kana_key TEXT NOT NULL GUARD_LINE(kana_key, 0, 400) -- folded reading
) STRICT;
CREATE VIEW person_text (skey, text) AS
SELECT skey, char(2) || name_key || ' ' || char(2) || kana_key FROM person;
CREATE VIRTUAL TABLE person_tails USING fts5 (
    text, content = 'person_text', content_rowid = 'skey',
    tokenize = 'tails', prefix = '1 2', columnsize = 0
);
INSERT INTO person_tails (person_tails, rank) VALUES ('automerge', 0), ('crisismerge', 200);
