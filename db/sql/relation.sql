-- relation.sql: how near a member of staff is to a person; for permissions and lists.

-- part: seen_by(p)
-- 閲覧制限, the one rule for lists: is the row of person $p there for :viewer? Of restricted people only
-- for the staff in charge of the open case, and for whoever sees all (relation_repo.h).
($p.restricted = 0
        OR :viewer = -1
        OR EXISTS (SELECT 1
                     FROM support_case AS named
                    WHERE named.person_id = $p.id
                      AND named.closed_on IS NULL
                      AND named.staff_id = :viewer))

-- name: relation_restricted
SELECT restricted
  FROM person
 WHERE id = :person_id;

-- name: relation_of_person
-- Restricted? Who is in charge of the open case (NULL: nobody)? Does :staff_id sit in a meeting that
-- hears it or has heard it?
SELECT p.restricted AS restricted, c.id AS case_id, c.staff_id AS staff_id,
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

-- name: relation_seen
-- The same of one person.
SELECT 1 AS seen
  FROM person AS p
 WHERE p.id = :person_id
   AND {{seen_by(p)}};
