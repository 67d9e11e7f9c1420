-- The files that hold consultations of some months.

SELECT DISTINCT id
FROM files_by_month
WHERE list_contains($months, month)
