-- Consultations as the rules look at them, one row each.

CREATE OR REPLACE TEMP VIEW seen AS
WITH days AS (
    SELECT *, coalesce(date, day_of(date_text)) AS day
    FROM extract
)

SELECT
    line,
    original,
    consultation_id,
    coalesce(consultation_id = '', true) AS without_id,
    day AS date,
    CASE WHEN day IS NULL THEN nullif(trim(date_text), '') END AS date_text,
    coalesce(nullif(trim(state), ''), 'IN') AS state_text,
    variant AS variant_text,
    nullif(opd_id, '') AS opd_id,
    coalesce(status = '' OR list_contains(getvariable('completed'), lower(trim(status))), true) AS completed,
    coalesce(age, try_cast(age_text AS DOUBLE), CASE WHEN coalesce(age_text, '') <> '' THEN -1 ELSE 0 END)
    BETWEEN 0 AND 120 AS possible_age
FROM days
