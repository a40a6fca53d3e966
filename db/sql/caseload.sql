-- caseload.sql: cases in the order of their lists, by stage and then longest in it first, a page at a
-- time; filters under a name; and who had a case before.

-- part: caseload_page
-- Leaves out at once what the filter cannot let pass; what is left is looked at row by row. The end of
-- each statement that puts cases in order.
(:next_to IS NULL OR c.next_on IS NULL OR c.next_on <= :next_to)
   AND (:unset = 0 OR c.next_on IS NULL)
   AND (:quiet_to IS NULL OR c.stage_since <= :quiet_to)
   AND (:disability = '' OR EXISTS (SELECT 1
                                      FROM person_disability k
                                     WHERE k.person_id = c.person_id
                                       AND k.kind = :disability))
   AND (:area = '' OR EXISTS (SELECT 1
                                FROM person p
                               WHERE p.id = c.person_id
                                 AND replace(p.postal_code, '-', '') GLOB :area || '*'))
   AND (c.stage_since, c.id) > (:since, :after)
 ORDER BY c.stage_since, c.id
 LIMIT :limit;

-- name: caseload_of_all
SELECT c.id
  FROM support_case c
 WHERE c.closed_on IS NULL
   AND c.stage = :stage
   AND {{caseload_page}};

-- name: caseload_of_staff
-- :staff NULL: cases that nobody has.
SELECT c.id
  FROM support_case c
 WHERE c.staff_id IS :staff
   AND c.stage = :stage
   AND {{caseload_page}};

-- name: caseload_of_closed
SELECT c.id
  FROM support_case c
 WHERE c.closed_on IS NOT NULL
   AND {{caseload_page}};

-- name: caseload_row
SELECT {{case_columns}}, p.ref, p.name, p.kana,
       p.restricted,
       (SELECT i.fy || '-' || substr('000' || i.serial, -max(4, length(i.serial)))
          FROM intake_slip i
         WHERE i.person_id = c.person_id
           AND i.case_id = c.id
         ORDER BY i.received_at
         LIMIT 1) AS slip
  FROM support_case c
  JOIN person p ON p.id = c.person_id
  LEFT JOIN staff s ON s.id = c.staff_id
 WHERE c.id = :id;

-- name: caseload_contact
SELECT {{last_contact}} AS contact
  FROM support_case c
 WHERE c.id = :id;

-- name: charge_add
INSERT INTO case_charge (case_id, from_staff, to_staff, on_day, reason, staff_id, at)
VALUES (:case, :from_staff, :to_staff, :on_day, :reason, :staff, :at);

-- name: charge_last_day
SELECT on_day
  FROM case_charge
 WHERE case_id = :case
 ORDER BY id DESC
 LIMIT 1;

-- part: filter_columns
f.id, f.version, f.staff_id, f.role, f.name, f.charge, f.charge_id, f.status, f.stage, f.due,
       f.silence, f.disability, f.area,
       EXISTS (SELECT 1
                 FROM case_filter_first b
                WHERE b.staff_id = :staff
                  AND b.filter_id = f.id) AS is_first;

-- name: filter_list_own
SELECT {{filter_columns}}
  FROM case_filter f
 WHERE f.staff_id = :staff
 ORDER BY f.name;

-- name: filter_list_role
SELECT {{filter_columns}}
  FROM case_filter f
 WHERE f.role = :role
 ORDER BY f.name;

-- name: filter_find
SELECT f.id, f.version, f.staff_id, f.role, f.name
  FROM case_filter f
 WHERE f.id = :id;

-- name: filter_insert
INSERT INTO case_filter (staff_id, role, name, charge, charge_id, status, stage, due, silence,
       disability, area)
VALUES (:staff, :role, :name, :charge, :charge_id, :status, :stage, :due, :silence, :disability,
       :area);

-- name: filter_rename
UPDATE case_filter
   SET version = version + 1, name = :name
 WHERE id = :id
   AND version = :version;

-- name: filter_delete
DELETE FROM case_filter
 WHERE id = :id
   AND version = :version;

-- name: filter_first_set
INSERT INTO case_filter_first (staff_id, filter_id)
VALUES (:staff, :filter)
    ON CONFLICT (staff_id) DO UPDATE
   SET filter_id = excluded.filter_id;

-- name: filter_first_none
DELETE FROM case_filter_first
 WHERE staff_id = :staff;

-- name: filter_first_forget
DELETE FROM case_filter_first
 WHERE filter_id = :filter;
