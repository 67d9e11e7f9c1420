-- Consultations of each state/UT in each month.
--
-- param: $as_of    DATE     last day counted
-- param: $variant  VARCHAR  OPD, AB-HWC, or all
-- grain: month, state
-- column: month                DATE     first day of the month
-- column: state                VARCHAR  ISO 3166-2 code
-- column: name                 VARCHAR  name in English
-- column: name_hi              VARCHAR  name in Hindi
-- column: consultations        BIGINT   consultations completed in the month
-- column: consultations_total  BIGINT   consultations completed up to the end of the month

WITH months AS (
    SELECT date_trunc('month', date)::DATE AS month, state, sum(consultations)::BIGINT AS consultations
    FROM daily
    WHERE date <= $as_of AND ($variant = 'all' OR variant = $variant)
    GROUP BY ALL
)

SELECT
    month,
    months.state,
    name,
    name_hi,
    consultations,
    (sum(consultations) OVER (PARTITION BY months.state ORDER BY month))::BIGINT AS consultations_total
FROM months
JOIN states ON states.state = months.state
ORDER BY month, name
