-- The service in one row: consultations completed, by variant and per day, States and UTs, OPDs.
--
-- States and UTs and what is not stated add up to the total, as do the two variants; all four are given so that a
-- reader can check it.
--
-- param: $as_of  DATE  last day counted
-- grain: as_of
-- column: as_of                      DATE     last day counted
-- column: consultations              BIGINT   consultations completed
-- column: consultations_opd          BIGINT   of which patient to doctor (OPD)
-- column: consultations_abhwc        BIGINT   of which provider to provider (AB-HWC)
-- column: consultations_states       BIGINT   of which placed in a state/UT
-- column: consultations_not_stated   BIGINT   of which without a state/UT
-- column: per_day_7                  DOUBLE   consultations per day over the last 7 days
-- column: per_day_28                 DOUBLE   consultations per day over the last 28 days
-- column: busiest_day                DATE     day with the most consultations so far
-- column: busiest_day_consultations  BIGINT   consultations on the busiest day
-- column: states_operational         BIGINT   States and UTs with a consultation so far
-- column: opds                       BIGINT   online OPDs hosted
-- column: basis                      VARCHAR  published, estimated or counted: the total
-- column: variants_basis             VARCHAR  published, estimated or counted: its two variants
-- column: busiest_day_basis          VARCHAR  published, estimated or counted: the busiest day

WITH printed AS (
    SELECT metric, coalesce(try_cast(period AS DATE), as_of) AS day, value
    FROM published
    WHERE state IS NULL AND confidence <> 'low'
),

figures AS (
    SELECT
        today.date AS as_of,
        today.consultations_total AS consultations,
        today.consultations_opd_total AS consultations_opd,
        today.consultations_abhwc_total AS consultations_abhwc,
        today.consultations_total - today.consultations_not_stated_total AS consultations_states,
        today.consultations_not_stated_total AS consultations_not_stated,
        avg(past.consultations) FILTER (past.date > $as_of::DATE - 7) AS per_day_7,
        avg(past.consultations) FILTER (past.date > $as_of::DATE - 28) AS per_day_28,
        arg_max(past.date, past.consultations) AS busiest_day,
        max(past.consultations) AS busiest_day_consultations,
        today.states_operational,
        today.opds
    FROM nation AS today
    JOIN nation AS past ON past.date <= today.date
    WHERE today.date = $as_of
    GROUP BY ALL
)

SELECT
    figures.*,
    CASE
        WHEN NOT is_reference THEN 'counted'
        WHEN (
            SELECT count(*) FROM printed
            WHERE metric = 'consultations_total' AND day = $as_of AND value = consultations
        ) > 0 THEN 'published'
        ELSE 'estimated'
    END AS basis,
    CASE
        WHEN NOT is_reference THEN 'counted'
        WHEN (
            SELECT count(DISTINCT metric) FROM printed
            WHERE metric IN ('consultations_opd_total', 'consultations_abhwc_total') AND day = $as_of
        ) = 2 THEN 'published'
        ELSE 'estimated'
    END AS variants_basis,
    CASE
        WHEN NOT is_reference THEN 'counted'
        WHEN (
            SELECT count(*) FROM printed
            WHERE metric = 'consultations_daily_peak' AND day = busiest_day AND value = busiest_day_consultations
        ) > 0 THEN 'published'
        ELSE 'estimated'
    END AS busiest_day_basis
FROM figures
CROSS JOIN release
