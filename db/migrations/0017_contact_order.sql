-- 0017: lists of cases read all cases of a stage to find those that are overdue or without contact. What
-- they ask of each stands in the index, and so does the newest entry of its support log.
DROP INDEX support_case_stage;
CREATE INDEX support_case_stage ON support_case (stage, stage_since, id, person_id, next_on)
 WHERE closed_on IS NULL;
CREATE INDEX support_log_contact ON support_log (person_id, on_day) WHERE voided = 0;
