-- dispatch.sql: trips of support workers: who went, whom for, whom they met.

-- name: dispatch_insert
INSERT INTO dispatch (ref, on_day, starts, trip, trip_reason, destination, destination_key,
                      organisation_id, method, purpose, minutes, situation, adjusted, checkpoint,
                      status, next_on, note, imported)
VALUES (coalesce(:ref, printf('M-%06d', (SELECT coalesce(max(id), 0) + 1 FROM dispatch))),
        :on_day, :starts, :trip, :trip_reason, :destination, :destination_key,
        :organisation_id, :method, :purpose, :minutes, :situation, :adjusted, :checkpoint,
        :status, :next_on, :note, :imported);

-- name: dispatch_update
-- No row: nothing differs (and :touch is 0), or the version is another.
UPDATE dispatch
   SET on_day = :on_day, starts = :starts, trip = :trip, trip_reason = :trip_reason,
       destination = :destination, destination_key = :destination_key,
       organisation_id = :organisation_id, method = :method, purpose = :purpose,
       minutes = :minutes, situation = :situation, adjusted = :adjusted, checkpoint = :checkpoint,
       status = :status, next_on = :next_on, note = :note, version = version + 1
 WHERE id = :id
   AND version = :version
   AND (:touch
        OR (on_day, starts, trip, trip_reason, destination, organisation_id, method, purpose,
            minutes, situation, adjusted, checkpoint, status, next_on, note)
           IS NOT (:on_day, :starts, :trip, :trip_reason, :destination, :organisation_id, :method,
                   :purpose, :minutes, :situation, :adjusted, :checkpoint, :status, :next_on,
                   :note));

-- name: dispatch_void
UPDATE dispatch
   SET voided = 1, void_reason = :void_reason, version = version + 1
 WHERE id = :id
   AND version = :version
   AND voided = 0;

-- name: dispatch_find
SELECT id, version, ref, on_day, starts, trip, trip_reason, destination, organisation_id, method,
       purpose, minutes, situation, adjusted, checkpoint, status, next_on, note, voided,
       void_reason, imported
  FROM dispatch
 WHERE id = :id;

-- name: dispatch_id_of_ref
SELECT id
  FROM dispatch
 WHERE ref = :ref;

-- name: dispatch_trips
-- The trips of one day to one place, in order.
SELECT x.id AS id, x.version AS version, x.ref AS ref, x.trip AS trip,
       (SELECT count(*) FROM dispatch_staff AS s WHERE s.dispatch_id = x.id) AS staff,
       (SELECT count(*) FROM dispatch_person AS p WHERE p.dispatch_id = x.id) AS people
  FROM dispatch AS x
 WHERE x.on_day = :on_day
   AND x.destination_key = :destination_key
   AND x.voided = 0
 ORDER BY x.trip;

-- name: dispatch_list
-- Those of a person in order of entry.
SELECT x.id AS id, x.ref AS ref, x.on_day AS on_day, x.next_on AS next_on, x.trip AS trip,
       x.destination AS destination, x.method AS method, x.purpose AS purpose,
       x.voided AS voided, x.imported AS imported,
       (SELECT count(*) FROM dispatch_staff AS s WHERE s.dispatch_id = x.id) AS staff,
       (SELECT count(*) FROM dispatch_person AS q WHERE q.dispatch_id = x.id) AS people
  FROM dispatch_person AS p
  JOIN dispatch AS x
    ON x.id = p.dispatch_id
 WHERE p.person_id = :person_id
 ORDER BY p.dispatch_id;

-- name: dispatch_staff_clear
DELETE FROM dispatch_staff
 WHERE dispatch_id = :owner;

-- name: dispatch_staff_add
INSERT INTO dispatch_staff (dispatch_id, staff_id)
VALUES (:owner, :item)
    ON CONFLICT DO NOTHING;

-- name: dispatch_staff_list
SELECT staff_id
  FROM dispatch_staff
 WHERE dispatch_id = :owner
 ORDER BY staff_id;

-- name: dispatch_person_clear
DELETE FROM dispatch_person
 WHERE dispatch_id = :owner;

-- name: dispatch_person_add
INSERT INTO dispatch_person (dispatch_id, person_id)
VALUES (:owner, :item)
    ON CONFLICT DO NOTHING;

-- name: dispatch_person_list
SELECT person_id
  FROM dispatch_person
 WHERE dispatch_id = :owner
 ORDER BY person_id;

-- name: dispatch_met_clear
DELETE FROM dispatch_met
 WHERE dispatch_id = :owner;

-- name: dispatch_met_add
INSERT INTO dispatch_met (dispatch_id, met)
VALUES (:owner, :item)
    ON CONFLICT DO NOTHING;

-- name: dispatch_met_list
SELECT met
  FROM dispatch_met
 WHERE dispatch_id = :owner
 ORDER BY met;
