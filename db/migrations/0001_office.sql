-- 0001: the office itself: settings, code lists, staff accounts, sessions, audit, drafts, closing
-- days, organisations.

CREATE TABLE setting (
    key     TEXT NOT NULL PRIMARY KEY GUARD_CODE(key), -- "training_date", "demo", "suspend", ...
    value   TEXT NOT NULL GUARD_LINE(value, 0, 200), -- as text; each key has its own reader
    version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1) -- +1 on each change
) STRICT, WITHOUT ROWID;

CREATE TABLE code (
    list       TEXT NOT NULL GUARD_CODE(list), -- "contact_method": which list
    id         TEXT NOT NULL GUARD_CODE(id), -- stable English id, stored in records; never renamed
    ja         TEXT NOT NULL GUARD_LINE(ja, 1, 100), -- label an office may change
    en         TEXT NOT NULL GUARD_LINE(en, 1, 100), -- English label
    sort       INTEGER NOT NULL, -- order in lists
    valid_from TEXT GUARD_DATE(valid_from), -- first day it may be used; NULL: always
    valid_to   TEXT GUARD_DATE(valid_to), -- last day; NULL: still valid
    PRIMARY KEY (list, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX code_order ON code (list, sort, id);

CREATE TABLE staff (
    id              INTEGER PRIMARY KEY AUTOINCREMENT, -- never used again
    version         INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1), -- +1 on each change by people
    login           TEXT UNIQUE GUARD_CODE(login), -- NULL: a staff member without sign-in (imported name)
    name            TEXT NOT NULL GUARD_LINE(name, 1, 100), -- as written
    kana            TEXT NOT NULL DEFAULT '' GUARD_LINE(kana, 0, 100), -- reading, "" if not known
    role            TEXT CHECK (role IN ('reception', 'worker', 'supervisor', 'auditor', 'admin')), -- NULL: no account
    password_hash   TEXT GUARD_LINE(password_hash, 1, 128), -- argon2id string; NULL: no sign-in
    pin_hash        TEXT GUARD_LINE(pin_hash, 1, 128), -- argon2id string; NULL: no PIN chosen
    must_change     INTEGER NOT NULL DEFAULT 0 GUARD_FLAG(must_change), -- 1: password set by someone else
    password_set_at TEXT GUARD_STAMP(password_set_at), -- when the password was set; first ones expire unused after 30 days
    first_use_at    TEXT GUARD_STAMP(first_use_at), -- first sign-in; NULL: never
    disabled        INTEGER NOT NULL DEFAULT 0 GUARD_FLAG(disabled), -- 1: no session, records stay
    ends_on         TEXT GUARD_DATE(ends_on), -- last day of the account; NULL: open
    failures        INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0), -- wrong passwords and PINs since the last success
    failed_at       TEXT GUARD_STAMP(failed_at), -- last failure, system clock
    not_before      TEXT GUARD_STAMP(not_before), -- no try before this time
    lang            TEXT CHECK (lang IN ('ja', 'en')), -- NULL: as the environment says
    glyphs          TEXT CHECK (glyphs IN ('auto', 'ascii', 'unicode')), -- NULL: auto
    theme           TEXT CHECK (theme IN ('default', 'light', 'high_contrast', 'mono')) -- NULL: default
) STRICT;
CREATE INDEX staff_name ON staff (name, id);

CREATE TABLE session (
    id         TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 32), -- 128 random bits in hex
    staff_id   INTEGER NOT NULL REFERENCES staff (id) ON DELETE RESTRICT, -- whose
    terminal   TEXT NOT NULL GUARD_LINE(terminal, 1, 60), -- name of the terminal, e.g. "pts/3"
    started_at TEXT NOT NULL GUARD_STAMP(started_at), -- UTC
    seen_at    TEXT NOT NULL GUARD_STAMP(seen_at), -- last key, to the minute
    ended_at   TEXT GUARD_STAMP(ended_at) -- NULL: open
) STRICT, WITHOUT ROWID;
CREATE INDEX session_open ON session (staff_id, ended_at, started_at);

