-- person.sql: people and what hangs on the row: phones, kinds of disability, needs. Handbooks are in
-- handbook.sql, the search index in search.sql.

-- name: person_find
SELECT id, version, ref, name, kana, known_as, birth_date, sex, sex_text, postal_code, address,
       email, fax, emergency_name, emergency_relation, emergency_phone, reachable_time,
       contact_caution, primary_disability, severe, severe_note, referral_source, intention,
       restricted, note, opened_on, imported
  FROM person
 WHERE id = :id;

-- name: person_find_ref
-- The exact ref first, should another differ from it in letter case alone.
SELECT id
  FROM person
 WHERE ref = :ref COLLATE NOCASE
 ORDER BY ref = :ref DESC /*sort*/
 LIMIT 1;

-- name: person_next_id
-- What the next AUTOINCREMENT number will be; the table of sequences has one row a table.
SELECT coalesce(max(seq), 0) + 1 AS id /*scan*/
  FROM sqlite_sequence
 WHERE name = 'person';

-- name: person_insert
INSERT INTO person (id, ref, name, kana, name_key, kana_key, skey, sort_key, known_as, birth_date,
       sex, sex_text, postal_code, address, email, fax, emergency_name, emergency_relation,
       emergency_phone, reachable_time, contact_caution, primary_disability, severe,
       severe_note, referral_source, intention, restricted, note, opened_on, imported, created_at, created_by,
       updated_at, updated_by)
VALUES (:id, :ref, :name, :kana, :name_key, :kana_key, :skey, :sort_key, :known_as, :birth_date,
       :sex, :sex_text, :postal_code, :address, :email, :fax, :emergency_name,
       :emergency_relation, :emergency_phone, :reachable_time, :contact_caution,
       :primary_disability, :severe, :severe_note, :referral_source, :intention, :restricted, :note, :opened_on,
       :imported, :at, :by, :at, :by);

-- name: person_update
UPDATE person
   SET version = version + 1, ref = :ref, name = :name, kana = :kana, name_key = :name_key,
       kana_key = :kana_key, skey = :skey, sort_key = :sort_key, known_as = :known_as,
       birth_date = :birth_date, sex = :sex, sex_text = :sex_text, postal_code = :postal_code,
       address = :address, email = :email, fax = :fax, emergency_name = :emergency_name,
       emergency_relation = :emergency_relation, emergency_phone = :emergency_phone,
       reachable_time = :reachable_time, contact_caution = :contact_caution,
       primary_disability = :primary_disability, severe = :severe, severe_note = :severe_note,
       referral_source = :referral_source, intention = :intention, restricted = :restricted,
       note = :note, opened_on = :opened_on, imported = :imported, updated_at = :at,
       updated_by = :by
 WHERE id = :id
   AND version = :version;

-- name: person_set_intention
-- The newest answer; somebody editing the person meanwhile gets a conflict, as for any change.
UPDATE person
   SET version = version + 1, intention = :intention, updated_at = :at, updated_by = :by
 WHERE id = :id
   AND intention IS NOT :intention;

-- name: person_phones
SELECT sort, phone, owner, call_ok, message_ok, note
  FROM person_phone
 WHERE person_id = :person
 ORDER BY sort;

-- name: person_phone_add
-- With the order key, so that it is right without the trigger too (db_set_bulk).
INSERT INTO person_phone (person_id, sort, phone, digits, owner, call_ok, message_ok, note, skey)
VALUES (:person, :sort, :phone, :digits, :owner, :call_ok, :message_ok, :note,
        (SELECT skey FROM person WHERE id = :person));

-- name: person_phone_clear
DELETE FROM person_phone
 WHERE person_id = :person;

-- name: person_disabilities
SELECT kind
  FROM person_disability
 WHERE person_id = :owner
 ORDER BY kind;

-- name: person_disability_add
INSERT INTO person_disability (person_id, kind)
VALUES (:owner, :item);

