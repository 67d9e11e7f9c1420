-- Rows without an identifier were counted with the good ones that look like them: take them off.

UPDATE cells
SET consultations = consultations - uncounted.rows
FROM (
    SELECT date, state, variant, opd_id, count(*) AS rows
    FROM judged
    WHERE without_id AND rule IS NULL
    GROUP BY ALL
) AS uncounted
WHERE
    cells.id = $id
    AND cells.date = uncounted.date
    AND cells.variant = uncounted.variant
    AND cells.state IS NOT DISTINCT FROM uncounted.state
    AND cells.opd_id IS NOT DISTINCT FROM uncounted.opd_id
