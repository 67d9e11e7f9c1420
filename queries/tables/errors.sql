-- What each published total would have been estimated at, had it not been published.
--
-- source: the extracts

SELECT statement_id, metric, state, as_of, value, estimate
FROM estimates
ORDER BY as_of, statement_id, metric, state NULLS LAST
