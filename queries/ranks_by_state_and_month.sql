-- Rank of each state/UT at the end of each month, by consultations completed so far.
--
-- States/UTs without a consultation have no rank yet and are left out. Equals share a rank.
--
-- param: $as_of    DATE     last day counted
-- param: $variant  VARCHAR  OPD, AB-HWC, or all
-- grain: month, state
-- column: month                DATE     first day of the month
-- column: state                VARCHAR  ISO 3166-2 code
-- column: name                 VARCHAR  name in English
-- column: name_hi              VARCHAR  name in Hindi
-- column: rank                 BIGINT   rank by consultations completed up to the end of the month
-- column: consultations_total  BIGINT   consultations completed up to the end of the month

WITH ends AS (
    SELECT max(date) AS date FROM nation WHERE date <= $as_of GROUP BY date_trunc('month', date)
),

totals AS (
    SELECT daily.date, daily.state, sum(consultations_total)::BIGINT AS consultations_total
    FROM daily
    JOIN ends ON ends.date = daily.date
    WHERE daily.state IS NOT NULL AND ($variant = 'all' OR variant = $variant)
    GROUP BY ALL
)

SELECT
    date_trunc('month', totals.date)::DATE AS month,
    totals.state,
    name,
    name_hi,
    rank() OVER (PARTITION BY totals.date ORDER BY consultations_total DESC) AS rank,
    consultations_total
FROM totals
JOIN states ON states.state = totals.state
WHERE consultations_total > 0
ORDER BY month, rank, name
