-- merge.sql: merges of two people: the journal, old numbers, and rows that both have.

-- name: merge_insert
INSERT INTO person_merge (state, survivor_id, loser_id, survivor_version, loser_version, picks,
       reason, asked_on, asked_at, asked_by)
VALUES ('proposed', :survivor, :loser, :survivor_version, :loser_version, :picks, :reason, :day,
        :at, :by);

-- name: merge_find
SELECT m.id, m.version, m.state, m.survivor_id, m.loser_id, m.survivor_version, m.loser_version,
       m.picks, m.reason, m.asked_on, m.figures, m.marks, s.name AS asked_name
  FROM person_merge m
  JOIN staff s ON s.id = m.asked_by
 WHERE m.id = :id;

-- name: merge_carried_out
-- Who proposed keeps the own words; those of somebody else who carries it out stand beside them.
UPDATE person_merge
   SET version = version + 1, state = 'done', survivor_id = :survivor, loser_id = :loser,
       survivor_version = :survivor_version, loser_version = :loser_version, picks = :picks,
       reason = iif(asked_by = :by, :reason, reason),
       answer = iif(asked_by = :by, '', :reason), decided_at = :at, decided_by = :by,
       figures = :figures, marks = :marks
 WHERE id = :id
   AND version = :version
   AND state = 'proposed'
RETURNING version;

-- name: merge_declined
UPDATE person_merge
   SET version = version + 1, state = 'declined', decided_at = :at, decided_by = :by,
       answer = :words
 WHERE id = :id
   AND version = :version
   AND state = 'proposed'
RETURNING version;

-- name: merge_recalled
-- Somebody asks to undo it (or, all NULL and '', nobody any more).
UPDATE person_merge
   SET version = version + 1, recall_on = :day, recall_by = :by, recall_reason = :reason
 WHERE id = :id
   AND version = :version
   AND state = 'done'
RETURNING version;

-- name: merge_undone
UPDATE person_merge
   SET version = version + 1, state = 'undone', undone_at = :at, undone_by = :by,
       undo_reason = :words
 WHERE id = :id
   AND version = :version
   AND state = 'done'
RETURNING version;

-- name: merge_waiting_of_pair
SELECT id
  FROM person_merge
 WHERE state = 'proposed'
   AND min(survivor_id, loser_id) = min(:a, :b)
   AND max(survivor_id, loser_id) = max(:a, :b);

-- name: merge_told_apart
-- Somebody has answered that these two are two people.
SELECT 1 AS yes
  FROM person_merge
 WHERE survivor_id = :a
   AND loser_id = :b
   AND state = 'declined'
UNION ALL
SELECT 1
  FROM person_merge
 WHERE survivor_id = :b
   AND loser_id = :a
   AND state = 'declined'
 LIMIT 1;

-- name: merge_waiting_of_loser
-- Other proposals that name somebody who is no longer there.
SELECT m.id, m.version
  FROM person_merge m
 WHERE m.state = 'proposed'
   AND m.asked_on >= '' -- a range of all that wait: no scan
   AND (m.survivor_id = :loser OR m.loser_id = :loser)
 ORDER BY m.id /*sort*/;

-- name: merge_later
-- The newest that stands in the way of undoing this one: a later one into the same person, or that
-- person merged away.
SELECT m.id
  FROM person_merge m
 WHERE m.state = 'done'
   AND m.id <> :id
   AND ((m.survivor_id = :survivor AND m.id > :id) OR m.loser_id = :survivor)
 ORDER BY m.id DESC /*sort*/
 LIMIT 1;

-- name: merge_successor
SELECT survivor_id
  FROM person_merge
 WHERE loser_id = :loser
   AND state = 'done'
 ORDER BY id DESC
 LIMIT 1;

-- name: merge_list
-- Of a person, newest first: what became of it, and who the other was. A record that is gone is read
-- from the journal.
SELECT m.id, m.version, m.state, m.survivor_id, m.loser_id, m.reason, m.asked_at, m.decided_at,
       m.answer, m.figures, m.recall_reason, m.undone_at, m.undo_reason, a.name AS asked_name,
       coalesce(r.name, '') AS recall_name,
       coalesce(d.name, '') AS decided_name, coalesce(u.name, '') AS undone_name,
       coalesce(p.ref, t.before ->> 'ref', '') AS loser_ref,
       coalesce(p.name, t.before ->> 'name', '') AS loser_name,
       coalesce(q.ref, '') AS survivor_ref, coalesce(q.name, '') AS survivor_name
  FROM person_merge m
  JOIN staff a ON a.id = m.asked_by
  LEFT JOIN staff d ON d.id = m.decided_by
  LEFT JOIN staff u ON u.id = m.undone_by
  LEFT JOIN staff r ON r.id = m.recall_by
  LEFT JOIN person p ON p.id = m.loser_id
  LEFT JOIN person q ON q.id = m.survivor_id
  LEFT JOIN merge_step t ON t.merge_id = m.id AND t.what = 'removed' AND t.tbl = 'person'
 WHERE m.survivor_id = :person OR m.loser_id = :person
 ORDER BY m.id DESC /*sort*/;

