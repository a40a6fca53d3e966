-- 0019: restricted records that were opened with a reason; since when somebody waits for a
-- place; who is to be contacted with care; whose process a session is.

-- Lists say beside the name that somebody is to be contacted with care.
CREATE INDEX person_caution ON person (id) WHERE contact_caution <> '';

-- 閲覧制限: somebody who is not in charge has opened the record for a reason. A supervisor looks at it.
CREATE TABLE restricted_opening (
    id        INTEGER PRIMARY KEY AUTOINCREMENT, -- in the order of opening
    person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE RESTRICT, -- whose record
    staff_id  INTEGER NOT NULL REFERENCES staff (id) ON DELETE RESTRICT, -- who opened it
    on_day    TEXT NOT NULL GUARD_DATE(on_day), -- the day of opened_at, for ranges
    opened_at TEXT NOT NULL GUARD_LOCAL(opened_at), -- day and time of the desk
    reason    TEXT NOT NULL GUARD_LINE(reason, 1, 200), -- as in the audit log: a word of the list, or words
    seen_on   TEXT GUARD_DATE(seen_on), -- when a supervisor looked at it; NULL: not yet
    seen_by   INTEGER REFERENCES staff (id) ON DELETE RESTRICT, -- who
    CHECK ((seen_on IS NULL) = (seen_by IS NULL))
) STRICT;
CREATE INDEX restricted_opening_due ON restricted_opening (on_day, id) WHERE seen_on IS NULL;
CREATE INDEX restricted_opening_person ON restricted_opening (person_id, id);

-- A program that was killed must not hold a terminal of its account until its time is over.
ALTER TABLE session ADD COLUMN process TEXT NOT NULL DEFAULT '' GUARD_ASCII(process, 0, 160); -- whose it is: host, start of the machine, number, start; '': not told

-- Who cancels and is booked again waits behind those who have waited meanwhile. Rows of before have
-- none and come first, in the order of booking.
ALTER TABLE participation ADD COLUMN waiting_since TEXT GUARD_STAMP(waiting_since); -- NULL: not on the list, or since before it was kept
CREATE INDEX participation_waiting ON participation (event_id, waiting_since, id)
 WHERE waiting = 1 AND attendance = 'booked';