-- name: person_disability_clear
DELETE FROM person_disability
 WHERE person_id = :owner;

-- name: person_needs
SELECT need
  FROM person_need
 WHERE person_id = :owner
 ORDER BY need;

-- name: person_need_add
INSERT INTO person_need (person_id, need)
VALUES (:owner, :item);

-- name: person_need_clear
DELETE FROM person_need
 WHERE person_id = :owner;

-- name: person_suspects_handbook
SELECT p.id, p.ref, p.name, p.kana, p.birth_date, p.restricted, h.number
  FROM handbook h
  JOIN person p ON p.id = h.person_id
 WHERE h.number_key = :key
   AND h.number_key <> ''
   AND h.kind = :kind
   AND p.id <> :self
 ORDER BY h.person_id
 LIMIT :limit;

-- name: person_suspects_kana
SELECT id, ref, name, kana, birth_date, restricted
  FROM person
 WHERE kana_key = :key
   AND id <> :self
 ORDER BY birth_date
 LIMIT :limit;

-- name: person_suspects_kana_birth
SELECT id, ref, name, kana, birth_date, restricted
  FROM person
 WHERE kana_key = :key
   AND birth_date = :birth_date
   AND id <> :self
 ORDER BY id
 LIMIT :limit;

-- name: person_suspects_name_birth
SELECT id, ref, name, kana, birth_date, restricted
  FROM person
 WHERE name_key = :key
   AND birth_date = :birth_date
   AND id <> :self
 ORDER BY id
 LIMIT :limit;

-- name: person_suspects_phone
SELECT p.id, p.ref, p.name, p.kana, p.birth_date, p.restricted, f.phone
  FROM person_phone f
  JOIN person p ON p.id = f.person_id
 WHERE f.digits = :key
   AND p.id <> :self
 ORDER BY f.person_id
 LIMIT :limit;

-- name: person_suspects_birth
-- Everybody born that day: whose reading is near is for core/person.h to say.
SELECT id, ref, name, kana, birth_date, restricted
  FROM person
 WHERE birth_date = :key
   AND id <> :self
 ORDER BY skey
 LIMIT :limit;

-- name: person_caution_by
-- Who wrote the care in contacts as it stands, and when: its last change, else the registration.
SELECT coalesce(s.name, '') AS by_name, coalesce(h.at, p.created_at) AS at
  FROM person p
  LEFT JOIN field_history h
         ON h.id = (SELECT max(x.id)
                      FROM field_history x
                     WHERE x.kind = 'person'
                       AND x.record_id = p.id
                       AND x.field = 'contact_caution')
  LEFT JOIN staff s ON s.id = iif(h.id IS NULL, p.created_by, h.staff_id)
 WHERE p.id = :id;

-- name: person_last_contact
SELECT coalesce(max(at), '') AS at
  FROM (SELECT max(received_at) AS at
          FROM intake_slip
         WHERE person_id = :person
        UNION ALL
        SELECT max(i.at)
          FROM support_case c
          JOIN interview i ON i.case_id = c.id
         WHERE c.person_id = :person
           AND i.at < :until
        UNION ALL
        SELECT max(d.on_day || coalesce('T' || d.starts, ''))
          FROM dispatch_person dp
          JOIN dispatch d ON d.id = dp.dispatch_id
         WHERE dp.person_id = :person
           AND d.voided = 0
           AND d.on_day < :until
        UNION ALL
        SELECT max(v.starts_at)
          FROM participation a
          JOIN event v ON v.id = a.event_id
         WHERE a.person_id = :person
           AND a.attendance = 'attended'
        UNION ALL
        SELECT max(w.arrived_at)
          FROM walk_in w
         WHERE w.person_id = :person
           AND w.voided = 0
         UNION ALL
        SELECT max(l.on_day || coalesce('T' || l.starts, ''))
          FROM support_log l
         WHERE l.person_id = :person
           AND l.voided = 0);
