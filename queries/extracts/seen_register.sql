-- OPDs of a register as the rules look at them. A national OPD has no State/UT.

CREATE OR REPLACE TEMP VIEW seen AS
SELECT
    line,
    original,
    nullif(opd_id, '') AS opd_id,
    coalesce(opd_id = '', true) AS without_id,
    name,
    lower(trim(kind)) AS kind,
    coalesce(nullif(trim(state), ''), 'IN') AS state_text,
    nullif(speciality, '') AS speciality,
    host,
    coalesce(opened_on, day_of(opened_on_text)) AS opened_on,
    coalesce(closed_on, day_of(nullif(trim(closed_on_text), ''))) AS closed_on,
    nullif(trim(closed_on_text), '') AS closed_text,
    CASE WHEN coalesce(doctors, try_cast(doctors_text AS DOUBLE)) % 1 = 0
        THEN try_cast(coalesce(doctors, try_cast(doctors_text AS DOUBLE)) AS BIGINT)
    END AS doctors,
    coalesce(doctors::VARCHAR, nullif(trim(doctors_text), '')) AS doctors_text,
    NULL::VARCHAR AS variant_text,
    NULL::DATE AS date,
    NULL::VARCHAR AS date_text,
    basis
FROM extract
