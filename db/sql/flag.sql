-- flag.sql: notes pinned on cards.

-- name: flag_insert
INSERT INTO person_flag (person_id, words, raised_on, raised_by)
VALUES (:person, :words, :on_day, :staff);

-- name: flag_person
SELECT person_id
  FROM person_flag
 WHERE id = :id;

-- name: flag_resolve
UPDATE person_flag
   SET version = version + 1, resolved_on = :on_day, resolved_by = :staff,
       resolution = :resolution
 WHERE id = :id
   AND version = :version
   AND resolved_on IS NULL;

-- name: flag_list
-- The open ones of a person, in order of entry.
SELECT f.id, f.version, f.person_id, f.words, f.raised_on, s.name AS raised_name
  FROM person_flag f
  JOIN staff s ON s.id = f.raised_by
 WHERE f.person_id = :person
   AND f.resolved_on IS NULL
 ORDER BY f.id;

-- part: caution_line(p)
-- How the care in contacts of person $p begins, in one line, as lists say it.
replace(substr($p.contact_caution, 1, 60), char(10), ' ')

-- name: flag_cautions
-- The same of everybody who is to be contacted with care, as a note that nobody pinned: in lists both
-- stand at the same place.
SELECT 0 AS id, 0 AS version, p.id AS person_id, {{caution_line(p)}} AS words, NULL AS raised_on,
       '' AS raised_name
  FROM person AS p INDEXED BY person_caution
 WHERE p.contact_caution <> ''
   AND p.id > 0 -- a range of all of them: no scan
   AND {{seen_by(p)}}
 ORDER BY p.id;

-- name: flag_open
-- Of everybody, for lists of people: a list that is cut would hide a note that somebody pinned.
SELECT f.id, f.version, f.person_id, f.words, f.raised_on, s.name AS raised_name
  FROM person_flag f
  JOIN person p ON p.id = f.person_id
  JOIN staff s ON s.id = f.raised_by
 WHERE f.resolved_on IS NULL
   AND f.person_id > 0 -- a range of all that are open: no scan
   AND {{seen_by(p)}}
 ORDER BY f.person_id;
