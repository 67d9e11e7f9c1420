-- The leading States/UTs up to a day, and all others, so that the rows add up to all India.
--
-- After the leaders come a row for all other States/UTs, one for consultations whose state/UT is not stated where there
-- are any, and the total. Equals share a rank and the name decides their order. Movement compares with the end of the
-- month before.
--
-- param: $as_of    DATE     last day counted
-- param: $variant  VARCHAR  OPD, AB-HWC, or all
-- param: $top      BIGINT   how many leading States/UTs
-- grain: place
-- column: place                   BIGINT   order of the rows
-- column: rank                    BIGINT   rank by consultations; none for a sum
-- column: state                   VARCHAR  ISO 3166-2 code; none for a sum
-- column: name                    VARCHAR  name in English
-- column: name_hi                 VARCHAR  name in Hindi; none for a sum
-- column: consultations           BIGINT   consultations completed
-- column: share_percent           DOUBLE   share of all India, not stated included, in per cent
-- column: movement                BIGINT   ranks gained since the end of the month before; none for who had no consultation then
-- column: consultations_per_lakh  DOUBLE   consultations completed per 1,00,000 people
-- column: rank_per_lakh           BIGINT   rank by consultations per 1,00,000 people

WITH totals AS (
    SELECT
        state,
        coalesce(sum(consultations_total) FILTER (date = $as_of), 0)::BIGINT AS consultations,
        coalesce(sum(consultations_total) FILTER (date < $as_of), 0)::BIGINT AS consultations_before
    FROM daily
    WHERE
        date IN ($as_of, date_trunc('month', $as_of::DATE)::DATE - 1)
        AND ($variant = 'all' OR variant = $variant)
    GROUP BY state
),

ranked AS (
    SELECT
        totals.state,
        name,
        name_hi,
        consultations,
        population,
        rank() OVER (ORDER BY consultations DESC) AS rank,
        CASE WHEN consultations_before > 0
            THEN rank() OVER (ORDER BY consultations_before DESC) - rank() OVER (ORDER BY consultations DESC)
        END AS movement,
        rank() OVER (ORDER BY consultations / population DESC) AS rank_per_lakh,
        row_number() OVER (ORDER BY consultations DESC, name) AS place
    FROM totals
    JOIN states ON states.state = totals.state
    JOIN population ON population.state = totals.state AND population.year = year($as_of::DATE)
),

lines AS (
    SELECT * FROM ranked WHERE place <= $top
    UNION ALL BY NAME
    SELECT $top + 1 AS place, 'All others' AS name, sum(consultations) AS consultations, sum(population) AS population
    FROM ranked WHERE place > $top HAVING count(*) > 0
    UNION ALL BY NAME
    SELECT $top + 2 AS place, 'State/UT not stated' AS name, consultations
    FROM totals WHERE state IS NULL
    UNION ALL BY NAME
    SELECT $top + 3 AS place, 'All India' AS name, sum(consultations) AS consultations,
        (SELECT sum(population) FROM ranked) AS population
    FROM totals
)

SELECT
    place,
    rank,
    state,
    name,
    name_hi,
    consultations::BIGINT AS consultations,
    100.0 * consultations / nullif((SELECT sum(consultations) FROM totals), 0) AS share_percent,
    movement,
    consultations / (population / 1e5) AS consultations_per_lakh,
    rank_per_lakh
FROM lines
ORDER BY place
