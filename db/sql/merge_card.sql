-- merge_card.sql: the card of a person as JSON, the row itself and what hangs on it as parts, for the
-- journal of merges: taken, put back, compared. A column that a later migration adds belongs here too;
-- the test of undo finds one that is missing.

-- name: merge_person_read
SELECT json_object('id', id, 'version', version, 'ref', ref, 'name', name, 'kana', kana,
                   'name_key', name_key, 'kana_key', kana_key, 'skey', skey, 'known_as', known_as,
                   'birth_date', birth_date, 'sex', sex, 'sex_text', sex_text,
                   'postal_code', postal_code, 'address', address, 'email', email, 'fax', fax,
                   'emergency_name', emergency_name, 'emergency_relation', emergency_relation,
                   'emergency_phone', emergency_phone, 'reachable_time', reachable_time,
                   'contact_caution', contact_caution, 'primary_disability', primary_disability,
                   'severe', severe, 'severe_note', severe_note, 'referral_source', referral_source, 'intention', intention,
                   'restricted', restricted, 'note', note, 'opened_on', opened_on,
                   'imported', imported, 'created_at', created_at, 'created_by', created_by,
                   'updated_at', updated_at, 'updated_by', updated_by,
                   'sort_key', hex(sort_key)) AS body
  FROM person
 WHERE id = :id;

-- name: merge_restricted_since
-- Was the record that stayed restricted after the merge had left it open?
SELECT restricted = 1 AND :after ->> 'restricted' = 0 AS since
  FROM person
 WHERE id = :id;

-- name: merge_person_add
INSERT INTO person (id, version, ref, name, kana, name_key, kana_key, skey, known_as, birth_date,
        sex, sex_text, postal_code, address, email, fax, emergency_name, emergency_relation,
        emergency_phone, reachable_time, contact_caution, primary_disability, severe,
        severe_note, referral_source, intention, restricted, note, opened_on, imported, created_at, created_by,
        updated_at, updated_by, sort_key)
SELECT json_extract(:row, '$.id'), json_extract(:row, '$.version'), json_extract(:row, '$.ref'),
       json_extract(:row, '$.name'), json_extract(:row, '$.kana'), json_extract(:row, '$.name_key'),
       json_extract(:row, '$.kana_key'), :skey, json_extract(:row, '$.known_as'),
       json_extract(:row, '$.birth_date'), json_extract(:row, '$.sex'),
       json_extract(:row, '$.sex_text'), json_extract(:row, '$.postal_code'),
       json_extract(:row, '$.address'), json_extract(:row, '$.email'), json_extract(:row, '$.fax'),
       json_extract(:row, '$.emergency_name'), json_extract(:row, '$.emergency_relation'),
       json_extract(:row, '$.emergency_phone'), json_extract(:row, '$.reachable_time'),
       json_extract(:row, '$.contact_caution'), json_extract(:row, '$.primary_disability'),
       json_extract(:row, '$.severe'), coalesce(json_extract(:row, '$.severe_note'), ''),
       json_extract(:row, '$.referral_source'),
       json_extract(:row, '$.intention'), max(json_extract(:row, '$.restricted'), :restricted),
       json_extract(:row, '$.note'), json_extract(:row, '$.opened_on'),
       json_extract(:row, '$.imported'), json_extract(:row, '$.created_at'),
       json_extract(:row, '$.created_by'), json_extract(:row, '$.updated_at'),
       json_extract(:row, '$.updated_by'), :sort_key;

-- name: merge_person_put
UPDATE person
   SET version = version + 1, name = json_extract(:row, '$.name'),
       kana = json_extract(:row, '$.kana'), known_as = json_extract(:row, '$.known_as'),
       birth_date = json_extract(:row, '$.birth_date'), sex = json_extract(:row, '$.sex'),
       sex_text = json_extract(:row, '$.sex_text'),
       postal_code = json_extract(:row, '$.postal_code'), address = json_extract(:row, '$.address'),
       email = json_extract(:row, '$.email'), fax = json_extract(:row, '$.fax'),
       emergency_name = json_extract(:row, '$.emergency_name'),
       emergency_relation = json_extract(:row, '$.emergency_relation'),
       emergency_phone = json_extract(:row, '$.emergency_phone'),
       reachable_time = json_extract(:row, '$.reachable_time'),
       contact_caution = json_extract(:row, '$.contact_caution'),
       primary_disability = json_extract(:row, '$.primary_disability'),
       severe = json_extract(:row, '$.severe'),
       severe_note = coalesce(json_extract(:row, '$.severe_note'), ''), -- older journals have none
       referral_source = json_extract(:row, '$.referral_source'),
       intention = json_extract(:row, '$.intention'),
       restricted = json_extract(:row, '$.restricted'), note = json_extract(:row, '$.note'),
       opened_on = json_extract(:row, '$.opened_on'), imported = json_extract(:row, '$.imported'),
       updated_at = json_extract(:row, '$.updated_at'),
       updated_by = json_extract(:row, '$.updated_by'), name_key = json_extract(:row, '$.name_key'),
       kana_key = json_extract(:row, '$.kana_key'), skey = :skey, sort_key = :sort_key
 WHERE id = :id
RETURNING version;

-- name: merge_person_remove
DELETE FROM person
 WHERE id = :id;

-- name: merge_person_blend
-- What stands now (:now), but where it is still what the merge left (:after), what stood before.
SELECT json_group_object(n.key, CASE WHEN n.value IS json_extract(:after, n.fullkey)
                                     THEN json_extract(:before, n.fullkey)
                                     ELSE n.value END) AS body
  FROM json_each(:now) n /*scan*/;

