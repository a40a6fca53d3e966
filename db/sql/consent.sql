-- consent.sql: consents (F11).

-- name: consent_list
SELECT id, version, person_id, purpose, refused, from_on, to_on, signed_on, signed_by,
       signer_relation, withdrawn_on, withdrawn_note
  FROM consent
 WHERE person_id = :person
 ORDER BY from_on DESC, id DESC;

-- name: consent_find
SELECT id, version, person_id, purpose, refused, from_on, to_on, signed_on, signed_by,
       signer_relation, withdrawn_on, withdrawn_note
  FROM consent
 WHERE id = :id;

-- name: consent_insert
INSERT INTO consent (person_id, purpose, refused, from_on, to_on, signed_on, signed_by,
       signer_relation, withdrawn_on, withdrawn_note)
VALUES (:person, :purpose, :refused, :from_on, :to_on, :signed_on, :signed_by, :signer_relation,
       :withdrawn_on, :withdrawn_note);

-- name: consent_update
UPDATE consent
   SET version = version + 1, purpose = :purpose, refused = :refused, from_on = :from_on,
       to_on = :to_on, signed_on = :signed_on, signed_by = :signed_by,
       signer_relation = :signer_relation, withdrawn_on = :withdrawn_on,
       withdrawn_note = :withdrawn_note
 WHERE id = :id
   AND version = :version;

-- name: consent_items
SELECT item
  FROM consent_item
 WHERE consent_id = :owner
 ORDER BY item;

-- name: consent_item_add
INSERT INTO consent_item (consent_id, item)
VALUES (:owner, :item);

-- name: consent_item_clear
DELETE FROM consent_item
 WHERE consent_id = :owner;

-- name: consent_recipients
SELECT organisation_id
  FROM consent_recipient
 WHERE consent_id = :owner
 ORDER BY organisation_id;

-- name: consent_recipient_add
INSERT INTO consent_recipient (consent_id, organisation_id)
VALUES (:owner, :item);

-- name: consent_recipient_clear
DELETE FROM consent_recipient
 WHERE consent_id = :owner;
