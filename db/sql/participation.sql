-- participation.sql: people's seats in events.

-- name: seat_insert
INSERT INTO participation (event_id, person_id, attendance, waiting, arrived_at, next_action, note,
       waiting_since)
VALUES (:event_id, :person_id, :attendance, :waiting, :arrived_at, :next_action, :note,
        :waiting_since);

-- name: seat_update
-- No row: nothing differs, or the version is another.
UPDATE participation
   SET attendance = :attendance, waiting = :waiting, arrived_at = :arrived_at,
       next_action = :next_action, note = :note, waiting_since = :waiting_since,
       version = version + 1
 WHERE id = :id
   AND version = :version
   AND (attendance, waiting, arrived_at, next_action, note)
       IS NOT (:attendance, :waiting, :arrived_at, :next_action, :note);

-- name: seat_find
SELECT id, version, event_id, person_id, attendance, waiting, arrived_at, next_action, note,
       waiting_since
  FROM participation
 WHERE id = :id;

-- name: seat_id_of_person
SELECT id
  FROM participation
 WHERE event_id = :event_id
   AND person_id = :person_id;

-- name: seat_taken
-- People booked or there, without the waiting list.
SELECT count(*) AS n
  FROM participation
 WHERE event_id = :event_id
   AND waiting = 0
   AND attendance IN ('booked', 'attended');

-- name: seat_first_waiting
-- The longest waiting one; no row when nobody waits.
SELECT id
  FROM participation
 WHERE event_id = :event_id
   AND waiting = 1
   AND attendance = 'booked'
 ORDER BY waiting_since, id
 LIMIT 1;

-- name: seat_other
-- The next session of the kind of :event to come in which the person has a seat too.
SELECT min(v.starts_at) AS at
  FROM participation AS p
  JOIN event AS v
    ON v.id = p.event_id
 WHERE p.person_id = :person
   AND p.event_id <> :event
   AND p.attendance = 'booked'
   AND p.waiting = 0
   AND v.status = 'planned'
   AND v.day >= :from
   AND v.kind = (SELECT o.kind
                   FROM event AS o
                  WHERE o.id = :event);

-- part: seat_person
-- Who has the seat, person p: what to mind when that person comes, and the open case.
p.ref AS ref, p.name AS name, p.kana AS kana, p.birth_date AS birth_date,
       p.restricted AS restricted,
       (SELECT group_concat(n.need, ';')
          FROM person_need AS n
         WHERE n.person_id = p.id) AS needs

-- part: seat_person_more
(SELECT substr(group_concat(g.words, ' / '), 1, 200)
          FROM person_flag AS g
         WHERE g.person_id = p.id
           AND g.resolved_on IS NULL) AS flags,
       (SELECT c.id
          FROM support_case AS c
         WHERE c.person_id = p.id
           AND c.closed_on IS NULL) AS case_id;

-- name: seat_list
SELECT s.id AS id, s.version AS version, s.event_id AS event_id, s.person_id AS person_id,
       s.attendance AS attendance, s.waiting AS waiting, s.arrived_at AS arrived_at,
       s.next_action AS next_action, s.note AS note, s.waiting_since AS waiting_since,
       {{seat_person}}, {{caution_line(p)}} AS caution, {{seat_person_more}}
  FROM participation AS s
  JOIN person AS p
    ON p.id = s.person_id
 WHERE s.event_id = :event_id;
