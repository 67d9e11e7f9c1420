-- Rows of a file of consultations as the rules look at them.

CREATE OR REPLACE TEMP TABLE unjudged AS
SELECT
    *,
    looks.without_id,
    looks.date,
    nullif(trim(looks.date_text), '') AS date_text,
    coalesce(nullif(trim(looks.state), ''), 'IN') AS state_text,
    looks.variant AS variant_text,
    nullif(looks.opd_id, '') AS opd_id,
    coalesce(looks.status = '' OR list_contains(getvariable('completed'), lower(trim(looks.status))), true) AS completed,
    looks.possible_age
FROM surveyed
