-- 0021: 障害種別の期間: since when somebody has a disability, and the kinds that are no longer on the card.
-- Which kinds are valid now stands in person_disability; a row without an end day tells of one of those.
CREATE TABLE disability_period (
    id         INTEGER PRIMARY KEY AUTOINCREMENT, -- number of the row
    version    INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1), -- +1 on each change
    person_id  INTEGER NOT NULL REFERENCES person (id) ON DELETE RESTRICT, -- whose
    kind       TEXT NOT NULL GUARD_CODE(kind), -- list disability_kind
    since      TEXT GUARD_DATE(since), -- first day; NULL: not told
    ended_on   TEXT GUARD_DATE(ended_on), -- from this day on no longer; NULL: on the card
    staff_id   INTEGER REFERENCES staff (id) ON DELETE RESTRICT, -- who wrote it last
    at         TEXT NOT NULL GUARD_STAMP(at), -- when, UTC
    CHECK (since IS NULL OR ended_on IS NULL OR since <= ended_on)
) STRICT;
CREATE INDEX disability_period_person ON disability_period (person_id, ended_on);
