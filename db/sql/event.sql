-- event.sql: sessions, meetings, seminars, programmes, and the staff who hold them.

-- name: event_insert
INSERT INTO event (ref, kind, day, starts_at, ends_at, place, title, status, capacity, attendees,
                   chair_id, recorder_id, summary, note, imported)
VALUES (coalesce(:ref, printf('M-%06d', (SELECT coalesce(max(id), 0) + 1 FROM event))),
        :kind, :day, :starts_at, :ends_at, :place, :title, :status, :capacity, :attendees,
        :chair_id, :recorder_id, :summary, :note, :imported);

-- name: event_update
-- No row: nothing differs (and :touch is 0), or the version is another.
UPDATE event
   SET kind = :kind, day = :day, starts_at = :starts_at, ends_at = :ends_at, place = :place,
       title = :title, status = :status, capacity = :capacity, attendees = :attendees,
       chair_id = :chair_id, recorder_id = :recorder_id, summary = :summary, note = :note,
       version = version + 1
 WHERE id = :id
   AND version = :version
   AND (:touch
        OR (kind, starts_at, ends_at, place, title, status, capacity, attendees, chair_id,
            recorder_id, summary, note)
           IS NOT (:kind, :starts_at, :ends_at, :place, :title, :status, :capacity, :attendees,
                   :chair_id, :recorder_id, :summary, :note));

-- name: event_find
SELECT id, version, ref, kind, starts_at, ends_at, place, title, status, capacity, attendees,
       chair_id, recorder_id, summary, note, imported
  FROM event
 WHERE id = :id;

-- name: event_id_of_ref
SELECT id
  FROM event
 WHERE ref = :ref;

-- name: event_before
-- Events of the kind, held or as :also says, from :from on that stand before this day and number.
SELECT count(*) AS n
  FROM event
 WHERE kind = :kind
   AND status IN ('held', :also)
   AND day >= :from
   AND (day, id) < (:day, :id);

-- name: event_twin
-- Another event of that kind at the same time and place, neither called off.
SELECT q.ref AS ref
  FROM event AS p
  JOIN event AS q
    ON q.day = p.day
   AND q.starts_at = p.starts_at
 WHERE p.id = :id
   AND p.status <> 'cancelled'
   AND q.id <> p.id
   AND q.kind = p.kind
   AND q.place = p.place
   AND q.status <> 'cancelled'
 LIMIT 1;

-- name: event_list
SELECT e.id AS id, e.version AS version, e.ref AS ref, e.kind AS kind, e.starts_at AS starts_at,
       e.ends_at AS ends_at, e.place AS place, e.title AS title, e.status AS status,
       e.capacity AS capacity, e.attendees AS attendees, e.imported AS imported,
       (SELECT count(*)
          FROM participation AS p
         WHERE p.event_id = e.id
           AND p.waiting = 0
           AND p.attendance IN ('booked', 'attended')) AS seats,
       (SELECT count(*)
          FROM participation AS p
         WHERE p.event_id = e.id
           AND p.waiting = 1
           AND p.attendance = 'booked') AS waiting,
       (SELECT count(*)
          FROM meeting_case AS m
         WHERE m.event_id = e.id) AS cases
  FROM event AS e
 WHERE e.day >= :from
   AND e.day <= :to
 ORDER BY e.day, e.starts_at, e.id
 LIMIT :limit;

-- name: event_staff_clear
DELETE FROM event_staff
 WHERE event_id = :owner;

-- name: event_staff_add
INSERT INTO event_staff (event_id, staff_id)
VALUES (:owner, :item)
    ON CONFLICT DO NOTHING;

-- name: event_staff_list
SELECT staff_id
  FROM event_staff
 WHERE event_id = :owner
 ORDER BY staff_id;

-- name: event_booked_on
-- What is planned for that day, and how many seats are booked in it.
SELECT (SELECT count(*)
          FROM event
         WHERE day = :day
           AND status = 'planned') AS events,
       (SELECT count(*)
          FROM event AS v
          JOIN participation AS p
            ON p.event_id = v.id
         WHERE v.day = :day
           AND v.status = 'planned'
           AND p.waiting = 0
           AND p.attendance = 'booked') AS seats;
