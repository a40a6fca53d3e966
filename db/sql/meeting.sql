-- meeting.sql: the agenda of coordination meetings, minutes, outcomes, tasks.

-- name: meeting_case_insert
INSERT INTO meeting_case (event_id, case_id, sort, assessment_id, own_words, shared_points,
                          discussed, opinions, remaining, next_on)
VALUES (:event_id, :case_id,
        (SELECT coalesce(max(sort), 0) + 1 FROM meeting_case WHERE event_id = :event_id),
        :assessment_id, :own_words, :shared_points, :discussed, :opinions, :remaining, :next_on)
RETURNING id, version, sort;

-- name: meeting_case_update
UPDATE meeting_case
   SET assessment_id = :assessment_id, own_words = :own_words, shared_points = :shared_points,
       discussed = :discussed, opinions = :opinions, remaining = :remaining, next_on = :next_on,
       version = version + 1
 WHERE id = :id
   AND version = :version;

-- name: meeting_case_sort
UPDATE meeting_case
   SET sort = :sort, version = version + 1
 WHERE id = :id;

-- name: meeting_case_delete
DELETE FROM meeting_case
 WHERE id = :id;

-- name: meeting_case_find
SELECT id, version, event_id, case_id, sort, assessment_id, own_words, shared_points, discussed,
       opinions, remaining, next_on
  FROM meeting_case
 WHERE id = :id;

-- name: meeting_case_of
SELECT id
  FROM meeting_case
 WHERE event_id = :event_id
   AND case_id = :case_id;

-- name: meeting_case_list
SELECT m.id AS id, m.version AS version, m.case_id AS case_id, m.sort AS sort,
       c.person_id AS person_id, c.stage AS stage, p.ref AS ref, p.name AS name, p.kana AS kana,
       p.restricted AS restricted, a.number AS sheet, a.state AS sheet_state,
       (SELECT printf('%04d-%04d', i.fy, i.serial)
          FROM intake_slip AS i
         WHERE i.person_id = c.person_id
         ORDER BY i.received_at
         LIMIT 1) AS slip_no
  FROM meeting_case AS m
  JOIN support_case AS c
    ON c.id = m.case_id
  JOIN person AS p
    ON p.id = c.person_id
  LEFT JOIN assessment AS a
    ON a.id = m.assessment_id
 WHERE m.event_id = :event_id;

-- name: meeting_agreed_sheet
-- The newest agreed sheet of a case.
SELECT id
  FROM assessment
 WHERE case_id = :case_id
   AND state IN ('agreed', 'frozen')
 ORDER BY number DESC
 LIMIT 1;

-- name: meeting_outcome_clear
DELETE FROM meeting_outcome
 WHERE meeting_case_id = :owner;

-- name: meeting_outcome_add
INSERT INTO meeting_outcome (meeting_case_id, outcome)
VALUES (:owner, :item)
    ON CONFLICT DO NOTHING;

-- name: meeting_outcome_list
SELECT outcome
  FROM meeting_outcome
 WHERE meeting_case_id = :owner
 ORDER BY outcome;

-- name: meeting_task_clear
DELETE FROM meeting_task
 WHERE meeting_case_id = :meeting_case_id;

-- name: meeting_task_add
INSERT INTO meeting_task (meeting_case_id, owner, content, due_on, done_on)
VALUES (:meeting_case_id, :owner, :content, :due_on, :done_on);

-- name: meeting_task_list
SELECT id, owner, content, due_on, done_on
  FROM meeting_task
 WHERE meeting_case_id = :meeting_case_id
 ORDER BY id;

-- name: meeting_task_person
-- Whom a task concerns.
SELECT c.person_id AS person_id
  FROM meeting_task AS t
  JOIN meeting_case AS m
    ON m.id = t.meeting_case_id
  JOIN support_case AS c
    ON c.id = m.case_id
 WHERE t.id = :id;

-- name: meeting_task_done
UPDATE meeting_task
   SET done_on = :done_on
 WHERE id = :id
RETURNING id;
