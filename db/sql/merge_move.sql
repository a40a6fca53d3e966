-- merge_move.sql: what moves from one person to another as it is, table by table: three statements
-- each. merge_move gives the numbers of the rows that moved; merge_back takes one back where it
-- still is; merge_since lists what came to the person after the merge (:mark, the last number then);
-- drafts, old numbers and
-- histories are left out, being no work on the person.
-- To add a table that refers to a person: its three statements here, a row in merge_rules.c.

-- name: merge_move_intake_slip
UPDATE intake_slip
   SET person_id = :to
 WHERE person_id = :from
RETURNING id;

-- name: merge_back_intake_slip
UPDATE intake_slip
   SET person_id = :to
 WHERE id = :id
   AND person_id = :from;

-- name: merge_since_intake_slip
SELECT id, substr(received_at, 1, 10) AS day
  FROM intake_slip
 WHERE person_id = :person
   AND id > :mark
 ORDER BY id /*sort*/;

-- name: merge_move_consent
UPDATE consent
   SET person_id = :to
 WHERE person_id = :from
RETURNING id;

-- name: merge_back_consent
UPDATE consent
   SET person_id = :to
 WHERE id = :id
   AND person_id = :from;

-- name: merge_since_consent
SELECT id, from_on AS day
  FROM consent
 WHERE person_id = :person
   AND id > :mark
 ORDER BY id /*sort*/;

-- name: merge_move_support_case
UPDATE support_case
   SET person_id = :to
 WHERE person_id = :from
RETURNING id;

-- name: merge_back_support_case
UPDATE support_case
   SET person_id = :to
 WHERE id = :id
   AND person_id = :from;

-- name: merge_since_support_case
SELECT id, opened_on AS day
  FROM support_case
 WHERE person_id = :person
   AND id > :mark
 ORDER BY id /*sort*/;

-- name: merge_move_registration
UPDATE registration
   SET person_id = :to
 WHERE person_id = :from
RETURNING id;

-- name: merge_back_registration
UPDATE registration
   SET person_id = :to
 WHERE id = :id
   AND person_id = :from;

-- name: merge_since_registration
SELECT id, registered_on AS day
  FROM registration
 WHERE person_id = :person
   AND id > :mark
 ORDER BY id /*sort*/;

-- name: merge_move_participation
UPDATE participation
   SET person_id = :to
 WHERE person_id = :from
RETURNING id;

-- name: merge_back_participation
UPDATE participation
   SET person_id = :to
 WHERE id = :id
   AND person_id = :from;

-- name: merge_since_participation
SELECT id, (SELECT v.day FROM event v WHERE v.id = event_id) AS day
  FROM participation
 WHERE person_id = :person
   AND id > :mark
 ORDER BY id /*sort*/;

-- name: merge_move_walk_in
UPDATE walk_in
   SET person_id = :to
 WHERE person_id = :from
RETURNING id;

-- name: merge_back_walk_in
UPDATE walk_in
   SET person_id = :to
 WHERE id = :id
   AND person_id = :from;

-- name: merge_since_walk_in
SELECT id, day AS day
  FROM walk_in
 WHERE person_id = :person
   AND id > :mark
 ORDER BY id /*sort*/;

-- name: merge_move_restricted_opening
UPDATE restricted_opening
   SET person_id = :to
 WHERE person_id = :from
RETURNING id;

-- name: merge_back_restricted_opening
UPDATE restricted_opening
   SET person_id = :to
 WHERE id = :id
   AND person_id = :from;

-- name: merge_move_restriction_proposal
UPDATE restriction_proposal
   SET person_id = :to
 WHERE person_id = :from
RETURNING id;

-- name: merge_back_restriction_proposal
UPDATE restriction_proposal
   SET person_id = :to
 WHERE id = :id
   AND person_id = :from;

-- name: merge_move_placement
UPDATE placement
   SET person_id = :to
 WHERE person_id = :from
RETURNING id;

-- name: merge_back_placement
UPDATE placement
   SET person_id = :to
 WHERE id = :id
   AND person_id = :from;

-- name: merge_since_placement
SELECT id, started_on AS day
  FROM placement
 WHERE person_id = :person
   AND id > :mark
 ORDER BY id /*sort*/;

-- name: merge_move_dispatch_person
UPDATE dispatch_person
   SET person_id = :to
 WHERE person_id = :from
RETURNING dispatch_id AS id;

-- name: merge_back_dispatch_person
UPDATE dispatch_person
   SET person_id = :to
 WHERE dispatch_id = :id
   AND person_id = :from;

