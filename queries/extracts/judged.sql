-- What the rules say of the rows in `unjudged`: the first rule that is broken, or none.
--
-- Where only the nation is known, IN, there is no State/UT. {rules} stands for the conditions of `rules.csv`.

CREATE OR REPLACE TEMP TABLE judged AS
WITH said AS (
    SELECT state_text, spelt(state_text) AS state_spelt
    FROM (SELECT DISTINCT state_text FROM unjudged)
),

variants_said AS (
    SELECT variant_text, spelt(variant_text) AS variant_spelt
    FROM (SELECT DISTINCT variant_text FROM unjudged)
),

known AS (
    SELECT unjudged.*, places.state, variants.variant, variants.launched_on
    FROM unjudged
    LEFT JOIN said ON said.state_text = unjudged.state_text
    LEFT JOIN places ON places.spelt = state_spelt
    LEFT JOIN variants_said ON variants_said.variant_text = unjudged.variant_text
    LEFT JOIN variants ON variants.spelt = variant_spelt
)

SELECT
    * REPLACE (nullif(state, 'IN') AS state),
    {rules} AS rule
FROM known
