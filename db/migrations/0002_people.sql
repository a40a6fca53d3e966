-- 0002: people and what hangs on a person.

CREATE TABLE person (
    id             INTEGER PRIMARY KEY AUTOINCREMENT, -- never used again after a removal
    version        INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1), -- +1 on each change
    ref            TEXT NOT NULL UNIQUE GUARD_LINE(ref, 1, 40), -- the caller's number, or M-000123 from the screens
    name           TEXT NOT NULL GUARD_LINE(name, 1, 100), -- as entered; family and given cut at the first space
    kana           TEXT NOT NULL GUARD_LINE(kana, 1, 100), -- reading as entered, full-width katakana
    name_key       TEXT NOT NULL GUARD_LINE(name_key, 0, 400), -- for search, folded by core
    kana_key       TEXT NOT NULL GUARD_LINE(kana_key, 0, 400), -- the same of the reading
    skey           INTEGER NOT NULL UNIQUE, -- first six letters of the order and a serial: kana order as a number
    sort_key       BLOB NOT NULL, -- the whole order key of the reading, see core/kana.h
    known_as       TEXT NOT NULL DEFAULT '' GUARD_LINE(known_as, 0, 100), -- 通称
    birth_date     TEXT GUARD_DATE(birth_date), -- NULL: not told
    sex            TEXT GUARD_CODE(sex), -- list sex; NULL: not filled in
    sex_text       TEXT NOT NULL DEFAULT '' GUARD_LINE(sex_text, 0, 60), -- own words
    postal_code    TEXT NOT NULL DEFAULT '' GUARD_LINE(postal_code, 0, 10), -- NNN-NNNN
    address        TEXT NOT NULL DEFAULT '' GUARD_LINE(address, 0, 200), -- as written
    email          TEXT NOT NULL DEFAULT '' GUARD_LINE(email, 0, 200), -- as typed
    fax            TEXT NOT NULL DEFAULT '' GUARD_LINE(fax, 0, 40), -- as typed
    emergency_name     TEXT NOT NULL DEFAULT '' GUARD_LINE(emergency_name, 0, 100), -- 緊急連絡先
    emergency_relation TEXT GUARD_CODE(emergency_relation), -- list relationship
    emergency_phone    TEXT NOT NULL DEFAULT '' GUARD_LINE(emergency_phone, 0, 40), -- as typed
    reachable_time  TEXT NOT NULL DEFAULT '' GUARD_LINE(reachable_time, 0, 100), -- 連絡可能時間
    contact_caution TEXT NOT NULL DEFAULT '' GUARD_TEXT(contact_caution, 0, 1000), -- shown on every contact screen
    primary_disability TEXT GUARD_CODE(primary_disability), -- one of person_disability; NULL: not asked
    severe          INTEGER NOT NULL DEFAULT 0 GUARD_FLAG(severe), -- 重度, by hand
    referral_source TEXT GUARD_CODE(referral_source), -- list referral_source; NULL: not asked
    intention       TEXT GUARD_CODE(intention), -- list work_intention, newest answer; NULL: not asked
    restricted      INTEGER NOT NULL DEFAULT 0 GUARD_FLAG(restricted), -- 閲覧制限
    note            TEXT NOT NULL DEFAULT '' GUARD_TEXT(note, 0, 4000), -- anything else
    opened_on       TEXT NOT NULL GUARD_DATE(opened_on), -- first known to the office
    imported        INTEGER NOT NULL DEFAULT 0 GUARD_FLAG(imported), -- 1: came in by file
    created_at      TEXT NOT NULL GUARD_STAMP(created_at), -- UTC
    created_by      INTEGER REFERENCES staff (id) ON DELETE RESTRICT, -- NULL: by set-up
    updated_at      TEXT NOT NULL GUARD_STAMP(updated_at), -- UTC
    updated_by      INTEGER REFERENCES staff (id) ON DELETE RESTRICT -- NULL: by set-up
) STRICT;
CREATE INDEX person_birth ON person (birth_date, skey);
CREATE INDEX person_ref ON person (ref COLLATE NOCASE);
CREATE INDEX person_order ON person (sort_key, ref);
CREATE INDEX person_kana_key ON person (kana_key, birth_date);
CREATE INDEX person_name_key ON person (name_key, birth_date);

CREATE TABLE person_phone (
    id         INTEGER PRIMARY KEY, -- number of the row
    person_id  INTEGER NOT NULL REFERENCES person (id) ON DELETE RESTRICT, -- whose
    sort       INTEGER NOT NULL CHECK (sort BETWEEN 1 AND 3), -- first, second, third
    phone      TEXT NOT NULL GUARD_LINE(phone, 1, 40), -- as typed
    digits     TEXT NOT NULL GUARD_LINE(digits, 1, 40), -- digits only, for search
    owner      TEXT GUARD_CODE(owner), -- list phone_owner; NULL: not told
    call_ok    INTEGER NOT NULL DEFAULT 1 GUARD_FLAG(call_ok), -- 電話可
    message_ok INTEGER NOT NULL DEFAULT 1 GUARD_FLAG(message_ok), -- 留守電可
    note       TEXT NOT NULL DEFAULT '' GUARD_LINE(note, 0, 100), -- e.g. an extension
    UNIQUE (person_id, sort)
) STRICT;
CREATE INDEX person_phone_digits ON person_phone (digits, person_id);
CREATE INDEX person_phone_last4 ON person_phone (substr(digits, -4), person_id);

