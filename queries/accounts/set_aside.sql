-- How many rows of each file break which rule.
--
-- source: the extracts

SELECT file, rule, words, is_error, sum(rows)::BIGINT AS rows
FROM (
    SELECT id, rule, 1 AS rows FROM ledger.set_aside
    UNION ALL
    SELECT id, 'unknown_opd', rows FROM strays
) AS aside
JOIN present USING (id)
JOIN rules USING (rule)
GROUP BY ALL
ORDER BY file, rows DESC, rule