-- name: merge_mark
-- The last number of each table, as an object.
SELECT json_group_object(name, seq) AS body
  FROM sqlite_sequence /*scan*/;

-- name: merge_mark_of
SELECT coalesce(json_extract(:marks, '$.' || :tbl), 0) AS mark;

-- name: merge_step_add
INSERT INTO merge_step (merge_id, seq, what, tbl, row_id, before, after)
VALUES (:merge, :seq, :what, :tbl, :row, :before, :after);

-- name: merge_step_list
-- Backwards, as undo goes.
SELECT seq, what, tbl, row_id, before, after
  FROM merge_step
 WHERE merge_id = :merge
 ORDER BY seq DESC;

-- name: merge_alias_add
INSERT INTO person_alias (person_id, ref, merge_id)
VALUES (:person, :ref, :merge);

-- name: merge_alias_remove
DELETE FROM person_alias
 WHERE id = :id;

-- name: merge_alias_find
-- The exact number first, should another differ from it in letter case alone.
SELECT a.person_id, p.ref
  FROM person_alias a
  JOIN person p ON p.id = a.person_id
 WHERE a.ref = :ref COLLATE NOCASE
 ORDER BY a.ref = :ref DESC /*sort*/
 LIMIT 1;

-- name: merge_alias_exact
SELECT a.person_id, p.ref
  FROM person_alias a
  JOIN person p ON p.id = a.person_id
 WHERE a.ref = :ref;

-- name: merge_alias_list
SELECT ref
  FROM person_alias
 WHERE person_id = :person
 ORDER BY id;

-- ---- rows that both have ----

-- name: merge_both_open_cases
SELECT a.id AS survivor_case, b.id AS loser_case
  FROM support_case a
  JOIN support_case b ON b.person_id = :loser AND b.closed_on IS NULL
 WHERE a.person_id = :survivor
   AND a.closed_on IS NULL;

-- name: merge_both_registered
SELECT a.number AS survivor_number, b.number AS loser_number
  FROM registration a
  JOIN registration b ON b.person_id = :loser AND b.ended_on IS NULL
 WHERE a.person_id = :survivor
   AND a.ended_on IS NULL;

-- name: merge_both_drafts
-- The same form begun for both by one user at one terminal: one would overwrite the other.
SELECT s.name
  FROM draft b
  JOIN draft a ON a.staff_id = b.staff_id AND a.form = b.form AND a.terminal = b.terminal
              AND a.record = CASE WHEN b.form = 'person_edit' THEN :survivor || '.' || :survivor
                                  ELSE substr(b.record, 1, length(b.record) - length(:loser))
                                       || :survivor END
  JOIN staff s ON s.id = b.staff_id
 WHERE b.person_id = :loser
   AND b.record LIKE '%.' || :loser
 ORDER BY b.id /*sort*/
 LIMIT 1;

-- name: merge_both_seats
SELECT a.id AS survivor_seat, b.id AS loser_seat, a.attendance AS survivor_attendance,
       b.attendance AS loser_attendance, a.waiting AS survivor_waiting,
       b.waiting AS loser_waiting
  FROM participation b
  JOIN participation a ON a.event_id = b.event_id AND a.person_id = :survivor
 WHERE b.person_id = :loser
 ORDER BY b.id /*sort*/;

-- name: merge_participation_read
SELECT json_object('id', id, 'version', version, 'event_id', event_id, 'person_id', person_id,
                   'attendance', attendance, 'waiting', waiting, 'arrived_at', arrived_at,
                   'next_action', next_action, 'note', note,
                   'waiting_since', waiting_since) AS body
  FROM participation
 WHERE id = :id;

-- name: merge_participation_remove
DELETE FROM participation
 WHERE id = :id;

-- name: merge_participation_add
-- Not where the person has got another seat in that event meanwhile.
INSERT INTO participation (id, version, event_id, person_id, attendance, waiting, arrived_at,
       next_action, note, waiting_since)
