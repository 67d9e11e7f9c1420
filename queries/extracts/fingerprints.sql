-- A fingerprint of the identifier of every consultation in a file, with the month it belongs to (0 where unknown).

SELECT
    hash(consultation_id) AS fingerprint,
    coalesce(year(date) * 12 + month(date), 0)::INTEGER AS month
FROM seen
WHERE NOT without_id
