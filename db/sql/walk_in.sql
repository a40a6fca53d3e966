-- walk_in.sql: people who came without an appointment.

-- name: walk_in_insert
INSERT INTO walk_in (person_id, day, arrived_at, staff_id)
VALUES (:person_id, :day, :arrived_at, :staff_id)
RETURNING id;

-- name: walk_in_void
-- No row: it is void already, or of another day.
UPDATE walk_in
   SET voided = 1, version = version + 1
 WHERE id = :id
   AND day = :day
   AND voided = 0
RETURNING person_id;

-- name: walk_in_of_person
SELECT id
  FROM walk_in
 WHERE person_id = :person_id
   AND day = :day
   AND voided = 0;

-- name: walk_in_expected
-- A seat that the person has booked on that day, the first that is still to be told: then it is no
-- walk-in.
SELECT s.id AS id
  FROM participation AS s
  JOIN event AS v
    ON v.id = s.event_id
 WHERE s.person_id = :person_id
   AND v.day = :day
   AND v.status IN ('planned', 'held')
   AND s.waiting = 0
   AND s.attendance IN ('booked', 'attended')
 ORDER BY s.attendance = 'attended', v.starts_at /*sort*/
 LIMIT 1;

-- name: walk_in_list
SELECT w.id AS id, w.version AS version, w.person_id AS person_id, w.arrived_at AS arrived_at,
       EXISTS (SELECT 1
                 FROM intake_slip AS i
                WHERE i.person_id = w.person_id
                  AND i.method = 'visit_in'
                  AND substr(i.received_at, 1, 10) = w.day) AS taken_up,
       {{seat_person}}, {{caution_line(p)}} AS caution, {{seat_person_more}}
  FROM walk_in AS w
  JOIN person AS p
    ON p.id = w.person_id
 WHERE w.day = :day
   AND w.voided = 0
 ORDER BY w.arrived_at, w.id;
