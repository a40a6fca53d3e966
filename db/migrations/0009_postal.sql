-- 0009: postal codes of Japan Post's list that the office has read in. The ward's own are built in.

CREATE TABLE postal_code (
    code       TEXT NOT NULL CHECK (code GLOB '[0-9][0-9][0-9]-[0-9][0-9][0-9][0-9]'), -- 176-0012
    prefecture TEXT NOT NULL GUARD_LINE(prefecture, 0, 20), -- what all places of the code share; ""
    city       TEXT NOT NULL GUARD_LINE(city, 0, 40), -- the same
    town       TEXT NOT NULL GUARD_LINE(town, 0, 100), -- the same, without block numbers
    PRIMARY KEY (code)
) STRICT, WITHOUT ROWID;
