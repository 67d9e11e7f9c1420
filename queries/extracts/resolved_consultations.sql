-- Consultations, each once: of several rows about one the last holds, in order of files and lines.
--
-- The row counted is the first that says what the last one says; so a file that repeats another changes nothing in it.
-- The place of a row is its file and its line as one number, of which the greatest is found fastest.

CREATE OR REPLACE TEMP TABLE losers AS
WITH heard AS (
    SELECT
        contested.* EXCLUDE (consultation_id, fingerprint),
        (position::BIGINT << 40) + line AS place
    FROM ledger.contested
    JOIN kept USING (id)
    WHERE NOT EXISTS (FROM strays WHERE strays.id = contested.id AND strays.opd_id = contested.opd_id)
),

last_heard AS (
    SELECT number, date, state, variant, opd_id
    FROM heard
    JOIN (SELECT number, max(place) AS place FROM heard GROUP BY number) AS last_places USING (number, place)
),

compared AS (
    SELECT
        heard.*,
        heard.date IS NOT DISTINCT FROM last_heard.date
        AND heard.state IS NOT DISTINCT FROM last_heard.state
        AND heard.variant IS NOT DISTINCT FROM last_heard.variant
        AND heard.opd_id IS NOT DISTINCT FROM last_heard.opd_id AS holds
    FROM heard
    JOIN last_heard USING (number)
),

counted AS (
    SELECT number, min(place) AS place
    FROM compared
    WHERE holds
    GROUP BY number
)

SELECT
    id, date, state, variant, opd_id,
    count(*) FILTER (holds) AS duplicate,
    count(*) FILTER (NOT holds) AS revised
FROM compared
JOIN counted USING (number)
WHERE compared.place <> counted.place
GROUP BY ALL;

CREATE OR REPLACE TEMP TABLE records AS
SELECT
    cells.id, position, cells.date, cells.state, cells.variant, cells.opd_id,
    cells.consultations - coalesce(duplicate, 0) - coalesce(revised, 0) AS consultations,
    coalesce(duplicate, 0) AS duplicate,
    coalesce(revised, 0) AS revised
FROM ledger.cells
JOIN kept ON kept.id = cells.id
LEFT JOIN losers
    ON losers.id = cells.id
    AND losers.date = cells.date
    AND losers.state IS NOT DISTINCT FROM cells.state
    AND losers.variant = cells.variant
    AND losers.opd_id IS NOT DISTINCT FROM cells.opd_id
WHERE NOT EXISTS (FROM strays WHERE strays.id = cells.id AND strays.opd_id = cells.opd_id)
