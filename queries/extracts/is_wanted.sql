-- Whether any row of a file is still to be set aside.

SELECT count(*) > 0 AS is_any
FROM wanted
WHERE id = $id
