-- absence.sql: when members of staff are not there.

-- name: absence_list
-- Those with a day from :from to :to, by first day; whether they have one depends on the weekday too.
SELECT a.id, a.staff_id, s.name AS staff_name, a.from_on, nullif(a.to_on, '9999-12-31') AS to_on,
       a.weekday, a.starts, a.ends, a.words
  FROM staff_absence a
  JOIN staff s ON s.id = a.staff_id
 WHERE a.to_on >= :from
   AND a.from_on <= :to
   AND :staff IN (0, a.staff_id)
 ORDER BY a.from_on, a.starts, a.id /*sort*/;

-- name: absence_insert
INSERT INTO staff_absence (staff_id, from_on, to_on, weekday, starts, ends, words, entered_by, at)
VALUES (:staff, :from, coalesce(:to, '9999-12-31'), :weekday, :starts, :ends, :words, :by, :at);

-- name: absence_find
SELECT staff_id, from_on
  FROM staff_absence
 WHERE id = :id;

-- name: absence_end
UPDATE staff_absence
   SET to_on = :last
 WHERE id = :id
   AND to_on > :last;

-- name: absence_delete
DELETE FROM staff_absence
 WHERE id = :id;
