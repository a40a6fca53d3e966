-- interview.sql: interview sheets (F3).

-- name: interview_find
SELECT i.id, i.version, i.case_id, i.at, i.place, i.staff_id, s.name AS staff_name, i.companions,
       i.education, i.work_history, i.qualifications, i.medical, i.living, i.wish_occupation,
       i.wish_weekly_min, i.wish_disclosure, i.work_intention, i.own_will, i.family_will, i.issues,
       i.next_action, i.next_on
  FROM interview i
  JOIN staff s ON s.id = i.staff_id
 WHERE i.id = :id;

-- name: interview_number
-- Its place among the sheets of the case by day and time.
SELECT count(*) AS number
  FROM interview
 WHERE case_id = :case
   AND (at < :at OR (at = :at AND id <= :id));

-- name: interview_insert
INSERT INTO interview (case_id, at, place, staff_id, companions, education, work_history,
       qualifications, medical, living, wish_occupation, wish_weekly_min, wish_disclosure,
       work_intention, own_will, family_will, issues, next_action, next_on)
VALUES (:case, :at, :place, :staff, :companions, :education, :work_history, :qualifications,
       :medical, :living, :wish_occupation, :wish_weekly_min, :wish_disclosure, :work_intention,
       :own_will, :family_will, :issues, :next_action, :next_on);

-- name: interview_update
UPDATE interview
   SET version = version + 1, at = :at, place = :place, staff_id = :staff,
       companions = :companions, education = :education, work_history = :work_history,
       qualifications = :qualifications, medical = :medical, living = :living,
       wish_occupation = :wish_occupation, wish_weekly_min = :wish_weekly_min,
       wish_disclosure = :wish_disclosure, work_intention = :work_intention, own_will = :own_will,
       family_will = :family_will, issues = :issues, next_action = :next_action, next_on = :next_on
 WHERE id = :id
   AND version = :version;

-- name: interview_conditions
SELECT rank, wish
  FROM interview_condition
 WHERE interview_id = :interview
 ORDER BY rank;

-- name: interview_condition_add
INSERT INTO interview_condition (interview_id, rank, wish)
VALUES (:interview, :rank, :wish);

-- name: interview_condition_clear
DELETE FROM interview_condition
 WHERE interview_id = :interview;

-- name: interview_list
SELECT i.id, i.at, i.place, s.name AS staff_name
  FROM interview i
  JOIN staff s ON s.id = i.staff_id
 WHERE i.case_id = :case
 ORDER BY i.at, i.id;

-- name: interview_newest
SELECT id, version
  FROM interview
 WHERE case_id = :case
 ORDER BY at DESC, id DESC
 LIMIT 1;
