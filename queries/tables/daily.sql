-- Consultations of each day, state/UT and variant, with the running total, zeros included.
--
-- Every day has a row for every series, so that "up to a day" is the row of that day. A consultation whose state/UT is
-- not stated has none. Basis: counted by an extract, estimated between published figures, or simulated; a day without
-- consultations has that of the days around it.
--
-- source: the extracts
-- source: states
-- source: release

WITH days AS (
    SELECT unnest(generate_series(min(date), max(date), INTERVAL 1 DAY))::DATE AS date FROM accepted
),

places AS (
    SELECT state FROM states
    UNION ALL
    SELECT DISTINCT state FROM accepted WHERE state IS NULL
),

series AS (
    SELECT state, variant FROM places CROSS JOIN (VALUES ('OPD'), ('AB-HWC')) AS variants (variant)
),

counted AS (
    SELECT
        date,
        state,
        variant,
        sum(consultations)::BIGINT AS consultations,
        max(basis) AS basis
    FROM accepted
    GROUP BY ALL
),

filled AS (
    SELECT
        days.date,
        series.state,
        series.variant,
        coalesce(counted.consultations, 0) AS consultations,
        counted.basis
    FROM days
    CROSS JOIN series
    LEFT JOIN counted
        ON counted.date = days.date
        AND counted.state IS NOT DISTINCT FROM series.state
        AND counted.variant = series.variant
)

SELECT
    date,
    state,
    variant,
    consultations,
    (sum(consultations) OVER running)::BIGINT AS consultations_total,
    coalesce(
        basis,
        last_value(basis IGNORE NULLS) OVER running,
        first_value(basis IGNORE NULLS) OVER whole,
        CASE WHEN is_reference THEN 'simulated' ELSE 'counted' END
    ) AS basis
FROM filled
CROSS JOIN release
WINDOW
    running AS (PARTITION BY state, variant ORDER BY date),
    whole AS (running ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
ORDER BY date, state, variant
