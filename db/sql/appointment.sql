-- appointment.sql: what stands in the way of an appointment.

-- name: appointment_busy
-- What takes place or is to on these days, but for the event :id itself; whether it has this member
-- of staff, and a seat of this person.
SELECT e.id AS id, e.kind AS kind, e.starts_at AS starts_at, e.ends_at AS ends_at, e.place AS place,
       e.status AS status,
       :staff IN (coalesce(e.chair_id, 0), coalesce(e.recorder_id, 0))
       OR EXISTS (SELECT 1
                    FROM event_staff AS f
                   WHERE f.event_id = e.id
                     AND f.staff_id = :staff) AS staff,
       EXISTS (SELECT 1
                 FROM participation AS p
                WHERE p.event_id = e.id
                  AND p.person_id = :person
                  AND p.waiting = 0
                  AND p.attendance IN ('booked', 'attended')) AS person
  FROM event AS e
 WHERE e.day >= :from
   AND e.day <= :to
   AND e.status IN ('planned', 'held')
   AND e.id <> :id
 ORDER BY e.day, e.starts_at, e.id;

-- name: appointment_seat
-- The one seat of an appointment.
SELECT id
  FROM participation
 WHERE event_id = :event
 ORDER BY person_id
 LIMIT 1;

-- name: appointment_waiting
-- The seat of an interview that the person had booked on that day and of which nothing is said yet;
-- one with :staff before one with a colleague.
SELECT p.id AS id
  FROM participation AS p
  JOIN event AS v
    ON v.id = p.event_id
 WHERE p.person_id = :person
   AND v.day = :day
   AND v.kind = 'interview'
   AND v.status = 'planned'
   AND p.attendance = 'booked'
 ORDER BY EXISTS (SELECT 1
                    FROM event_staff t
                   WHERE t.event_id = v.id
                     AND t.staff_id = :staff) DESC, p.event_id /*sort*/
 LIMIT 1;
