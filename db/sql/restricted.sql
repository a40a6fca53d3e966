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

-- name: restriction_insert
-- Proposed, or (`decided_at` not NULL) done at once.
INSERT INTO restriction_proposal (person_id, restrict, state, reason, asked_on, asked_at, asked_by,
       decided_at, decided_by)
VALUES (:person_id, :restrict, iif(:decided_at IS NULL, 'proposed', 'done'), :reason, :day, :at, :by,
        :decided_at, iif(:decided_at IS NULL, NULL, :by));

-- name: restriction_find
SELECT id, version, person_id, restrict, state, reason
  FROM restriction_proposal
 WHERE id = :id;

-- name: restriction_list
-- Of a person, newest first.
SELECT x.id AS id, x.version AS version, x.restrict AS restrict, x.state AS state,
       x.reason AS reason, x.answer AS answer, x.asked_at AS asked_at, x.decided_at AS decided_at,
       a.name AS asked_name, coalesce(d.name, '') AS decided_name
  FROM restriction_proposal x
  JOIN staff a ON a.id = x.asked_by
  LEFT JOIN staff d ON d.id = x.decided_by
 WHERE x.person_id = :person_id
 ORDER BY x.id DESC;

-- name: restriction_waits
-- The same: the opposite may have come with a merge, and asks for nothing while the record is so.
SELECT count(*) AS n
  FROM restriction_proposal
 WHERE person_id = :person_id
   AND state = 'proposed'
   AND restrict = :restrict;

-- name: restriction_decided
-- What is decided answers all that wait for this person: the same is done, the opposite declined. Who
-- proposed keeps the own words; those of who decides stand beside them.
UPDATE restriction_proposal
   SET version = version + 1, state = iif(restrict = :restrict, 'done', 'declined'),
       decided_at = :at, decided_by = :by, answer = iif(reason = :reason, '', :reason)
 WHERE person_id = :person_id
   AND state = 'proposed'
RETURNING restrict;

-- name: restriction_declined
UPDATE restriction_proposal
   SET version = version + 1, state = 'declined', decided_at = :at, decided_by = :by,
       answer = :reason
 WHERE id = :id
   AND version = :version
   AND state = 'proposed'
RETURNING id;
