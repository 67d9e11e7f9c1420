-- The rows of a file that name some OPDs, their lines moved on by the lines before them that could not be read.

WITH broken AS (
    SELECT line, row_number() OVER (ORDER BY line) AS place
    FROM set_aside
    WHERE id = $id AND rule = 'unreadable'
)

SELECT
    seen.line + count(broken.line) AS line,
    'unknown_opd' AS rule,
    opd_of_register AS detail,
    to_json(any_value(original))::VARCHAR AS original
FROM seen
LEFT JOIN broken ON broken.line - broken.place < seen.line
WHERE list_contains($opds, opd_of_register)
GROUP BY seen.line, opd_of_register
