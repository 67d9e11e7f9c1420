-- OPDs: rows with an identifier, a known kind, a known or no state/UT and an opening day.

INSERT INTO register
SELECT
    opd_id, name, kind, nullif(state, ''), nullif(speciality, ''), host,
    opened_on::DATE, nullif(closed_on::VARCHAR, '')::DATE, try_cast(doctors AS BIGINT), basis
FROM (
    SELECT NULL AS speciality, NULL AS host, NULL AS closed_on, NULL AS doctors, NULL AS basis WHERE false
    UNION ALL BY NAME
    FROM extract
)
WHERE
    opd_id <> ''
    AND kind IN ('general', 'speciality', 'super-speciality', 'national')
    AND (coalesce(state, '') = '' OR state IN (SELECT state FROM states))
    AND try_cast(opened_on AS DATE) IS NOT NULL