-- name: merge_since_dispatch_person
SELECT dispatch_id AS id, (SELECT d.on_day FROM dispatch d WHERE d.id = dispatch_id) AS day
  FROM dispatch_person
 WHERE person_id = :person
   AND dispatch_id > :mark
 ORDER BY dispatch_id /*sort*/;

-- name: merge_move_handover
UPDATE handover
   SET person_id = :to
 WHERE person_id = :from
RETURNING id;

-- name: merge_back_handover
UPDATE handover
   SET person_id = :to
 WHERE id = :id
   AND person_id = :from;

-- name: merge_since_handover
SELECT id, handed_over_on AS day
  FROM handover
 WHERE person_id = :person
   AND id > :mark
 ORDER BY id /*sort*/;

-- name: merge_move_support_log
UPDATE support_log
   SET person_id = :to
 WHERE person_id = :from
RETURNING id;

-- name: merge_back_support_log
UPDATE support_log
   SET person_id = :to
 WHERE id = :id
   AND person_id = :from;

-- name: merge_since_support_log
SELECT id, on_day AS day
  FROM support_log
 WHERE person_id = :person
   AND id > :mark
 ORDER BY id /*sort*/;

-- name: merge_move_person_flag
UPDATE person_flag
   SET person_id = :to
 WHERE person_id = :from
RETURNING id;

-- name: merge_back_person_flag
UPDATE person_flag
   SET person_id = :to
 WHERE id = :id
   AND person_id = :from;

-- name: merge_since_person_flag
SELECT id, raised_on AS day
  FROM person_flag
 WHERE person_id = :person
   AND id > :mark
 ORDER BY id /*sort*/;

-- name: merge_move_handbook_past
UPDATE handbook_past
   SET person_id = :to
 WHERE person_id = :from
RETURNING id;

-- name: merge_back_handbook_past
UPDATE handbook_past
   SET person_id = :to
 WHERE id = :id
   AND person_id = :from;

-- name: merge_since_handbook_past
SELECT id, ended_on AS day
  FROM handbook_past
 WHERE person_id = :person
   AND id > :mark
 ORDER BY id /*sort*/;

-- name: merge_move_disability_period
UPDATE disability_period
   SET person_id = :to
 WHERE person_id = :from
RETURNING id;

-- name: merge_back_disability_period
UPDATE disability_period
   SET person_id = :to
 WHERE id = :id
   AND person_id = :from;

-- name: merge_since_disability_period
SELECT id, substr(at, 1, 10) AS day
  FROM disability_period
 WHERE person_id = :person
   AND id > :mark
 ORDER BY id /*sort*/;

-- name: merge_move_field_history
UPDATE field_history
   SET person_id = :to
 WHERE person_id = :from
RETURNING id;

-- name: merge_back_field_history
UPDATE field_history
   SET person_id = :to
 WHERE id = :id
   AND person_id = :from;

-- part: of_cases_since(table, name, day)
SELECT $name AS tbl, x.id, $day AS day
  FROM support_case c
  JOIN $table x ON x.case_id = c.id
 WHERE c.person_id = :person
   AND x.id > coalesce(:marks ->> $name, 0)

-- name: merge_since_cases
-- What hangs on a case alone goes back with it, also what came to it after the merge (:marks).
{{of_cases_since(interview, 'interview', substr(x.at, 1, 10))}}
 UNION ALL
{{of_cases_since(assessment, 'assessment', x.on_day)}}
 UNION ALL
{{of_cases_since(decision, 'decision', x.on_day)}}
 UNION ALL
{{of_cases_since(meeting_case, 'meeting_case', (SELECT v.day FROM event v WHERE v.id = x.event_id))}};

-- name: merge_uncase_support_log
-- Not in the case of the other any more, once both have their own again; the same of three more.
UPDATE support_log
   SET version = version + 1, case_id = NULL
 WHERE person_id = :person
   AND case_id IN (SELECT c.id FROM support_case c WHERE c.person_id = :other);

-- name: merge_uncase_intake_slip
UPDATE intake_slip
   SET version = version + 1, case_id = NULL
 WHERE person_id = :person
   AND case_id IN (SELECT c.id FROM support_case c WHERE c.person_id = :other);

-- name: merge_uncase_registration
UPDATE registration
   SET version = version + 1, case_id = NULL
 WHERE person_id = :person
   AND case_id IN (SELECT c.id FROM support_case c WHERE c.person_id = :other);

-- name: merge_uncase_placement
UPDATE placement
   SET version = version + 1, case_id = NULL
 WHERE person_id = :person
   AND case_id IN (SELECT c.id FROM support_case c WHERE c.person_id = :other);

