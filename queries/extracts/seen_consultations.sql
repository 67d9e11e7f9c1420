-- Consultations one row each, with all that the rules look at in `looks`, as it stands in the file, but the identifier.
--
-- Words are compared as they stand, and understood once for all rows that have them: `understood.sql`.

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
    nullif(opd_id, '') AS opd_id,
    struct_pack(
        date := day,
        date_text := CASE WHEN day IS NULL THEN date_text END,
        state := state,
        variant := variant,
        opd_id := opd_id,
        status := status,
        possible_age :=
            coalesce(age, try_cast(age_text AS DOUBLE), CASE WHEN coalesce(age_text, '') <> '' THEN -1 ELSE 0 END)
            BETWEEN 0 AND 120
    ) AS looks
FROM days
