-- The rows of a file that were set aside.

SELECT line, rule, detail, original
FROM set_aside
WHERE id = $id
ORDER BY line
