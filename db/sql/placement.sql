-- placement.sql: job starts, their supporters and their end.

-- name: placement_insert
INSERT INTO placement (ref, person_id, case_id, partner_id, partner_person, reported_on, started_on,
                       employer_id, employer_name, occupation, job_note, employment_form,
                       special_subsidiary, home_working, weekly_minutes, wage_kind, wage,
                       contract_term, term_end, vacancy_kind, disclosure, route, retention_lead,
                       retention_from, ended_on, leave_reason, leave_note, imported)
VALUES (coalesce(:ref, printf('M-%06d', (SELECT coalesce(max(id), 0) + 1 FROM placement))),
        :person_id, :case_id, :partner_id, :partner_person, :reported_on, :started_on,
        :employer_id, :employer_name, :occupation, :job_note, :employment_form,
        :special_subsidiary, :home_working, :weekly_minutes, :wage_kind, :wage,
        :contract_term, :term_end, :vacancy_kind, :disclosure, :route, :retention_lead,
        :retention_from, :ended_on, :leave_reason, :leave_note, :imported);

-- name: placement_update
-- No row: nothing differs (and :touch is 0), or the version is another.
UPDATE placement
   SET person_id = :person_id, case_id = :case_id, partner_id = :partner_id,
       partner_person = :partner_person, reported_on = :reported_on, started_on = :started_on,
       employer_id = :employer_id, employer_name = :employer_name, occupation = :occupation,
       job_note = :job_note, employment_form = :employment_form,
       special_subsidiary = :special_subsidiary, home_working = :home_working,
       weekly_minutes = :weekly_minutes, wage_kind = :wage_kind, wage = :wage,
       contract_term = :contract_term, term_end = :term_end, vacancy_kind = :vacancy_kind,
       disclosure = :disclosure, route = :route, retention_lead = :retention_lead,
       retention_from = :retention_from, ended_on = :ended_on, leave_reason = :leave_reason,
       leave_note = :leave_note, version = version + 1
 WHERE id = :id
   AND version = :version
   AND (:touch
        OR (person_id, case_id, partner_id, partner_person, reported_on, started_on, employer_id,
            employer_name, occupation, job_note, employment_form, special_subsidiary, home_working,
            weekly_minutes, wage_kind, wage, contract_term, term_end, vacancy_kind, disclosure,
            route, retention_lead, retention_from, ended_on, leave_reason, leave_note)
           IS NOT (:person_id, :case_id, :partner_id, :partner_person, :reported_on, :started_on,
                   :employer_id, :employer_name, :occupation, :job_note, :employment_form,
                   :special_subsidiary, :home_working, :weekly_minutes, :wage_kind, :wage,
                   :contract_term, :term_end, :vacancy_kind, :disclosure, :route, :retention_lead,
                   :retention_from, :ended_on, :leave_reason, :leave_note));

-- name: placement_void
UPDATE placement
   SET voided = 1, void_reason = :void_reason, version = version + 1
 WHERE id = :id
   AND version = :version
   AND voided = 0;

-- name: placement_lead
-- The retention lead after an accepted handover; retention begins by then at the latest.
UPDATE placement
   SET retention_lead = :retention_lead, retention_from = coalesce(retention_from, :from_day),
       version = version + 1
 WHERE id = :id;

-- name: placement_find
SELECT id, version, ref, person_id, case_id, partner_id, partner_person, reported_on, started_on,
       employer_id, employer_name, occupation, job_note, employment_form, special_subsidiary,
       home_working, weekly_minutes, wage_kind, wage, contract_term, term_end, vacancy_kind,
       disclosure, route, retention_lead, retention_from, ended_on, leave_reason, leave_note,
       voided, void_reason, imported
  FROM placement
 WHERE id = :id;

-- name: placement_id_of_ref
SELECT id
  FROM placement
 WHERE ref = :ref;

-- name: placement_list
SELECT p.id AS id, p.ref AS ref, p.started_on AS started_on, p.ended_on AS ended_on,
       coalesce(o.name, p.employer_name) AS employer, p.employment_form AS employment_form,
       p.voided AS voided, p.imported AS imported
  FROM placement AS p
  LEFT JOIN organisation AS o
    ON o.id = p.employer_id
 WHERE p.person_id = :person_id
 ORDER BY p.started_on;

-- name: placement_overlap
-- Another job of the same person that was going on during the time of this one.
SELECT q.ref AS ref
  FROM placement AS p
  JOIN placement AS q
    ON q.person_key = p.person_key
 WHERE p.id = :id
   AND q.id <> p.id
   AND q.voided = 0
   AND q.started_on <= coalesce(p.ended_on, '9999-12-31')
   AND (q.ended_on IS NULL OR q.ended_on >= p.started_on)
 LIMIT 1;

-- name: placement_begun
SELECT EXISTS (SELECT 1
                 FROM placement
                WHERE person_id = :person_id
                  AND started_on <= :day
                  AND voided = 0) AS begun;

-- name: placement_namesake
-- A report in which the partner's name of this one stands for another person of ours.
SELECT q.ref AS ref, n.ref AS person_ref
  FROM placement AS p
  JOIN placement AS q
    ON q.partner_id = p.partner_id
   AND q.partner_person = p.partner_person
  JOIN person AS n
    ON n.id = q.person_id
 WHERE p.id = :id
   AND p.partner_person <> ''
   AND q.person_id <> p.person_id
   AND q.voided = 0
 LIMIT 1;

-- name: placement_supporter_clear
DELETE FROM placement_supporter
 WHERE placement_id = :owner;

-- name: placement_supporter_add
INSERT INTO placement_supporter (placement_id, supporter)
VALUES (:owner, :item)
    ON CONFLICT DO NOTHING;

-- name: placement_supporter_list
SELECT supporter
  FROM placement_supporter
 WHERE placement_id = :owner
 ORDER BY supporter;

-- name: placement_person
-- What a placement must fit: the birth of the person.
SELECT birth_date
  FROM person
 WHERE id = :person_id;
