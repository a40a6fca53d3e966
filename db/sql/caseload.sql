-- caseload.sql: cases in the order of their lists, by stage and then longest in it first, a page at a
-- time; filters under a name; and who had a case before.

-- part: caseload_page
-- Leaves out at once what the filter cannot let pass; what is left is looked at row by row. Without a day
-- of the next step a case may pass by a record that lies ahead (ahead_* in due.sql say by which: this
-- is read once, and may name too many). The end of each statement that puts cases in order.
(:next_to IS NULL
       OR c.next_on <= :next_to
       OR c.next_on IS NULL
          AND c.person_id IN (SELECT dp.person_id
                                FROM dispatch d
                                JOIN dispatch_person dp ON dp.dispatch_id = d.id
                               WHERE d.next_on IS NOT NULL
                                 AND d.next_on > :forgotten
                                 AND d.next_on <= :next_to
                                 AND d.voided = 0
                               UNION ALL
                              SELECT k.person_id
                                FROM meeting_task t
                                JOIN meeting_case m ON m.id = t.meeting_case_id
                                JOIN support_case k ON k.id = m.case_id
                               WHERE t.done_on IS NULL
                                 AND t.due_on <= :next_to
                               UNION ALL
                              SELECT k.person_id
                                FROM event v
                                JOIN meeting_case m ON m.event_id = v.id
                                JOIN support_case k ON k.id = m.case_id
                               WHERE v.day >= :today
                                 AND v.day <= :next_to
                                 AND v.status = 'planned'
                               UNION ALL
                              SELECT a.person_id
                                FROM event v
                                JOIN participation a ON a.event_id = v.id
                               WHERE v.day >= :today
                                 AND v.day <= :next_to
                                 AND v.status = 'planned'
                                 AND a.attendance = 'booked'))
   AND (:unset = 0 OR c.next_on IS NULL)
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
   AND (:quiet_from IS NULL
        OR c.stage_since < :quiet_from
           AND NOT EXISTS ({{contact_days(:quiet_from, :trip, :event)}}))
   AND {{caseload_page}};

-- name: caseload_of_staff
-- :staff NULL: cases that nobody has.
SELECT c.id
  FROM support_case c
 WHERE c.staff_id IS :staff
   AND c.stage = :stage
   AND (:quiet_from IS NULL
        OR c.stage_since < :quiet_from
           AND NOT EXISTS ({{contact_days(:quiet_from, :trip, :event)}}))
   AND {{caseload_page}};

-- name: caseload_of_closed
SELECT c.id
  FROM support_case c
 WHERE c.closed_on IS NOT NULL
   AND {{caseload_page}};

-- name: caseload_row
SELECT {{case_columns}}, p.ref, p.name, p.kana, p.birth_date,
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

-- name: charge_add
INSERT INTO case_charge (case_id, from_staff, to_staff, on_day, reason, staff_id, at)
VALUES (:case, :from_staff, :to_staff, :on_day, :reason, :staff, :at);

-- name: charge_last_day
SELECT on_day
  FROM case_charge
 WHERE case_id = :case
 ORDER BY id DESC
 LIMIT 1;

-- name: charge_appointments
-- Interviews to come of that case's person that are booked with whoever is in charge.
SELECT count(*) AS n
  FROM support_case c
  JOIN participation p ON p.person_id = c.person_id
  JOIN event v ON v.id = p.event_id
  JOIN event_staff f ON f.event_id = v.id
                    AND f.staff_id = c.staff_id
 WHERE c.id = :case
   AND v.kind = 'interview'
   AND v.status = 'planned'
   AND v.day >= :day;

-- name: charge_handed
-- Who had the case and who has it since the last change, and what to mind in contacts with the person.
SELECT p.contact_caution AS caution, coalesce(a.name, '') AS from_name,
       coalesce(b.name, '') AS to_name, h.on_day, coalesce(h.reason, '') AS reason,
       h.from_staff, h.to_staff, h.staff_id AS by_staff
  FROM support_case c
  JOIN person p ON p.id = c.person_id
  LEFT JOIN case_charge h
         ON h.id = (SELECT max(x.id)
                      FROM case_charge x
                     WHERE x.case_id = c.id)
  LEFT JOIN staff a ON a.id = h.from_staff
  LEFT JOIN staff b ON b.id = h.to_staff
 WHERE c.id = :id;

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
