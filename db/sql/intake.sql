-- intake.sql: intake slips (F1).

-- name: slip_find
SELECT s.id, s.version, s.fy, s.serial, s.received_at, s.received_by, t.name AS received_name,
       s.person_id, s.case_id, s.anonymous, s.method, s.consulter_kind, s.consulter_name,
       s.consulter_relation, s.consulter_phone, s.about_name, s.about_kana, s.about_birth,
       s.about_phone, s.referral_source, s.referral_agency, s.chief_complaint, s.response,
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
       method, consulter_kind, consulter_name, consulter_relation, consulter_phone, about_name,
       about_kana, about_birth, about_phone, referral_source, referral_agency, chief_complaint,
       response, next_action, next_on, close_reason, consent_state)
VALUES (:fy, :serial, :received_at, :received_by, :person, :case, :anonymous, :method,
       :consulter_kind, :consulter_name, :consulter_relation, :consulter_phone, :about_name,
       :about_kana, :about_birth, :about_phone, :referral_source, :referral_agency,
       :chief_complaint, :response, :next_action, :next_on, :close_reason, :consent_state);

-- name: slip_update
UPDATE intake_slip
   SET version = version + 1, received_at = :received_at, received_by = :received_by,
       method = :method, consulter_kind = :consulter_kind, consulter_name = :consulter_name,
       consulter_relation = :consulter_relation, consulter_phone = :consulter_phone,
       about_name = :about_name, about_kana = :about_kana, about_birth = :about_birth,
       about_phone = :about_phone, referral_source = :referral_source,
       referral_agency = :referral_agency, chief_complaint = :chief_complaint,
       response = :response, next_action = :next_action, next_on = :next_on,
       close_reason = :close_reason, consent_state = :consent_state
 WHERE id = :id
   AND version = :version;

-- name: slip_set_case
UPDATE intake_slip
   SET case_id = :case
 WHERE id = :id;

-- name: slip_set_person
-- Only for a slip that has nobody yet. Whom it is about, the person says from now on.
UPDATE intake_slip
   SET version = version + 1, person_id = :person, anonymous = 0, about_name = '',
       about_kana = '', about_birth = NULL, about_phone = ''
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
       s.method, s.next_action, s.next_on, s.anonymous, p.ref, p.name, p.kana,
       CASE WHEN s.person_id IS NOT NULL THEN ''
            WHEN s.about_name = '' AND s.consulter_kind = 'self' THEN s.consulter_name
            ELSE s.about_name END AS about,
       CASE WHEN s.person_id IS NULL THEN s.consulter_name ELSE '' END AS consulter
  FROM intake_slip s
  JOIN staff t ON t.id = s.received_by
  LEFT JOIN person p ON p.id = s.person_id
 WHERE s.received_at >= :from
   AND s.received_at < :to
   AND (p.id IS NULL OR {{seen_by(p)}})
 ORDER BY s.received_at DESC, s.id DESC
 LIMIT :limit;

-- name: slip_nobody
-- Slips without a person since :from, newest first; core/enquiry.c compares.
SELECT s.id, s.fy, s.serial, s.received_at, s.consulter_kind, s.consulter_name, s.consulter_phone,
       s.about_name, s.about_kana, s.about_birth, s.about_phone
  FROM intake_slip s
 WHERE s.person_id IS NULL
   AND s.received_at >= :from
 ORDER BY s.received_at DESC, s.id DESC
 LIMIT :limit;
