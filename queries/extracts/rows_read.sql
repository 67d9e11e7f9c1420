-- How many rows a file has.

SELECT rows_read
FROM files
WHERE id = $id