-- name: merge_person_texts
SELECT json_extract(:row, '$.id') AS id, json_extract(:row, '$.name') AS name,
       json_extract(:row, '$.kana') AS kana, json_extract(:row, '$.ref') AS ref,
       json_extract(:row, '$.sort_key') AS sort_key;

-- name: merge_person_changed
-- Fields that somebody has changed since the merge: they stay as they are.
SELECT n.key AS field
  FROM json_each(:now) n /*scan*/
 WHERE n.value IS NOT json_extract(:after, n.fullkey)
   AND n.key NOT IN ('version', 'updated_at', 'updated_by', 'skey', 'name_key', 'kana_key',
                     'sort_key');

-- name: merge_part_changed
-- Is a part another than the merge left it? Numbers and versions of its rows are given anew by
-- every save of the card; certificates of the record that goes back (:taken) are not counted.
SELECT (SELECT json_group_array(json_remove(n.value, '$.id', '$.version'))
          FROM json_each(:now) n /*scan*/
         WHERE n.value ->> 'id' NOT IN (SELECT t.value ->> 'id' FROM json_each(:taken) t /*scan*/))
       IS NOT
       (SELECT json_group_array(json_remove(a.value, '$.id', '$.version'))
          FROM json_each(:after) a /*scan*/
         WHERE a.value ->> 'id' NOT IN (SELECT t.value ->> 'id' FROM json_each(:taken) t /*scan*/))
       AS changed;

-- name: merge_person_phone_read
SELECT json_group_array(json_object('id', id, 'person_id', person_id, 'sort', sort, 'phone', phone,
                                'digits', digits, 'owner', owner, 'call_ok', call_ok,
                                'message_ok', message_ok, 'note', note)) AS body
  FROM (SELECT id, person_id, sort, phone, digits, owner, call_ok, message_ok, note
          FROM person_phone
         WHERE person_id = :id
         ORDER BY sort /*sort*/);

-- name: merge_person_phone_clear
DELETE FROM person_phone
 WHERE person_id = :id;

-- name: merge_person_phone_add
-- The numbers of these rows are used again: one that is taken meanwhile is made anew.
INSERT INTO person_phone (id, person_id, sort, phone, digits, owner, call_ok, message_ok, note)
SELECT CASE WHEN f.id IS NULL THEN r.value ->> 'id' END, r.value ->> 'person_id',
       r.value ->> 'sort', r.value ->> 'phone', r.value ->> 'digits', r.value ->> 'owner',
       r.value ->> 'call_ok', r.value ->> 'message_ok', r.value ->> 'note'
  FROM json_each(:rows) r /*scan*/
  LEFT JOIN person_phone f ON f.id = r.value ->> 'id';

-- name: merge_person_disability_read
SELECT json_group_array(json_object('person_id', person_id, 'kind', kind)) AS body
  FROM (SELECT person_id, kind
          FROM person_disability
         WHERE person_id = :id
         ORDER BY kind /*sort*/);

-- name: merge_person_disability_clear
DELETE FROM person_disability
 WHERE person_id = :id;

-- name: merge_person_disability_add
INSERT INTO person_disability (person_id, kind)
SELECT r.value ->> 'person_id', r.value ->> 'kind'
  FROM json_each(:rows) r /*scan*/;

-- name: merge_person_need_read
SELECT json_group_array(json_object('person_id', person_id, 'need', need)) AS body
  FROM (SELECT person_id, need
          FROM person_need
         WHERE person_id = :id
         ORDER BY need /*sort*/);

-- name: merge_person_need_clear
DELETE FROM person_need
 WHERE person_id = :id;

-- name: merge_person_need_add
INSERT INTO person_need (person_id, need)
SELECT r.value ->> 'person_id', r.value ->> 'need'
  FROM json_each(:rows) r /*scan*/;

-- name: merge_handbook_read
SELECT json_group_array(json_object('id', id, 'person_id', person_id, 'kind', kind, 'state', state,
                                'grade', grade, 'number', number, 'number_key', number_key,
                                'issued_on', issued_on, 'expires_on', expires_on, 'version', version)) AS body
  FROM (SELECT id, person_id, kind, state, grade, number, number_key, issued_on, expires_on, version
          FROM handbook
         WHERE person_id = :id
         ORDER BY id /*sort*/);

-- name: merge_handbook_clear
-- Those of the record that goes back are left for it.
DELETE FROM handbook
 WHERE person_id = :id
   AND id NOT IN (SELECT t.value ->> 'id' FROM json_each(:taken) t /*scan*/);

-- name: merge_handbook_add
-- One that is still there has been given back already, with what stands on it by now.
INSERT INTO handbook (id, person_id, kind, state, grade, number, number_key, issued_on, expires_on,
        version)
SELECT r.value ->> 'id', r.value ->> 'person_id', r.value ->> 'kind', r.value ->> 'state',
       r.value ->> 'grade', r.value ->> 'number', r.value ->> 'number_key', r.value ->> 'issued_on',
       r.value ->> 'expires_on', r.value ->> 'version'
  FROM json_each(:rows) r /*scan*/
 WHERE NOT EXISTS (SELECT 1 FROM handbook h WHERE h.id = r.value ->> 'id');

-- name: merge_handbook_move
UPDATE handbook
   SET version = version + 1, person_id = :to
 WHERE person_id = :from;

-- name: merge_handbook_take
-- Those that are still there, wherever they are, back to whose they were.
UPDATE handbook AS h
   SET version = h.version + 1, person_id = r.value ->> 'person_id'
  FROM json_each(:rows) r /*scan*/
 WHERE h.id = r.value ->> 'id';
