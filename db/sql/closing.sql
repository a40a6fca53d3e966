-- closing.sql: days that the office has entered by hand or by file.

-- name: closing_list
SELECT day, kind, name
  FROM closing_day /*scan*/
 ORDER BY day, kind;

-- name: closing_put
INSERT INTO closing_day (day, kind, name, source, staff_id, at)
VALUES (:day, :kind, :name, :source, :staff_id, :at)
ON CONFLICT (day, kind) DO UPDATE
   SET name = excluded.name, source = excluded.source, staff_id = excluded.staff_id,
       at = excluded.at;

-- name: closing_remove
DELETE FROM closing_day
 WHERE day = :day
   AND kind = :kind;
