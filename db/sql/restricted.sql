-- restricted.sql: restricted records that were opened with a reason.

-- name: restricted_opening_insert
-- Once while nobody has looked at it: a card is several openings.
INSERT INTO restricted_opening (person_id, staff_id, on_day, opened_at, reason)
SELECT :person_id, :staff_id, :day, :opened_at, :reason
 WHERE NOT EXISTS (SELECT 1
                     FROM restricted_opening AS o
                    WHERE o.person_id = :person_id
                      AND o.staff_id = :staff_id
                      AND o.on_day = :day
                      AND o.reason = :reason
                      AND o.seen_on IS NULL);

-- name: restricted_opening_find
SELECT o.person_id AS person_id, p.ref AS ref, p.name AS name, s.name AS staff_name,
       o.opened_at AS opened_at, o.reason AS reason, o.seen_on AS seen_on
  FROM restricted_opening AS o
  JOIN person AS p
    ON p.id = o.person_id
  JOIN staff AS s
    ON s.id = o.staff_id
 WHERE o.id = :id;

-- name: restricted_opening_see
-- No row: somebody has looked at it already.
UPDATE restricted_opening
   SET seen_on = :day, seen_by = :staff_id
 WHERE id = :id
   AND seen_on IS NULL
RETURNING person_id;
