-- For each spelling that no State/UT is known by, the spellings of the States/UTs most like it (Jaro-Winkler), at most 3.

CREATE OR REPLACE TEMP TABLE nearest_states AS
WITH compared AS (
    SELECT
        detail,
        state,
        max(jaro_winkler_similarity(spelt(detail), places.spelt)) AS likeness,
        arg_max(spelling, jaro_winkler_similarity(spelt(detail), places.spelt)) AS spelling
    FROM (SELECT DISTINCT detail FROM set_aside WHERE rule = 'unknown_state') AS said
    CROSS JOIN places
    WHERE length(places.spelt) > 2
    GROUP BY detail, state
    HAVING likeness >= 0.75
    QUALIFY row_number() OVER (PARTITION BY detail ORDER BY likeness DESC, state) <= 3
)

SELECT detail, string_agg(spelling, ', ' ORDER BY likeness DESC, spelling) AS nearest
FROM compared
GROUP BY detail
