-- relation.sql: how near a member of staff is to a person; for permissions alone.

-- name: relation_of_person
-- Restricted? Who is in charge of the open case (NULL: nobody)? Does :staff_id sit in a meeting that
-- hears it or has heard it?
SELECT p.restricted AS restricted, c.staff_id AS staff_id,
       EXISTS (SELECT 1
                 FROM meeting_case AS m
                 JOIN event AS v
                   ON v.id = m.event_id
                WHERE m.case_id = c.id
                  AND v.status IN ('planned', 'held')
                  AND (v.chair_id = :staff_id
                       OR v.recorder_id = :staff_id
                       OR EXISTS (SELECT 1
                                    FROM event_staff AS s
                                   WHERE s.event_id = v.id
                                     AND s.staff_id = :staff_id))) AS member
  FROM person AS p
  LEFT JOIN support_case AS c
         ON c.person_id = p.id
        AND c.closed_on IS NULL
 WHERE p.id = :person_id;

-- name: relation_visits
-- Is the person expected or here on :day: a seat in an event, an enquiry taken, or come without an
-- appointment?
SELECT (EXISTS (SELECT 1
                  FROM participation AS s
                  JOIN event AS v
                    ON v.id = s.event_id
                 WHERE s.person_id = :person_id
                   AND v.day = :day
                   AND v.status <> 'cancelled'
                   AND s.attendance NOT IN ('cancelled_self', 'cancelled_office'))
        OR EXISTS (SELECT 1
                     FROM intake_slip AS i
                    WHERE i.person_id = :person_id
                      AND i.received_at >= :day
                      AND i.received_at < :next_day)
        OR EXISTS (SELECT 1
                     FROM walk_in AS w
                    WHERE w.person_id = :person_id
                      AND w.day = :day
                      AND w.voided = 0)) AS visits;
