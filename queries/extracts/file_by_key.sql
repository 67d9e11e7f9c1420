-- The number of a file that was taken.

SELECT id
FROM files
WHERE key = $key
