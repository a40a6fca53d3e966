-- disability.sql: from when to when somebody has a kind of disability. Kinds of now are in person.sql.

-- part: told_of(p, k)
-- The row that tells of kind $k, which is on the card of person $p.
(SELECT o.id
                     FROM disability_period o
                    WHERE o.person_id = $p
                      AND o.ended_on IS NULL
                      AND o.kind = $k
                    ORDER BY o.since IS NULL, o.since, o.id /*sort*/
                    LIMIT 1)

-- name: disability_list
-- Every kind on the card, the main one first, with what is told of it; then what no longer is, the newest
-- first. A merge may leave a kind without an end day that is not on the card, or two of one kind: the one
-- with the earliest first day stands for it, the others among the former ones until they are taken away.
SELECT coalesce(t.id, 0) AS id, coalesce(t.version, 0) AS version, k.kind, t.since, NULL AS ended_on,
       1 AS on_card, k.kind IS p.primary_disability AS main
  FROM person p
  JOIN person_disability k ON k.person_id = p.id
  LEFT JOIN disability_period t
         ON t.id = {{told_of(k.person_id, k.kind)}}
 WHERE p.id = :person
 UNION ALL
SELECT t.id, t.version, t.kind, t.since, t.ended_on, 0, 0
  FROM disability_period t
 WHERE t.person_id = :person
   AND (t.ended_on IS NOT NULL
        OR NOT EXISTS (SELECT 1
                         FROM person_disability k
                        WHERE k.person_id = t.person_id
                          AND k.kind = t.kind)
        OR t.id <> {{told_of(t.person_id, t.kind)}})
 ORDER BY on_card DESC, main DESC, ended_on DESC, since DESC, kind /*sort*/;

-- name: disability_find
SELECT id, version, person_id, kind, since, ended_on
  FROM disability_period
 WHERE id = :id;

-- name: disability_insert
INSERT INTO disability_period (person_id, kind, since, ended_on, staff_id, at)
VALUES (:person, :kind, :since, :ended_on, :staff, :at);

-- name: disability_update
UPDATE disability_period
   SET version = version + 1, kind = :kind, since = :since, ended_on = :ended_on, staff_id = :staff,
       at = :at
 WHERE id = :id
   AND person_id = :person
   AND version = :version;

-- name: disability_end
-- What was told of a kind that leaves the card; a first day that lies ahead is no day of it.
UPDATE disability_period
   SET version = version + 1, since = iif(since > :ended_on, NULL, since), ended_on = :ended_on,
       staff_id = :staff, at = :at
 WHERE person_id = :person
   AND kind = :kind
   AND ended_on IS NULL;

-- name: disability_delete
DELETE FROM disability_period
 WHERE id = :id
   AND version = :version;
