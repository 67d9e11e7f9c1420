-- Consultations completed in each state/UT up to a day: in all, per lakh people, lately, and its ranks.
--
-- States/UTs without a consultation are kept, with zero: an empty place on the map would read as "no data".
-- Ranks are shared by equals. Movement compares with the end of the month before.
--
-- param: $as_of    DATE     last day counted
-- param: $variant  VARCHAR  OPD, AB-HWC, or all
-- grain: state
-- column: rank                    BIGINT   rank by consultations
-- column: state                   VARCHAR  ISO 3166-2 code
-- column: name                    VARCHAR  name in English
-- column: name_hi                 VARCHAR  name in Hindi
-- column: consultations           BIGINT   consultations completed
-- column: share_percent           DOUBLE   share of all India, not stated included, in per cent
-- column: rank_per_lakh           BIGINT   rank by consultations per 1,00,000 people
-- column: consultations_per_lakh  DOUBLE   consultations completed per 1,00,000 people
-- column: consultations_28_days   BIGINT   consultations completed in the last 28 days
-- column: growth_percent          DOUBLE   last 28 days against the 28 days before, in per cent
-- column: rank_before             BIGINT   rank at the end of the month before, where it had consultations
-- column: movement                BIGINT   ranks gained since the end of the month before
-- column: population              BIGINT   people on 1 March of the year
-- column: published_on            DATE     day of the last published total
-- column: basis                   VARCHAR  published, estimated, simulated or counted

WITH at_day AS (
    SELECT state, date, sum(consultations_total)::BIGINT AS total, max(basis) AS basis
    FROM daily
    WHERE
        date IN ($as_of, $as_of::DATE - 28, $as_of::DATE - 56, date_trunc('month', $as_of::DATE)::DATE - 1)
        AND ($variant = 'all' OR variant = $variant)
    GROUP BY state, date
),

totals AS (
    SELECT
        state,
        sum(total) FILTER (date = $as_of)::BIGINT AS consultations,
        coalesce(sum(total) FILTER (date = $as_of::DATE - 28), 0)::BIGINT AS total_28,
        coalesce(sum(total) FILTER (date = $as_of::DATE - 56), 0)::BIGINT AS total_56,
        coalesce(sum(total) FILTER (date = date_trunc('month', $as_of::DATE)::DATE - 1), 0)::BIGINT AS total_before,
        100.0 * sum(total) FILTER (date = $as_of) / nullif(sum(sum(total) FILTER (date = $as_of)) OVER (), 0)
            AS share_percent,
        max(basis) FILTER (date = $as_of) AS basis
    FROM at_day
    GROUP BY state
),

printed AS (
    SELECT state, max(as_of) AS published_on, arg_max(value, (as_of, value)) AS value
    FROM published
    WHERE
        as_of <= $as_of
        AND confidence <> 'low'
        AND metric = CASE $variant
            WHEN 'OPD' THEN 'state_consultations_opd'
            WHEN 'AB-HWC' THEN 'state_consultations_abhwc'
            ELSE 'state_consultations_total'
        END
    GROUP BY state
),

measured AS (
    SELECT
        totals.*,
        consultations / (population.population / 1e5) AS consultations_per_lakh,
        consultations - total_28 AS consultations_28_days,
        total_28 - total_56 AS consultations_28_days_before,
        population.population
    FROM totals
    JOIN population ON population.state = totals.state AND population.year = year($as_of::DATE)
)

SELECT
    rank() OVER (ORDER BY consultations DESC) AS rank,
    measured.state,
    states.name,
    states.name_hi,
    consultations,
    share_percent,
    rank() OVER (ORDER BY consultations_per_lakh DESC) AS rank_per_lakh,
    consultations_per_lakh,
    consultations_28_days,
    100.0 * (consultations_28_days - consultations_28_days_before) / nullif(consultations_28_days_before, 0)
        AS growth_percent,
    CASE WHEN total_before > 0 THEN rank() OVER (ORDER BY total_before DESC) END AS rank_before,
    CASE WHEN total_before > 0
        THEN rank() OVER (ORDER BY total_before DESC) - rank() OVER (ORDER BY consultations DESC)
    END AS movement,
    population,
    published_on,
    CASE
        WHEN basis <> 'counted' AND published_on = $as_of AND value = consultations THEN 'published' ELSE basis
    END AS basis
FROM measured
JOIN states ON states.state = measured.state
LEFT JOIN printed ON printed.state = measured.state
ORDER BY consultations DESC, states.name