CREATE TABLE person_disability (
    person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE RESTRICT, -- whose
    kind      TEXT NOT NULL GUARD_CODE(kind), -- list disability_kind
    PRIMARY KEY (person_id, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE person_need (
    person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE RESTRICT, -- whose
    need      TEXT NOT NULL GUARD_CODE(need), -- list communication_need
    PRIMARY KEY (person_id, need)
) STRICT, WITHOUT ROWID;

CREATE TABLE handbook (
    id         INTEGER PRIMARY KEY AUTOINCREMENT, -- number of the row
    person_id  INTEGER NOT NULL REFERENCES person (id) ON DELETE RESTRICT, -- whose
    kind       TEXT NOT NULL GUARD_CODE(kind), -- list handbook_kind
    state      TEXT NOT NULL DEFAULT 'held' GUARD_CODE(state), -- list handbook_state
    grade      TEXT GUARD_CODE(grade), -- list grade_<kind>; NULL: not told
    number     TEXT NOT NULL DEFAULT '' GUARD_LINE(number, 0, 40), -- as printed
    number_key TEXT NOT NULL DEFAULT '' GUARD_LINE(number_key, 0, 40), -- digits only, for search
    issued_on  TEXT GUARD_DATE(issued_on), -- NULL: not told
    expires_on TEXT GUARD_DATE(expires_on), -- expiry or review date; NULL: none or not told
    version    INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1) -- +1 on each change
) STRICT;
CREATE INDEX handbook_person ON handbook (person_id, id);
CREATE INDEX handbook_number ON handbook (number_key, person_id) WHERE number_key <> '';
CREATE INDEX handbook_expires ON handbook (expires_on) WHERE expires_on IS NOT NULL;

CREATE TABLE consent (
    id              INTEGER PRIMARY KEY AUTOINCREMENT, -- number of the row
    version         INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1), -- +1 on each change
    person_id       INTEGER NOT NULL REFERENCES person (id) ON DELETE RESTRICT, -- whose data
    purpose         TEXT NOT NULL GUARD_TEXT(purpose, 1, 1000), -- what for
    refused         INTEGER NOT NULL DEFAULT 0 GUARD_FLAG(refused), -- 1: asked and refused
    from_on         TEXT NOT NULL GUARD_DATE(from_on), -- first day
    to_on           TEXT GUARD_DATE(to_on), -- last day; NULL: until withdrawn
    signed_on       TEXT NOT NULL GUARD_DATE(signed_on), -- day of the signature
    signed_by       TEXT NOT NULL GUARD_LINE(signed_by, 1, 100), -- who signed
    signer_relation TEXT NOT NULL GUARD_CODE(signer_relation), -- list relationship
    withdrawn_on    TEXT GUARD_DATE(withdrawn_on), -- NULL: not withdrawn
    withdrawn_note  TEXT NOT NULL DEFAULT '' GUARD_LINE(withdrawn_note, 0, 200) -- how
) STRICT;
CREATE INDEX consent_person ON consent (person_id, from_on);

CREATE TABLE consent_item (
    consent_id INTEGER NOT NULL REFERENCES consent (id) ON DELETE RESTRICT, -- which consent
    item       TEXT NOT NULL GUARD_CODE(item), -- list consent_item
    PRIMARY KEY (consent_id, item)
) STRICT, WITHOUT ROWID;

CREATE TABLE consent_recipient (
    consent_id      INTEGER NOT NULL REFERENCES consent (id) ON DELETE RESTRICT, -- which consent
    organisation_id INTEGER NOT NULL REFERENCES organisation (id) ON DELETE RESTRICT, -- who may receive
    PRIMARY KEY (consent_id, organisation_id)
) STRICT, WITHOUT ROWID;

-- Any part of a name or reading, from the first character on. The repository writes it in the
-- transaction of the row: with trusted_schema off, a trigger may not write an FTS5 table. The row
-- number is skey, so hits come in kana order without sorting.
CREATE VIEW person_text (skey, text) AS
SELECT skey, char(2) || name_key || ' ' || char(2) || kana_key FROM person;
CREATE VIRTUAL TABLE person_tails USING fts5 (
    text, content = 'person_text', content_rowid = 'skey',
    tokenize = 'tails', prefix = '1 2', columnsize = 0
);
-- Merging belongs to idle time, not to the save that happens to be the sixteenth.
INSERT INTO person_tails (person_tails, rank) VALUES ('automerge', 0), ('crisismerge', 200);
