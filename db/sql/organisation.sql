-- organisation.sql: agencies, facilities and employers.

-- name: organisation_insert
-- A row without a ref of its own gets the next M-number.
INSERT INTO organisation (ref, kind, name, kana, name_key, postal_code, address, phone, industry,
                          size, needs, note, voided)
VALUES (coalesce(:ref, printf('M-%06d', (SELECT coalesce(max(id), 0) + 1 FROM organisation))),
        :kind, :name, :kana, :name_key, :postal_code, :address, :phone, :industry,
        :size, :needs, :note, :voided);

-- name: organisation_update
-- No row: nothing differs, or the version is another.
UPDATE organisation
   SET kind = :kind, name = :name, kana = :kana, name_key = :name_key, postal_code = :postal_code,
       address = :address, phone = :phone, industry = :industry, size = :size, needs = :needs,
       note = :note, voided = :voided, version = version + 1
 WHERE id = :id
   AND version = :version
   AND (kind, name, kana, postal_code, address, phone, industry, size, needs, note, voided)
       IS NOT (:kind, :name, :kana, :postal_code, :address, :phone, :industry, :size, :needs, :note,
               :voided);

-- name: organisation_find
SELECT id, version, ref, kind, name, kana, postal_code, address, phone, industry, size, needs, note,
       voided
  FROM organisation
 WHERE id = :id;

-- name: organisation_id_of_ref
SELECT id
  FROM organisation
 WHERE ref = :ref;

-- name: organisation_id_of_name
-- The oldest of that folded name; :kind '' is any.
SELECT id
  FROM organisation
 WHERE name_key = :name_key
   AND (:kind = '' OR kind = :kind)
   AND voided = 0
 ORDER BY id
 LIMIT 1;

-- name: organisation_list
-- Kinds from :first to :last, each in kana order.
SELECT id, ref, kind, name, kana
  FROM organisation
 WHERE kind >= :first
   AND kind <= :last
   AND voided = 0
 ORDER BY kind, kana, id
 LIMIT :limit;
