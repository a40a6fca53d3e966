-- interview.sql: interview sheets (F3).

-- name: interview_find
SELECT i.id, i.version, i.case_id, i.at, i.place, i.staff_id, s.name AS staff_name, i.companions,
       i.education, i.work_history, i.qualifications, i.medical, i.diagnosis, i.doctor, i.clinic,
       i.visits, i.medicine, i.living, i.household, i.income_note, i.wish_occupation, i.wish_area,
       i.wish_commute_min, i.wish_days, i.wish_wage, i.wish_start, i.wish_weekly_min, i.wish_disclosure, i.work_intention, i.own_will, i.family_will, i.issues,
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
       qualifications, medical, diagnosis, doctor, clinic, visits, medicine, living, household,
       income_note, wish_occupation, wish_area, wish_commute_min, wish_days, wish_wage, wish_start,
       wish_weekly_min, wish_disclosure, work_intention, own_will, family_will, issues,
       next_action, next_on)
VALUES (:case, :at, :place, :staff, :companions, :education, :work_history, :qualifications,
       :medical, :diagnosis, :doctor, :clinic, :visits, :medicine, :living, :household,
       :income_note, :wish_occupation, :wish_area, :wish_commute_min, :wish_days, :wish_wage,
       :wish_start, :wish_weekly_min, :wish_disclosure, :work_intention, :own_will, :family_will,
       :issues, :next_action, :next_on);

-- name: interview_update
UPDATE interview
   SET version = version + 1, at = :at, place = :place, staff_id = :staff,
       companions = :companions, education = :education, work_history = :work_history,
       qualifications = :qualifications, medical = :medical, diagnosis = :diagnosis,
       doctor = :doctor, clinic = :clinic, visits = :visits, medicine = :medicine,
       living = :living, household = :household, income_note = :income_note,
       wish_occupation = :wish_occupation, wish_area = :wish_area,
       wish_commute_min = :wish_commute_min, wish_days = :wish_days, wish_wage = :wish_wage,
       wish_start = :wish_start, wish_weekly_min = :wish_weekly_min,
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

-- name: interview_staff_list
SELECT staff_id
  FROM interview_staff
 WHERE interview_id = :owner
 ORDER BY staff_id;

-- name: interview_staff_add
INSERT INTO interview_staff (interview_id, staff_id)
VALUES (:owner, :item);

-- name: interview_staff_clear
DELETE FROM interview_staff
 WHERE interview_id = :owner;

-- name: interview_service_list
SELECT service
  FROM interview_service
 WHERE interview_id = :owner
 ORDER BY service;

-- name: interview_service_add
INSERT INTO interview_service (interview_id, service)
VALUES (:owner, :item);

-- name: interview_service_clear
DELETE FROM interview_service
 WHERE interview_id = :owner;

-- name: interview_agency_list
SELECT organisation_id
  FROM interview_agency
 WHERE interview_id = :owner
 ORDER BY organisation_id;

-- name: interview_agency_add
INSERT INTO interview_agency (interview_id, organisation_id)
VALUES (:owner, :item);

-- name: interview_agency_clear
DELETE FROM interview_agency
 WHERE interview_id = :owner;

-- name: interview_jobs
SELECT employer, occupation, from_on, to_on, weekly_min, leave_reason
  FROM interview_job
 WHERE interview_id = :interview
 ORDER BY rank;

-- name: interview_job_add
INSERT INTO interview_job (interview_id, rank, employer, occupation, from_on, to_on, weekly_min,
       leave_reason)
VALUES (:interview, :rank, :employer, :occupation, :from_on, :to_on, :weekly_min, :leave_reason);

-- name: interview_job_clear
DELETE FROM interview_job
 WHERE interview_id = :interview;
