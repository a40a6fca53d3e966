-- decision.sql: route decisions after an assessment.

-- name: decision_insert
INSERT INTO decision (case_id, assessment_id, route, reason, on_day, staff_id, at)
VALUES (:case, :assessment, :route, :reason, :on_day, :staff, :at);

-- name: decision_list
SELECT d.id, d.case_id, d.assessment_id, d.route, d.reason, d.on_day, d.staff_id,
       s.name AS staff_name
  FROM decision d
  JOIN staff s ON s.id = d.staff_id
 WHERE d.case_id = :case
 ORDER BY d.id DESC;
