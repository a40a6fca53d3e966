-- due.sql: what is due on a day or overdue. All statements give the same columns; lists are put in
-- order by the caller, who joins them.

-- name: due_next_action
SELECT c.next_on AS due, c.person_id, c.id AS case_id, c.id AS record_id, p.ref, p.name, p.kana,
       p.birth_date, c.next_action AS what, c.staff_id, s.name AS staff_name
  FROM support_case c
  JOIN person p ON p.id = c.person_id
  LEFT JOIN staff s ON s.id = c.staff_id
 WHERE c.closed_on IS NULL
   AND c.next_on IS NOT NULL
   AND c.next_on <= :day
   AND (:staff = 0 OR c.staff_id = :staff)
   AND {{seen_by(p)}}
 ORDER BY c.next_on, c.id
 LIMIT :limit;

-- name: due_review
SELECT c.review_on AS due, c.person_id, c.id AS case_id, c.id AS record_id, p.ref, p.name, p.kana,
       p.birth_date, '' AS what, c.staff_id, s.name AS staff_name
  FROM support_case c
  JOIN person p ON p.id = c.person_id
  LEFT JOIN staff s ON s.id = c.staff_id
 WHERE c.closed_on IS NULL
   AND c.stage = 'suspended'
   AND c.review_on <= :day
   AND (:staff = 0 OR c.staff_id = :staff)
   AND {{seen_by(p)}}
 ORDER BY c.stage_since, c.id
 LIMIT :limit;

-- name: due_no_action
-- What lies ahead of each is asked one by one (ahead_*): no limit here.
SELECT c.stage_since AS due, c.person_id, c.id AS case_id, c.id AS record_id, p.ref, p.name, p.kana,
       p.birth_date, c.stage AS what, c.staff_id, s.name AS staff_name
  FROM support_case c
  JOIN person p ON p.id = c.person_id
  LEFT JOIN staff s ON s.id = c.staff_id
 WHERE c.closed_on IS NULL
   AND c.stage = :stage
   AND c.next_on IS NULL
   AND c.stage_since <= :day
   AND (:staff = 0 OR c.staff_id = :staff)
   AND {{seen_by(p)}}
 ORDER BY c.stage_since, c.id;

-- name: ahead_visit
-- The next visit set in the newest dispatch of the person; '' when it set none.
SELECT substr(max(d.on_day || coalesce(d.next_on, '')), 11) AS due
  FROM dispatch_person dp
  JOIN dispatch d ON d.id = dp.dispatch_id
 WHERE dp.person_id = :of
   AND d.voided = 0;

-- name: ahead_task
SELECT min(t.due_on) AS due
  FROM meeting_case m
  JOIN meeting_task t ON t.meeting_case_id = m.id
 WHERE m.case_id = :of
   AND t.done_on IS NULL;

-- name: ahead_meeting
SELECT min(v.day) AS due
  FROM meeting_case m
  JOIN event v ON v.id = m.event_id
 WHERE m.case_id = :of
   AND v.status = 'planned'
   AND v.day >= :from;

-- part: is_here(day)
-- The person of seat a in event v has come on $day, and no interview was written since.
a.attendance = 'attended'
        AND v.day = $day
        AND NOT EXISTS (SELECT 1
                          FROM support_case o
                          JOIN interview i ON i.case_id = o.id
                         WHERE o.person_id = a.person_id
                           AND o.closed_on IS NULL
                           AND i.at >= v.day)

-- name: ahead_seat
SELECT min(v.day) AS due
  FROM participation a
  JOIN event v ON v.id = a.event_id
 WHERE a.person_id = :of
   AND v.kind <> 'interview'
   AND v.day >= :from
   AND (a.attendance = 'booked' AND a.waiting = 0 AND v.status = 'planned'
        OR v.kind = 'orientation'
        AND {{is_here(:from)}});

-- name: ahead_interview
SELECT min(v.day) AS due
  FROM participation a
  JOIN event v ON v.id = a.event_id
 WHERE a.person_id = :of
   AND v.kind = 'interview'
   AND v.day >= :from
   AND (a.attendance = 'booked' AND v.status = 'planned'
        OR {{is_here(:from)}});

-- name: due_handbook
-- Renewal may be asked for from three months before the end (dictionary F1); people with an open
-- case only.
SELECT h.expires_on AS due, h.person_id, c.id AS case_id, h.id AS record_id, p.ref, p.name, p.kana,
       p.birth_date, h.kind AS what, c.staff_id, s.name AS staff_name
  FROM handbook h
  JOIN person p ON p.id = h.person_id
  JOIN support_case c ON c.person_id = h.person_id AND c.closed_on IS NULL
  LEFT JOIN staff s ON s.id = c.staff_id
 WHERE h.expires_on IS NOT NULL
   AND h.expires_on <= :day
   AND h.state = 'held'
   AND (:staff = 0 OR c.staff_id = :staff)
   AND {{seen_by(p)}}
 ORDER BY h.expires_on
 LIMIT :limit;

