-- Consultations of each day, and in all since the launch.
--
-- param: $state  VARCHAR  ISO 3166-2 code, or IN for all India
-- param: $as_of  DATE     last day counted
-- grain: date
-- column: date                 DATE     day, in IST
-- column: consultations        BIGINT   consultations completed on the day
-- column: consultations_opd    BIGINT   of which patient to doctor (OPD)
-- column: consultations_abhwc  BIGINT   of which provider to provider (AB-HWC)
-- column: consultations_total  BIGINT   consultations completed up to the day
-- column: basis                VARCHAR  published (the total), estimated, simulated or counted

WITH totals AS (
    SELECT DISTINCT as_of, value
    FROM published
    WHERE
        confidence <> 'low'
        AND metric = CASE WHEN $state = 'IN' THEN 'consultations_total' ELSE 'state_consultations_total' END
        AND coalesce(state, 'IN') = $state
),

days AS (
    SELECT
        date,
        sum(consultations)::BIGINT AS consultations,
        sum(consultations) FILTER (variant = 'OPD')::BIGINT AS consultations_opd,
        sum(consultations) FILTER (variant = 'AB-HWC')::BIGINT AS consultations_abhwc,
        sum(consultations_total)::BIGINT AS consultations_total,
        CASE WHEN max(basis) = 'simulated' AND $state = 'IN' THEN 'estimated' ELSE max(basis) END AS basis
    FROM daily
    WHERE ($state = 'IN' OR state = $state) AND date <= $as_of
    GROUP BY date
)

SELECT
    days.* REPLACE (CASE WHEN value = consultations_total AND basis <> 'counted' THEN 'published' ELSE basis END AS basis)
FROM days
LEFT JOIN totals ON totals.as_of = days.date AND totals.value = days.consultations_total
ORDER BY days.date