CREATE TABLE audit (
    n         INTEGER PRIMARY KEY, -- 1, 2, 3 ... without gaps
    at        TEXT NOT NULL GUARD_STAMP(at), -- UTC of the system's clock
    set_day   TEXT GUARD_DATE(set_day), -- the desk's day when its clock was set (training, tests)
    staff_id  INTEGER REFERENCES staff (id) ON DELETE RESTRICT, -- NULL: nobody signed in
    role      TEXT NOT NULL GUARD_ASCII(role, 0, 20), -- at that moment; "" for nobody
    session   TEXT NOT NULL GUARD_ASCII(session, 0, 40), -- id of the session, "" for none
    terminal  TEXT NOT NULL GUARD_LINE(terminal, 0, 60), -- where
    action    TEXT NOT NULL GUARD_ASCII(action, 1, 40), -- row of the role x action table or a sign-in word
    kind      TEXT NOT NULL GUARD_ASCII(kind, 0, 40), -- table of the record, "" for none
    record_id INTEGER, -- number of the record; NULL: none
    person_id INTEGER, -- whom it concerns; NULL: nobody. Not a foreign key: outlives a purge
    fields    TEXT NOT NULL GUARD_ASCII(fields, 0, 1000), -- names of the fields touched, never values
    people    INTEGER NOT NULL DEFAULT 0 CHECK (people >= 0), -- how many people the act showed or moved
    reason    TEXT NOT NULL GUARD_LINE(reason, 0, 200), -- code or words given, "" for none
    outcome   TEXT NOT NULL CHECK (outcome IN ('done', 'denied', 'failed')), -- what became of it
    mac       BLOB NOT NULL CHECK (length(mac) = 32) -- BLAKE2b-256 over the line before and all fields
) STRICT;
CREATE INDEX audit_person ON audit (person_id, n) WHERE person_id IS NOT NULL;
CREATE INDEX audit_staff ON audit (staff_id, n);
CREATE TRIGGER audit_fixed BEFORE UPDATE ON audit BEGIN
    SELECT raise(ABORT, 'an audit line is never changed');
END;
CREATE TRIGGER audit_kept BEFORE DELETE ON audit BEGIN
    SELECT raise(ABORT, 'an audit line is never removed');
END;

CREATE TABLE draft (
    id        INTEGER PRIMARY KEY AUTOINCREMENT, -- number of the draft
    staff_id  INTEGER NOT NULL REFERENCES staff (id) ON DELETE RESTRICT, -- whose; nobody else reads it
    form      TEXT NOT NULL GUARD_CODE(form), -- which form, e.g. "intake"
    record    TEXT NOT NULL GUARD_LINE(record, 0, 60), -- which record, "" for a new one
    title     TEXT NOT NULL GUARD_LINE(title, 0, 200), -- what the list of drafts shows
    body      TEXT NOT NULL GUARD_TEXT(body, 0, 60000), -- the fields as typed, see ui/kit/form.h
    base      INTEGER NOT NULL DEFAULT 0, -- row version the form started from; 0: a new record
    person_id INTEGER REFERENCES person (id) ON DELETE RESTRICT, -- whom it concerns; NULL: nobody yet
    terminal  TEXT NOT NULL GUARD_LINE(terminal, 0, 60), -- where it was typed
    saved_at  TEXT NOT NULL GUARD_STAMP(saved_at) -- UTC
) STRICT;
CREATE UNIQUE INDEX draft_form ON draft (staff_id, form, record);

CREATE TABLE closing_day (
    day      TEXT NOT NULL GUARD_DATE(day), -- which day
    kind     TEXT NOT NULL CHECK (kind IN ('holiday', 'not_holiday', 'office', 'extra_open')), -- what it becomes
    name     TEXT NOT NULL GUARD_LINE(name, 0, 60), -- holiday's name or the reason
    source   TEXT NOT NULL GUARD_LINE(source, 0, 100), -- where it comes from
    staff_id INTEGER REFERENCES staff (id) ON DELETE RESTRICT, -- who entered it
    at       TEXT NOT NULL GUARD_STAMP(at), -- when
    PRIMARY KEY (day, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE organisation (
    id          INTEGER PRIMARY KEY AUTOINCREMENT, -- never used again
    version     INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1), -- +1 on each change
    ref         TEXT NOT NULL UNIQUE GUARD_LINE(ref, 1, 40), -- the caller's number, or M-...
    kind        TEXT NOT NULL GUARD_CODE(kind), -- agency_kind; employers are "employer"
    name        TEXT NOT NULL GUARD_LINE(name, 1, 100), -- as written
    kana        TEXT NOT NULL DEFAULT '' GUARD_LINE(kana, 0, 100), -- reading
    name_key    TEXT NOT NULL GUARD_LINE(name_key, 0, 200), -- folded name, for finding an employer by name
    postal_code TEXT NOT NULL DEFAULT '' GUARD_LINE(postal_code, 0, 10), -- NNN-NNNN
    address     TEXT NOT NULL DEFAULT '' GUARD_LINE(address, 0, 200), -- as written
    phone       TEXT NOT NULL DEFAULT '' GUARD_LINE(phone, 0, 40), -- as typed
    industry    TEXT GUARD_CODE(industry), -- employers: list industry; NULL: not known
    size        TEXT GUARD_CODE(size), -- employers: list employer_size; NULL: not known
    needs       TEXT NOT NULL DEFAULT '' GUARD_TEXT(needs, 0, 4000), -- what the employer needs (plan L330-334)
    note        TEXT NOT NULL DEFAULT '' GUARD_TEXT(note, 0, 4000), -- anything else
    voided      INTEGER NOT NULL DEFAULT 0 GUARD_FLAG(voided) -- 1: entered in error
) STRICT;
CREATE INDEX organisation_kind ON organisation (kind, kana, id);
CREATE INDEX organisation_name ON organisation (name_key, id);
