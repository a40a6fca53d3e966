-- postal.sql: postal codes that were read in.

-- name: postal_find
SELECT code, prefecture, city, town
  FROM postal_code
 WHERE code = :code;

-- name: postal_put
INSERT INTO postal_code (code, prefecture, city, town)
VALUES (:code, :prefecture, :city, :town)
ON CONFLICT (code) DO UPDATE
   SET prefecture = excluded.prefecture, city = excluded.city, town = excluded.town
 WHERE (prefecture, city, town) IS NOT (excluded.prefecture, excluded.city, excluded.town);
