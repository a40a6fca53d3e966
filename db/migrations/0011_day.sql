-- 0011: the desk of the day: consents that run out, and people who come without an appointment.

CREATE INDEX consent_ends ON consent (to_on, id) WHERE to_on IS NOT NULL;

CREATE TABLE walk_in (
    id         INTEGER PRIMARY KEY AUTOINCREMENT, -- never used again
    version    INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1), -- +1 on each change
    person_id  INTEGER NOT NULL REFERENCES person (id) ON DELETE RESTRICT, -- who came
    day        TEXT NOT NULL GUARD_DATE(day), -- the day of arrived_at, for ranges
    arrived_at TEXT NOT NULL GUARD_LOCAL(arrived_at), -- day and time of the desk
    staff_id   INTEGER NOT NULL REFERENCES staff (id) ON DELETE RESTRICT, -- who was at the counter
    voided     INTEGER NOT NULL DEFAULT 0 GUARD_FLAG(voided) -- 1: pressed by mistake
) STRICT;
CREATE UNIQUE INDEX walk_in_once ON walk_in (person_id, day) WHERE voided = 0;
CREATE INDEX walk_in_day ON walk_in (day, arrived_at, id) WHERE voided = 0;