-- name: due_handbook_undated
-- The psychiatric certificate ends with its two years where no end is written (core/person.h);
-- :day is the day of issue.
SELECT date(h.issued_on, '+2 years', '-1 day') AS due, h.person_id, c.id AS case_id,
       h.id AS record_id, p.ref, p.name, p.kana, p.birth_date, h.kind AS what, c.staff_id,
       s.name AS staff_name
  FROM handbook h
  JOIN person p ON p.id = h.person_id
  JOIN support_case c ON c.person_id = h.person_id AND c.closed_on IS NULL
  LEFT JOIN staff s ON s.id = c.staff_id
 WHERE h.kind = 'hb_psychiatric'
   AND h.expires_on IS NULL
   AND h.issued_on IS NOT NULL
   AND h.issued_on <= :day
   AND h.state = 'held'
   AND (:staff = 0 OR c.staff_id = :staff)
   AND {{seen_by(p)}}
 ORDER BY h.issued_on
 LIMIT :limit;

-- name: due_handbook_end
-- The psychiatric certificate ends, and neither day says when: whoever is in charge asks for it.
SELECT NULL AS due, h.person_id, c.id AS case_id, h.id AS record_id, p.ref, p.name, p.kana,
       p.birth_date, h.kind AS what, c.staff_id, s.name AS staff_name
  FROM support_case c
  JOIN person p ON p.id = c.person_id
  JOIN handbook h ON h.person_id = c.person_id
  JOIN staff s ON s.id = c.staff_id
 WHERE c.staff_id = :staff
   AND c.closed_on IS NULL
   AND h.kind = 'hb_psychiatric'
   AND h.state = 'held'
   AND h.issued_on IS NULL
   AND h.expires_on IS NULL
   AND {{seen_by(p)}}
 ORDER BY c.stage, c.stage_since, c.id, h.id
 LIMIT :limit;

-- name: due_task
SELECT t.due_on AS due, c.person_id, c.id AS case_id, t.id AS record_id, p.ref, p.name, p.kana,
       p.birth_date, t.owner AS what, c.staff_id, s.name AS staff_name
  FROM meeting_task t
  JOIN meeting_case m ON m.id = t.meeting_case_id
  JOIN support_case c ON c.id = m.case_id
  JOIN person p ON p.id = c.person_id
  LEFT JOIN staff s ON s.id = c.staff_id
 WHERE t.done_on IS NULL
   AND t.due_on <= :day
   AND c.closed_on IS NULL
   AND (:staff = 0 OR c.staff_id = :staff)
   AND {{seen_by(p)}}
 ORDER BY t.due_on, t.id
 LIMIT :limit;

-- name: due_visit
-- Unless somebody has been there since. A visit forgotten for a year is no longer called due.
SELECT d.next_on AS due, dp.person_id, c.id AS case_id, d.id AS record_id, p.ref, p.name, p.kana,
       p.birth_date, d.destination AS what, c.staff_id, s.name AS staff_name
  FROM dispatch d
  JOIN dispatch_person dp ON dp.dispatch_id = d.id
  JOIN person p ON p.id = dp.person_id
  JOIN support_case c ON c.person_id = dp.person_id AND c.closed_on IS NULL
  LEFT JOIN staff s ON s.id = c.staff_id
 WHERE d.next_on IS NOT NULL
   AND d.next_on > :since
   AND d.next_on <= :day
   AND d.voided = 0
   AND NOT EXISTS (SELECT 1
                     FROM dispatch_person later
                     JOIN dispatch v ON v.id = later.dispatch_id
                    WHERE later.person_id = dp.person_id
                      AND v.on_day > d.on_day
                      AND v.voided = 0)
   AND (:staff = 0 OR c.staff_id = :staff)
   AND {{seen_by(p)}}
 ORDER BY d.next_on, d.id
 LIMIT :limit;

-- part: contact_days(least, trip, event)
-- Days from $least on with a contact in case c, the commonest kind first: who asks whether there is
-- one stops there. Trips and events are entered as time goes on: none of those days has a lower number
-- than $trip, $event, so that years of them are not read one by one.
SELECT l.on_day AS day
  FROM support_log l
 WHERE l.person_id = c.person_id
   AND l.on_day >= $least
   AND l.voided = 0
 UNION ALL
SELECT d.on_day
  FROM dispatch_person dp
  JOIN dispatch d ON d.id = dp.dispatch_id
 WHERE dp.person_id = c.person_id
   AND dp.dispatch_id >= $trip
   AND d.on_day >= $least
   AND d.voided = 0
 UNION ALL
