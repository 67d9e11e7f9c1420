-- Consultations of an OPD that no register has, where there is a register; and the files refused whole for bad rows.

CREATE OR REPLACE TEMP TABLE strays AS
SELECT id, opd_id, sum(rows)::BIGINT AS rows
FROM (
    SELECT id, opd_id, consultations AS rows FROM ledger.cells
    UNION ALL
    SELECT id, opd_id, 1 FROM ledger.counts
) AS counted
JOIN present USING (id)
WHERE
    opd_id IS NOT NULL
    AND EXISTS (FROM register)
    AND opd_id NOT IN (SELECT opd_id FROM register)
GROUP BY id, opd_id;

CREATE OR REPLACE TEMP TABLE kept AS
SELECT present.id, position
FROM present
LEFT JOIN errors_by_file USING (id)
LEFT JOIN (SELECT id, sum(rows) AS strays FROM strays GROUP BY id) AS strayed USING (id)
WHERE
    problem IS NULL
    AND 100 * (coalesce(errors, 0) + coalesce(strays, 0)) <= refuse_above_percent * rows_read
