-- Rows of a file of consultations as the rules look at them; `is_stray` where no register has the OPD so far.
--
-- What takes time to carry along stays in `surveyed`; a `look` stands for all that is looked at.

CREATE OR REPLACE TEMP TABLE unjudged AS
SELECT
    COLUMNS(lambda name: name NOT IN ('looks', 'original')),
    hash(looks) AS look,
    looks.date,
    nullif(trim(looks.date_text), '') AS date_text,
    coalesce(nullif(trim(looks.state), ''), 'IN') AS state_text,
    looks.variant AS variant_text,
    nullif(looks.opd_id, '') AS opd_id,
    coalesce(looks.status = '' OR list_contains(getvariable('completed'), lower(trim(looks.status))), true) AS completed,
    looks.possible_age,
    opd_id NOT IN (SELECT opd_id FROM opds) AND EXISTS (FROM opds) AS is_stray
FROM surveyed