SELECT v.day
  FROM participation a
  JOIN event v ON v.id = a.event_id
 WHERE a.person_id = c.person_id
   AND a.event_id >= $event
   AND v.day >= $least
   AND a.attendance = 'attended'
 UNION ALL
SELECT substr(i.at, 1, 10)
  FROM interview i
 WHERE i.case_id = c.id
   AND i.at >= $least
 UNION ALL
SELECT substr(i.received_at, 1, 10)
  FROM intake_slip i
 WHERE i.person_id = c.person_id
   AND i.received_at >= $least
 UNION ALL
SELECT w.day
  FROM walk_in w
 WHERE w.person_id = c.person_id
   AND w.day >= $least
   AND w.voided = 0;

-- name: due_last_contact
-- The newest contact, else the day on which the stage began.
SELECT max(c.stage_since, coalesce((SELECT max(k.day)
                                      FROM ({{contact_days(c.stage_since, 0, 0)}}) k), '')) AS day
  FROM support_case c
 WHERE c.id = :id;

-- name: due_first_since
-- The lowest numbers of trips and events of a day or later; past all numbers without any.
SELECT coalesce((SELECT min(+d.id)
                   FROM dispatch d
                  WHERE d.on_day >= :day), 9223372036854775807) AS trip,
       coalesce((SELECT min(+v.id)
                   FROM event v
                  WHERE v.day >= :day), 9223372036854775807) AS event;

-- name: due_silent
-- The newest contact, or the day on which the stage began, is before :day. The caller reads the last
-- contact of each and adds the days that the stage allows.
SELECT c.stage_since AS due, c.person_id, c.id AS case_id, c.id AS record_id, p.ref, p.name, p.kana,
       p.birth_date, c.stage AS what, c.staff_id, s.name AS staff_name
  FROM support_case c
  JOIN person p ON p.id = c.person_id
  LEFT JOIN staff s ON s.id = c.staff_id
 WHERE c.closed_on IS NULL
   AND c.stage = :stage
   AND c.stage_since < :day
   AND (:staff = 0 OR c.staff_id = :staff)
   AND {{seen_by(p)}}
   AND NOT EXISTS ({{contact_days(:day, :trip, :event)}})
 ORDER BY c.stage_since, c.id
 LIMIT :limit;

-- name: due_outcome
-- Nobody has said whether it took place; an appointment asks for its person (due_seat). Without one; in charge is the first of its staff. An
-- event forgotten for a year is no longer called due.
SELECT e.day AS due, 0 AS person_id, 0 AS case_id, e.id AS record_id, e.ref, e.title AS name,
       '' AS kana, NULL AS birth_date, e.kind AS what, s.id AS staff_id, s.name AS staff_name
  FROM event e
  LEFT JOIN staff s
         ON s.id = (SELECT min(f.staff_id)
                      FROM event_staff f
                     WHERE f.event_id = e.id)
 WHERE e.day > :since
   AND e.day < :day
   AND e.status = 'planned'
   AND e.kind <> 'interview'
   AND (:staff = 0 OR EXISTS (SELECT 1
                                FROM event_staff f
                               WHERE f.event_id = e.id
                                 AND f.staff_id = :staff))
 ORDER BY e.day, e.starts_at, e.id
 LIMIT :limit;

-- name: due_postponed
-- People have seats in it and wait for a new day: at once, whenever it was to be.
SELECT e.day AS due, 0 AS person_id, 0 AS case_id, e.id AS record_id, e.ref, e.title AS name,
       '' AS kana, NULL AS birth_date, e.kind AS what, s.id AS staff_id, s.name AS staff_name
  FROM event e
  LEFT JOIN staff s
         ON s.id = (SELECT min(f.staff_id)
                      FROM event_staff f
                     WHERE f.event_id = e.id)
 WHERE e.day > :since
   AND e.status = 'postponed'
   AND EXISTS (SELECT 1
                 FROM participation a
                WHERE a.event_id = e.id
                  AND a.attendance = 'booked')
   AND (:staff = 0 OR EXISTS (SELECT 1
                                FROM event_staff f
                               WHERE f.event_id = e.id
                                 AND f.staff_id = :staff))
 ORDER BY e.day, e.starts_at, e.id
 LIMIT :limit;

