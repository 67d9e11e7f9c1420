-- Published figures that other published figures rule out, each with the reason.
--
-- source: data/published/contradictions.csv

SELECT statement_id, metric, state, contradicted_by, reason
FROM contradictions_file
ORDER BY statement_id, metric, state NULLS LAST
