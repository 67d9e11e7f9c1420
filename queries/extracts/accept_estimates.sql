-- What the reference extract would have estimated for each published total.

INSERT INTO estimates
SELECT statement_id, metric, nullif(state, ''), as_of::DATE, value::DOUBLE, estimate::DOUBLE
FROM extract
