-- Daily counts as the rules look at them; `part` is what a count is of, where a sender splits it further.

CREATE OR REPLACE TEMP VIEW seen AS
WITH days AS (
    SELECT *, coalesce(date, day_of(date_text)) AS day
    FROM extract
)

SELECT
    line,
    original,
    day AS date,
    CASE WHEN day IS NULL THEN nullif(trim(date_text), '') END AS date_text,
    coalesce(nullif(trim(state), ''), 'IN') AS state_text,
    variant AS variant_text,
    nullif(opd_id, '') AS opd_id,
    coalesce(status = '' OR list_contains(getvariable('completed'), lower(trim(status))), true) AS completed,
    coalesce(age, try_cast(age_text AS DOUBLE), CASE WHEN coalesce(age_text, '') <> '' THEN -1 ELSE 0 END)
    BETWEEN 0 AND 120 AS possible_age,
    to_json([district, speciality, gender, coalesce(age::VARCHAR, age_text)])::VARCHAR AS part,
    CASE WHEN coalesce(consultations, try_cast(consultations_text AS DOUBLE)) % 1 = 0
        THEN try_cast(coalesce(consultations, try_cast(consultations_text AS DOUBLE)) AS BIGINT)
    END AS consultations,
    basis
FROM days
