-- plan.sql: the ward's plan, its indicators, judgements, and what was signed.

-- name: plan_list
SELECT id, title, from_fy, to_fy
  FROM plan
 WHERE id > 0
 ORDER BY id;

-- name: plan_indicators
SELECT no, section, name_ja, name_en, owners, measure_ja, measure_en, kind, unit_ja, baseline_fy,
       baseline_number, baseline_text, target_fy, target_number, target_text, definition_ja,
       definition_en, definition_version
  FROM indicator
 WHERE plan_id = :plan_id
 ORDER BY no;

-- name: plan_judgement
-- The newest valid judgement of an indicator for a year.
SELECT j.judgement AS judgement, j.words AS words, j.evidence AS evidence, j.on_day AS on_day,
       s.name AS staff_name
  FROM kpi_judgement AS j
  JOIN staff AS s
    ON s.id = j.staff_id
 WHERE j.plan_id = :plan_id
   AND j.fy = :fy
   AND j.no = :no
   AND j.voided = 0
 ORDER BY j.id DESC
 LIMIT 1;

-- name: plan_judge
INSERT INTO kpi_judgement (plan_id, no, fy, judgement, words, evidence, on_day, staff_id)
VALUES (:plan_id, :no, :fy, :judgement, :words, :evidence, :on_day, :staff_id)
RETURNING id;

-- name: plan_signed
-- The months of a signed year; no row: the year is open.
SELECT month, n
  FROM kpi_signed
 WHERE plan_id = :plan_id
   AND fy = :fy
   AND no = :no
 ORDER BY month;
