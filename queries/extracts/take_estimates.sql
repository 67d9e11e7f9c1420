-- Keep what the reference extract would have estimated for each published total.

INSERT INTO estimates
SELECT
    $id, statement_id, metric, nullif(state, ''), coalesce(as_of, try_cast(as_of_text AS DATE)),
    coalesce(value, try_cast(value_text AS DOUBLE)), coalesce(estimate, try_cast(estimate_text AS DOUBLE))
FROM extract