SELECT :row ->> 'id', :row ->> 'version', :row ->> 'event_id', :row ->> 'person_id',
       :row ->> 'attendance', :row ->> 'waiting', :row ->> 'arrived_at', :row ->> 'next_action',
       :row ->> 'note', :row ->> 'waiting_since'
 WHERE true
    ON CONFLICT DO NOTHING;

-- name: merge_both_dispatches
SELECT b.dispatch_id AS id
  FROM dispatch_person b
  JOIN dispatch_person a ON a.dispatch_id = b.dispatch_id AND a.person_id = :survivor
 WHERE b.person_id = :loser
 ORDER BY b.dispatch_id;

-- name: merge_dispatch_remove
DELETE FROM dispatch_person
 WHERE dispatch_id = :id
   AND person_id = :person;

-- name: merge_dispatch_add
INSERT INTO dispatch_person (dispatch_id, person_id)
VALUES (:id, :person)
    ON CONFLICT DO NOTHING;

-- name: merge_both_walk_ins
-- The later arrival of a day goes: somebody comes once.
SELECT CASE WHEN a.arrived_at <= b.arrived_at THEN b.id ELSE a.id END AS id
  FROM walk_in b
  JOIN walk_in a ON a.person_id = :survivor AND a.day = b.day AND a.voided = 0
 WHERE b.person_id = :loser
   AND b.voided = 0
 ORDER BY b.day /*sort*/;

-- name: merge_walk_in_void
UPDATE walk_in
   SET version = version + 1, voided = 1
 WHERE id = :id;

-- name: merge_walk_in_unvoid
-- Not where another arrival of that day stands meanwhile.
UPDATE walk_in AS w
   SET version = version + 1, voided = 0
 WHERE w.id = :id
   AND w.voided = 1
   AND NOT EXISTS (SELECT 1
                     FROM walk_in o
                    WHERE o.person_id = w.person_id
                      AND o.day = w.day
                      AND o.voided = 0);

-- name: merge_case_read
SELECT json_object('version', version, 'stage', stage, 'stage_since', stage_since, 'stage_before',
                   stage_before, 'review_on', review_on, 'next_action', next_action, 'next_on',
                   next_on, 'closed_on', closed_on, 'close_reason', close_reason) AS body
  FROM support_case
 WHERE id = :id;

-- name: merge_case_put_back
-- Only where nobody has touched the case since, and not beside another that is open by now.
UPDATE support_case AS c
   SET version = version + 1, stage = :before ->> 'stage', stage_since = :before ->> 'stage_since',
       stage_before = :before ->> 'stage_before', review_on = :before ->> 'review_on',
       next_action = :before ->> 'next_action', next_on = :before ->> 'next_on',
       closed_on = :before ->> 'closed_on', close_reason = :before ->> 'close_reason'
 WHERE c.id = :id
   AND c.version = :after ->> 'version'
   AND (:before ->> 'closed_on' IS NOT NULL
        OR NOT EXISTS (SELECT 1
                         FROM support_case o
                        WHERE o.person_id = c.person_id
                          AND o.closed_on IS NULL
                          AND o.id <> c.id));

-- name: merge_stage_change_remove
-- The closing that a merge brought about, once the case is open again: not one that stands, and not
-- one that somebody has taken back since.
DELETE FROM stage_change
 WHERE id = :id
   AND (SELECT c.closed_on
          FROM stage_change h
          JOIN support_case c ON c.id = h.case_id
         WHERE h.id = :id) IS NULL
   AND NOT EXISTS (SELECT 1
                     FROM stage_change u
                    WHERE u.case_id = (SELECT h.case_id FROM stage_change h WHERE h.id = :id)
                      AND u.id > :id);

-- name: merge_handbook_past_remove
-- Where the certificates of the record that stayed do not come back (:back 0), only those of the
-- other.
DELETE FROM handbook_past AS h
 WHERE h.id = :id
   AND (:back OR EXISTS (SELECT 1
                           FROM json_each(:taken) t /*scan*/
                          WHERE t.value ->> 'kind' = h.kind
                            AND t.value ->> 'number' = h.number
                            AND t.value ->> 'issued_on' IS h.issued_on
                            AND t.value ->> 'expires_on' IS h.expires_on));

-- name: merge_years
-- Days on which somebody started a job, by own reports or by those of a pseudonym that is linked to the
-- person: the fiscal years in which No.63 may change.
SELECT started_on
  FROM placement
 WHERE person_id = :person
 UNION
SELECT p.started_on
  FROM placement l
  JOIN placement p ON p.partner_id = l.partner_id AND p.partner_person = l.partner_person
 WHERE l.person_id = :person
   AND l.partner_person <> ''
 ORDER BY started_on /*sort*/;
