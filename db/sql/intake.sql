-- intake.sql: intake slips (F1).

-- name: slip_find
SELECT s.id, s.version, s.fy, s.serial, s.received_at, s.received_by, t.name AS received_name,
       s.person_id, s.case_id, s.anonymous, s.method, s.consulter_kind, s.consulter_name,
       s.consulter_relation, s.consulter_phone, s.referral_source, s.chief_complaint, s.response,
       s.next_action, s.next_on, s.close_reason, s.consent_state
  FROM intake_slip s
  JOIN staff t ON t.id = s.received_by
 WHERE s.id = :id;

-- name: slip_next_serial
SELECT coalesce(max(serial), 0) + 1 AS serial
  FROM intake_slip
 WHERE fy = :fy;

-- name: slip_insert
INSERT INTO intake_slip (fy, serial, received_at, received_by, person_id, case_id, anonymous,
       method, consulter_kind, consulter_name, consulter_relation, consulter_phone,
       referral_source, chief_complaint, response, next_action, next_on, close_reason,
       consent_state)
VALUES (:fy, :serial, :received_at, :received_by, :person, :case, :anonymous, :method,
       :consulter_kind, :consulter_name, :consulter_relation, :consulter_phone, :referral_source,
       :chief_complaint, :response, :next_action, :next_on, :close_reason, :consent_state);

-- name: slip_update
UPDATE intake_slip
   SET version = version + 1, method = :method, consulter_kind = :consulter_kind,
       consulter_name = :consulter_name, consulter_relation = :consulter_relation,
       consulter_phone = :consulter_phone, referral_source = :referral_source,
       chief_complaint = :chief_complaint, response = :response, next_action = :next_action,
       next_on = :next_on, close_reason = :close_reason, consent_state = :consent_state
 WHERE id = :id
   AND version = :version;

-- name: slip_set_case
UPDATE intake_slip
   SET case_id = :case
 WHERE id = :id;

-- name: slip_set_person
-- Only for a slip that has nobody yet.
UPDATE intake_slip
   SET version = version + 1, person_id = :person, anonymous = 0
 WHERE id = :id
   AND version = :version
   AND person_id IS NULL;

-- name: slip_wishes
SELECT wish
  FROM intake_wish
 WHERE slip_id = :owner
 ORDER BY wish;

-- name: slip_wish_add
INSERT INTO intake_wish (slip_id, wish)
VALUES (:owner, :item);

-- name: slip_wish_clear
DELETE FROM intake_wish
 WHERE slip_id = :owner;

-- name: slip_list
SELECT s.id, s.person_id, s.case_id, s.fy, s.serial, s.received_at, t.name AS received_name,
       s.method, s.next_action, s.next_on, s.anonymous, p.ref, p.name, p.kana
  FROM intake_slip s
  JOIN staff t ON t.id = s.received_by
  LEFT JOIN person p ON p.id = s.person_id
 WHERE s.received_at >= :from
   AND s.received_at < :to
   AND (p.id IS NULL OR {{seen_by(p)}})
 ORDER BY s.received_at DESC, s.id DESC
 LIMIT :limit;
