-- The files that hold consultations of some months, or rows still to be set aside.

SELECT id
FROM files_by_month
WHERE list_contains($months, month)
UNION
SELECT id
FROM wanted
