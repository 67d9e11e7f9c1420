-- The rows of a file that name some OPDs, their lines moved on by the lines before them that could not be read.

INSERT INTO aside
WITH broken AS (
    SELECT line, row_number() OVER (ORDER BY line) AS place
    FROM set_aside
    WHERE id = $id AND rule = 'unreadable'
),

named AS (
    SELECT line, opd_id, original
    FROM seen
    WHERE list_contains($opds, opd_id)
)

SELECT named.line + count(broken.line), 'unknown_opd', opd_id, to_json(any_value(original))
FROM named
LEFT JOIN broken ON broken.line - broken.place < named.line
GROUP BY named.line, opd_id
