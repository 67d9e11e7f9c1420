-- The months that the rows of a file of consultations belong to (0 where unknown).

INSERT INTO files_by_month
SELECT DISTINCT $id, coalesce(year(date) * 12 + month(date), 0)
FROM judged
