-- Published figures that other published figures rule out, each with the reason.
--
-- source: data/published/contradictions.csv

SELECT statement_id, metric, state, contradicted_by, reason
FROM read_csv('published/contradictions.csv', header = true, all_varchar = true)
ORDER BY statement_id, metric, state
