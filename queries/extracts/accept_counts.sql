-- Daily counts: rows with a day, a known or no state/UT, a known variant and a count of zero or more.

INSERT INTO accepted
SELECT date::DATE, nullif(state, ''), variant, nullif(opd_id, ''), consultations::BIGINT, basis
FROM (
    SELECT NULL AS opd_id, NULL AS basis WHERE false
    UNION ALL BY NAME
    FROM extract
)
WHERE
    try_cast(date AS DATE) IS NOT NULL
    AND (coalesce(state, '') = '' OR state IN (SELECT state FROM states))
    AND variant IN ('OPD', 'AB-HWC')
    AND try_cast(consultations AS BIGINT) >= 0
