-- The rows of a file that name some OPDs.

INSERT INTO aside
WITH named AS (
    SELECT line, opd_id, original
    FROM seen
    WHERE list_contains($opds, opd_id)
)

SELECT coalesce(lines_of_rows.line, named.line), 'unknown_opd', opd_id, to_json(original)
FROM named
LEFT JOIN lines_of_rows ON lines_of_rows.row = named.line
