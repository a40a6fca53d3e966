-- 0023: 職員の不在: days or hours at which a member of staff is not there, once or each week.
CREATE TABLE staff_absence (
    id       INTEGER PRIMARY KEY AUTOINCREMENT, -- number of the row
    staff_id INTEGER NOT NULL REFERENCES staff (id) ON DELETE RESTRICT, -- who is away
    from_on  TEXT NOT NULL GUARD_DATE(from_on), -- first day
    to_on    TEXT NOT NULL GUARD_DATE(to_on), -- last day; 9999-12-31: until it is taken out
    weekday  INTEGER CHECK (weekday BETWEEN 1 AND 7), -- only on this one, 1 is Monday; NULL: every day
    starts   TEXT GUARD_TIME(starts), -- from when on; NULL: the whole day
    ends     TEXT GUARD_TIME(ends), -- until when; NULL: the whole day
    words    TEXT NOT NULL GUARD_LINE(words, 0, 60), -- what colleagues see: 年休, 出張
    entered_by INTEGER REFERENCES staff (id) ON DELETE RESTRICT, -- who wrote it down
    at       TEXT NOT NULL GUARD_STAMP(at), -- when, UTC
    CHECK (from_on <= to_on),
    CHECK ((starts IS NULL) = (ends IS NULL) AND (starts IS NULL OR starts < ends))
) STRICT;
CREATE INDEX staff_absence_to ON staff_absence (to_on, from_on);