-- name: due_seat
-- The event took place, or the time of the appointment is over, and nobody has said whether this
-- person came. An appointment is its own staff's to settle.
SELECT e.day AS due, a.person_id, coalesce(c.id, 0) AS case_id, e.id AS record_id, p.ref, p.name,
       p.kana, p.birth_date, e.kind AS what, s.id AS staff_id, s.name AS staff_name
  FROM event e
  JOIN participation a ON a.event_id = e.id
  JOIN person p ON p.id = a.person_id
  LEFT JOIN support_case c ON c.person_id = a.person_id AND c.closed_on IS NULL
  LEFT JOIN staff s
         ON s.id = CASE e.kind
                   WHEN 'interview' THEN (SELECT min(f.staff_id)
                                            FROM event_staff f
                                           WHERE f.event_id = e.id)
                   ELSE c.staff_id
                   END
 WHERE e.day > :since
   AND e.day < :day
   AND (e.status = 'held' OR e.status = 'planned' AND e.kind = 'interview')
   AND a.attendance = 'booked'
   AND a.waiting = 0
   AND (:staff = 0 OR s.id = :staff)
   AND {{seen_by(p)}}
 ORDER BY e.day, e.starts_at, e.id, a.person_id
 LIMIT :limit;

-- name: due_consent
-- Of the consents of a person the one that goes on longest; a newer refusal is an answer too.
SELECT n.to_on AS due, n.person_id, c.id AS case_id, n.id AS record_id, p.ref, p.name, p.kana,
       p.birth_date, '' AS what, c.staff_id, s.name AS staff_name
  FROM consent n
  JOIN person p ON p.id = n.person_id
  JOIN support_case c ON c.person_id = n.person_id AND c.closed_on IS NULL
  LEFT JOIN staff s ON s.id = c.staff_id
 WHERE n.to_on IS NOT NULL
   AND n.to_on <= :day
   AND n.withdrawn_on IS NULL
   AND n.refused = 0
   AND NOT EXISTS (SELECT 1
                     FROM consent r
                    WHERE r.person_id = n.person_id
                      AND r.id <> n.id
                      AND (r.refused = 1 AND r.from_on >= n.from_on
                           OR r.refused = 0
                              AND r.withdrawn_on IS NULL
                              AND (r.to_on IS NULL
                                   OR r.to_on > n.to_on
                                   OR r.to_on = n.to_on AND r.id > n.id)))
   AND (:staff = 0 OR c.staff_id = :staff)
   AND {{seen_by(p)}}
 ORDER BY n.to_on, n.id
 LIMIT :limit;

-- name: due_merge
-- Proposals that wait, with the record that would go; in charge is who proposed it.
SELECT m.asked_on AS due, m.loser_id AS person_id, 0 AS case_id, m.id AS record_id, p.ref, p.name,
       p.kana, p.birth_date, q.name AS what, m.asked_by AS staff_id, s.name AS staff_name
  FROM person_merge m
  JOIN person p ON p.id = m.loser_id
  JOIN person q ON q.id = m.survivor_id
  JOIN staff s ON s.id = m.asked_by
 WHERE m.state = 'proposed'
   AND m.asked_on <= :day
   AND {{seen_by(p)}}
   AND {{seen_by(q)}}
 ORDER BY m.asked_on, m.id
 LIMIT :limit;

-- name: due_unmerge
-- Merges that somebody asks to undo; in charge is who asks.
SELECT m.recall_on AS due, m.survivor_id AS person_id, 0 AS case_id, m.id AS record_id, p.ref, p.name,
       p.kana, p.birth_date, m.recall_reason AS what, m.recall_by AS staff_id, s.name AS staff_name
  FROM person_merge m
  JOIN person p ON p.id = m.survivor_id
  JOIN staff s ON s.id = m.recall_by
 WHERE m.state = 'done'
   AND m.recall_on IS NOT NULL
   AND m.recall_on <= :day
   AND {{seen_by(p)}}
 ORDER BY m.recall_on, m.id
 LIMIT :limit;

-- name: due_opened
-- Restricted records that were opened with a reason, until a supervisor has looked at it; in charge is
-- who opened it.
SELECT o.on_day AS due, o.person_id, 0 AS case_id, o.id AS record_id, p.ref, p.name, p.kana,
       p.birth_date, o.reason AS what, o.staff_id, s.name AS staff_name
  FROM restricted_opening o
  JOIN person p ON p.id = o.person_id
  JOIN staff s ON s.id = o.staff_id
 WHERE o.seen_on IS NULL
   AND o.on_day <= :day
   AND (:staff = 0 OR o.staff_id = :staff)
   AND {{seen_by(p)}}
 ORDER BY o.on_day, o.id
 LIMIT :limit;

-- name: due_restriction
-- Proposals to set or lift 閲覧制限 that still ask for a change; in charge is who proposes.
SELECT x.asked_on AS due, x.person_id, 0 AS case_id, x.id AS record_id, p.ref, p.name, p.kana,
       p.birth_date, x.reason AS what, x.asked_by AS staff_id, s.name AS staff_name
  FROM restriction_proposal x
  JOIN person p ON p.id = x.person_id
  JOIN staff s ON s.id = x.asked_by
 WHERE x.state = 'proposed'
   AND x.asked_on <= :day
   AND x.restrict <> p.restricted
   AND {{seen_by(p)}}
 ORDER BY x.asked_on, x.id
 LIMIT :limit;
