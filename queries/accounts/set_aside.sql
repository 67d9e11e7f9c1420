-- How many rows of each file break which rule.
--
-- source: the extracts

SELECT file, rule, words, is_error, sum(rows)::BIGINT AS rows
FROM (
    SELECT id, rule, 1 AS rows FROM ledger.set_aside WHERE rule <> 'unknown_opd'
    UNION ALL
    SELECT id, 'unknown_opd', rows FROM strays
    UNION ALL
    SELECT id, 'refused', rows_read - coalesce(errors, 0) - coalesce(excluded, 0) - coalesce(strays, 0)
    FROM present
    LEFT JOIN errors_by_file USING (id)
    LEFT JOIN (SELECT id, sum(rows) AS strays FROM strays GROUP BY id) AS strayed USING (id)
    WHERE problem IS NULL AND id NOT IN (SELECT id FROM kept)
) AS aside
JOIN present USING (id)
JOIN rules USING (rule)
GROUP BY ALL
HAVING sum(rows) > 0
ORDER BY file, rows DESC, rule
