-- The rows of a file, counted by all that the rules look at: there are far fewer of these than of rows.

CREATE OR REPLACE TEMP TABLE unjudged AS
SELECT
    date,
    date_text,
    state_text,
    variant_text,
    opd_id,
    without_id,
    completed,
    possible_age,
    count(*) AS rows
FROM seen
GROUP BY ALL
