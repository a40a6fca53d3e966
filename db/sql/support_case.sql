-- support_case.sql: cases, their stages, and the records that a step rests on.

-- part: case_columns
-- Of support_case c, with the name of staff s.
c.id, c.version, c.person_id, c.opened_on, c.staff_id, s.name AS staff_name, c.stage,
       c.stage_since, c.stage_before, c.review_on, c.next_action, c.next_on, c.closed_on,
       c.close_reason, c.imported;

-- name: case_find
SELECT {{case_columns}}
  FROM support_case c
  LEFT JOIN staff s ON s.id = c.staff_id
 WHERE c.id = :id;

-- name: case_open_find
SELECT {{case_columns}}
  FROM support_case c
  LEFT JOIN staff s ON s.id = c.staff_id
 WHERE c.person_id = :person
   AND c.closed_on IS NULL;

-- name: case_open_of_person
SELECT id
  FROM support_case
 WHERE person_id = :person
   AND closed_on IS NULL;

-- name: case_newest_of_person
SELECT id
  FROM support_case
 WHERE person_id = :person
 ORDER BY opened_on DESC, id DESC
 LIMIT 1;

-- name: case_on_day
SELECT EXISTS (SELECT 1
                 FROM support_case
                WHERE person_id = :person
                  AND opened_on <= :day
                  AND (closed_on IS NULL OR closed_on >= :day)) AS there;

-- name: case_count_of_person
SELECT count(*) AS n
  FROM support_case
 WHERE person_id = :person;

-- name: case_insert
INSERT INTO support_case (person_id, opened_on, staff_id, stage, stage_since, next_action, next_on,
       imported)
VALUES (:person, :opened_on, :staff, :stage, :opened_on, :next_action, :next_on, :imported);

-- name: case_update
UPDATE support_case
   SET version = version + 1, staff_id = :staff, stage = :stage, stage_since = :stage_since,
       stage_before = :stage_before, review_on = :review_on, next_action = :next_action,
       next_on = :next_on, closed_on = :closed_on, close_reason = :close_reason,
       imported = :imported
 WHERE id = :id
   AND version = :version;

-- name: case_list_stage
SELECT {{case_columns}}, p.ref, p.name, p.kana, p.birth_date
  FROM support_case c
  JOIN person p ON p.id = c.person_id
  LEFT JOIN staff s ON s.id = c.staff_id
 WHERE c.closed_on IS NULL
   AND c.stage = :stage
   AND (:staff = 0 OR c.staff_id = :staff)
   AND {{seen_by(p)}}
 ORDER BY c.stage_since, c.id
 LIMIT :limit;

-- name: stage_change_add
INSERT INTO stage_change (case_id, from_stage, to_stage, on_day, skip_reason, reason, cause_kind,
       cause_id, undoes, imported, staff_id, at)
VALUES (:case, :from_stage, :to_stage, :on_day, :skip_reason, :reason, :cause_kind, :cause_id,
       :undoes, :imported, :staff, :at);

-- name: stage_change_list
SELECT h.id, h.case_id, h.from_stage, h.to_stage, h.on_day, h.skip_reason, h.reason, h.cause_kind,
       h.cause_id, h.undoes, h.imported, s.name AS staff_name, h.at,
       EXISTS (SELECT 1
                 FROM stage_change u
                WHERE u.case_id = h.case_id
                  AND u.undoes = h.id) AS undone
  FROM stage_change h
  LEFT JOIN staff s ON s.id = h.staff_id
 WHERE h.case_id = :case
 ORDER BY h.id;

-- name: stage_change_last_day
SELECT on_day
  FROM stage_change
 WHERE case_id = :case
 ORDER BY id DESC
 LIMIT 1;

-- name: cause_slip
SELECT 1 AS fits
  FROM intake_slip
 WHERE id = :id
   AND person_id = :person;

-- name: cause_booking
SELECT 1 AS fits
  FROM participation a
  JOIN event v ON v.id = a.event_id
 WHERE a.id = :id
   AND a.person_id = :person
   AND a.attendance IN ('booked', 'attended')
   AND v.kind = 'orientation';

-- name: cause_attendance
SELECT 1 AS fits
  FROM participation a
  JOIN event v ON v.id = a.event_id
 WHERE a.id = :id
   AND a.person_id = :person
   AND a.attendance = 'attended'
   AND v.kind = 'orientation';

-- name: cause_interview
SELECT 1 AS fits
  FROM interview
 WHERE id = :id
   AND case_id = :case;

-- name: cause_assessment
SELECT 1 AS fits
  FROM assessment
 WHERE id = :id
   AND case_id = :case
   AND state IN ('agreed', 'frozen');

-- name: cause_decision
SELECT 1 AS fits
  FROM decision d
  JOIN assessment a ON a.id = d.assessment_id
 WHERE d.id = :id
   AND d.case_id = :case
   AND a.state IN ('agreed', 'frozen');

-- name: cause_outcomes
SELECT o.outcome
  FROM meeting_case m
  JOIN meeting_outcome o ON o.meeting_case_id = m.id
 WHERE m.id = :id
   AND m.case_id = :case
 ORDER BY o.outcome;

-- name: cause_placement
SELECT 1 AS fits
  FROM placement
 WHERE id = :id
   AND person_id = :person
   AND voided = 0;

-- name: cause_retention_placement
SELECT 1 AS fits
  FROM placement
 WHERE id = :id
   AND person_id = :person
   AND retention_from IS NOT NULL
   AND voided = 0;

-- name: cause_ended_placement
SELECT 1 AS fits
  FROM placement
 WHERE id = :id
   AND person_id = :person
   AND ended_on IS NOT NULL
   AND voided = 0;

-- name: cause_dispatch
SELECT 1 AS fits
  FROM dispatch_person dp
  JOIN dispatch d ON d.id = dp.dispatch_id
 WHERE dp.dispatch_id = :id
   AND dp.person_id = :person
   AND d.voided = 0;

-- name: cause_handover
SELECT 1 AS fits
  FROM handover
 WHERE id = :id
   AND person_id = :person;

-- name: case_attended_orientation
-- The newest orientation that the person attended, in this case or shortly before it.
SELECT a.id
  FROM participation a
  JOIN event v ON v.id = a.event_id
 WHERE a.person_id = :person
   AND a.attendance = 'attended'
   AND v.kind = 'orientation'
   AND v.day >= :since
 ORDER BY a.event_id DESC
 LIMIT 1;

-- name: case_agreed_sheet
SELECT id
  FROM assessment
 WHERE case_id = :case
   AND state IN ('agreed', 'frozen')
 ORDER BY number DESC
 LIMIT 1;

-- name: case_registration_outcome
SELECT m.id
  FROM meeting_case m
  JOIN meeting_outcome o ON o.meeting_case_id = m.id
 WHERE m.case_id = :case
   AND o.outcome = 'registration'
 ORDER BY m.event_id DESC
 LIMIT 1;

-- name: case_ended_placement
SELECT id
  FROM placement
 WHERE person_id = :person
   AND ended_on IS NOT NULL
   AND voided = 0
 ORDER BY started_on DESC
 LIMIT 1;
