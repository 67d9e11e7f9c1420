-- Daily counts written out as one row per consultation, with an identifier that never changes.

SELECT
    concat_ws('/', date, state, variant, opd_id, number + 1) AS consultation_id,
    date,
    state,
    variant,
    opd_id,
    basis
FROM read_parquet($file) AS counts
CROSS JOIN LATERAL (SELECT unnest(range(consultations)) AS number)
WHERE date BETWEEN $first AND $last
ORDER BY date, state, variant, opd_id, number
