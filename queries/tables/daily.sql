-- Consultations of each day, state/UT and variant, with the running total, zeros included.
--
-- Every day has a row for every series, so that "up to a day" is the row of that day. A consultation whose state/UT is
-- not stated has none. Basis: counted by an extract, estimated between published figures, or simulated; a day without
-- consultations has that of the last day before it, and the days before the first that of the first.
--
-- source: the extracts
-- source: states
-- source: release

WITH days AS (
    SELECT first_day + days_later::INT AS date
    FROM release
    CROSS JOIN range(0, 36525) AS century (days_later)
    WHERE first_day + days_later::INT <= last_day
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
        counted.basis,
        count(counted.basis) OVER (PARTITION BY series.state, series.variant ORDER BY days.date) AS bases_so_far
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
    (sum(consultations) OVER (PARTITION BY state, variant ORDER BY date))::BIGINT AS consultations_total,
    coalesce(
        max(basis) OVER (PARTITION BY state, variant, greatest(bases_so_far, 1)),
        CASE WHEN is_reference THEN 'simulated' ELSE 'counted' END
    ) AS basis
FROM filled
CROSS JOIN release
ORDER BY date, state NULLS LAST, variant
