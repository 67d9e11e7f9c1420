-- Lines of set-aside rows as a reader of the file counts them: moved on by the lines before them that could not be read.

UPDATE set_aside
SET line = moved.line
FROM (
    WITH broken AS (
        SELECT line, row_number() OVER (ORDER BY line) AS place
        FROM set_aside
        WHERE id = $id AND rule = 'unreadable'
    )

    SELECT rows.line AS counted, rows.line + count(broken.line) AS line
    FROM (SELECT DISTINCT line FROM set_aside WHERE id = $id AND rule <> 'unreadable') AS rows
    LEFT JOIN broken ON broken.line - broken.place < rows.line
    GROUP BY rows.line
) AS moved
WHERE set_aside.id = $id AND set_aside.rule <> 'unreadable' AND set_aside.line = moved.counted