-- name: merge_history_back
-- What was written since about records that went back, in their own name or with their case, trip
-- or appointment.
UPDATE field_history AS h
   SET person_id = :to
 WHERE h.person_id = :from
   AND h.id > :mark
   AND (EXISTS (SELECT 1
                  FROM merge_step t
                 WHERE t.merge_id = :merge
                   AND t.what = 'moved'
                   AND t.tbl = h.kind
                   AND t.row_id = h.record_id)
        OR CASE h.kind
           WHEN 'dispatch' THEN EXISTS (SELECT 1
                                          FROM merge_step t
                                         WHERE t.merge_id = :merge
                                           AND t.what = 'moved'
                                           AND t.tbl = 'dispatch_person'
                                           AND t.row_id = h.record_id)
           WHEN 'event' THEN EXISTS (SELECT 1
                                       FROM participation p
                                       JOIN merge_step t ON t.merge_id = :merge
                                                        AND t.what = 'moved'
                                                        AND t.tbl = 'participation'
                                                        AND t.row_id = p.id
                                      WHERE p.event_id = h.record_id
                                        AND p.person_id = :to)
           WHEN 'interview' THEN (SELECT c.person_id
                                    FROM interview x
                                    JOIN support_case c ON c.id = x.case_id
                                   WHERE x.id = h.record_id) = :to
           WHEN 'assessment' THEN (SELECT c.person_id
                                     FROM assessment x
                                     JOIN support_case c ON c.id = x.case_id
                                    WHERE x.id = h.record_id) = :to
           WHEN 'meeting_case' THEN (SELECT c.person_id
                                       FROM meeting_case x
                                       JOIN support_case c ON c.id = x.case_id
                                      WHERE x.id = h.record_id) = :to
           ELSE false END);

-- name: merge_move_draft
-- The name of a draft ends with the number of the person; that of a card is nothing else.
UPDATE draft
   SET person_id = :to,
       record = CASE WHEN form = 'person_edit' AND record = :from || '.' || :from
                     THEN :to || '.' || :to
                     WHEN record LIKE '%.' || :from
                     THEN substr(record, 1, length(record) - length(:from)) || :to
                     ELSE record END
 WHERE person_id = :from
RETURNING id;

-- name: merge_back_draft
-- Where another draft has that name meanwhile, the newer of the two has it.
UPDATE OR REPLACE draft AS d
   SET person_id = :to, record = n.record
  FROM (SELECT id,
               CASE WHEN form = 'person_edit' AND record = :from || '.' || :from
                    THEN :to || '.' || :to
                    WHEN record LIKE '%.' || :from
                    THEN substr(record, 1, length(record) - length(:from)) || :to
                    ELSE record END AS record
          FROM draft
         WHERE id = :id) n
 WHERE d.id = n.id
   AND d.person_id = :from
   AND NOT EXISTS (SELECT 1
                     FROM draft o
                    WHERE o.staff_id = d.staff_id
                      AND o.form = d.form
                      AND o.record = n.record
                      AND o.terminal = d.terminal
                      AND o.id <> d.id
                      AND o.saved_at > d.saved_at);

-- name: merge_draft_follow
-- The name for a form that stayed open while its person was merged away, as merge_move_draft has
-- it; no row where another draft has that name, one that did not move with the person and was not kept by
-- this terminal since.
SELECT n.record
  FROM (SELECT CASE WHEN :form = 'person_edit' AND :record = :from || '.' || :from
                    THEN :to || '.' || :to
                    WHEN :record LIKE '%.' || :from
                    THEN substr(:record, 1, length(:record) - length(:from)) || :to
                    ELSE :record END AS record) n
 WHERE NOT EXISTS (SELECT 1
                     FROM draft d
                    WHERE d.staff_id = :staff
                      AND d.form = :form
                      AND d.record = n.record
                      AND d.terminal = :terminal
                      AND NOT EXISTS (SELECT 1
                                        FROM person_merge m
                                       WHERE m.loser_id = :from
                                         AND m.state = 'done'
                                         AND (d.saved_at >= m.decided_at
                                              OR EXISTS (SELECT 1
                                                           FROM merge_step t
                                                          WHERE t.merge_id = m.id
                                                            AND t.what = 'moved'
                                                            AND t.tbl = 'draft'
                                                            AND t.row_id = d.id))));

-- name: merge_move_person_alias
UPDATE person_alias
   SET person_id = :to
 WHERE person_id = :from
RETURNING id;

-- name: merge_back_person_alias
UPDATE person_alias
   SET person_id = :to
 WHERE id = :id
   AND person_id = :from;
