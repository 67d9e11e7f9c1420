-- Online OPDs at the end of each month, opened and closed in it, and the consultations through them.
--
-- A month in which more than half of the OPDs closed is a break in the series: the platform was cleaned up, and numbers
-- on its two sides do not compare.
--
-- param: $state  VARCHAR  ISO 3166-2 code, or IN for all India
-- param: $as_of  DATE     last day counted
-- grain: month
-- column: month              DATE     first day of the month
-- column: opds               BIGINT   online OPDs hosted at the end of the month
-- column: opened             BIGINT   online OPDs opened in the month
-- column: closed             BIGINT   online OPDs closed in the month
-- column: consultations_opd  BIGINT   consultations completed through OPDs in the month
-- column: growth_percent     DOUBLE   change of those consultations on the month before, in per cent
-- column: per_opd_per_day    DOUBLE   consultations per hosted OPD and counted day
-- column: is_break           BOOLEAN  whether more than half of the OPDs closed in the month
-- column: is_complete        BOOLEAN  whether every day of the month is counted

WITH months AS (
    SELECT date_trunc('month', date)::DATE AS month, max(date) AS date, count(*) AS days
    FROM nation
    WHERE date <= $as_of
    GROUP BY month
),

register AS (
    SELECT * FROM opds WHERE $state = 'IN' OR state = $state
),

changes AS (
    SELECT date_trunc('month', opened_on)::DATE AS month, 1 AS opened, 0 AS closed FROM register WHERE opened_on <= $as_of
    UNION ALL
    SELECT date_trunc('month', closed_on)::DATE AS month, 0 AS opened, 1 AS closed FROM register WHERE closed_on <= $as_of
    UNION ALL
    SELECT month, 0 AS opened, 0 AS closed FROM months
),

hosted AS (
    SELECT
        month,
        sum(opened)::BIGINT AS opened,
        sum(closed)::BIGINT AS closed,
        (sum(sum(opened) - sum(closed)) OVER (ORDER BY month))::BIGINT AS opds
    FROM changes
    GROUP BY month
),

consulted AS (
    SELECT date_trunc('month', date)::DATE AS month, sum(consultations)::BIGINT AS consultations_opd
    FROM daily
    WHERE date <= $as_of AND variant = 'OPD' AND ($state = 'IN' OR state = $state)
    GROUP BY month
)

SELECT
    months.month,
    opds,
    opened,
    closed,
    consultations_opd,
    CASE WHEN date = last_day(date)
        THEN 100.0 * (consultations_opd - lag(consultations_opd) OVER up) / nullif(lag(consultations_opd) OVER up, 0)
    END AS growth_percent,
    consultations_opd / nullif(opds * days, 0) AS per_opd_per_day,
    closed > opds AS is_break,
    date = last_day(date) AS is_complete
FROM months
JOIN hosted ON hosted.month = months.month
JOIN consulted ON consulted.month = months.month
WINDOW up AS (ORDER BY months.month)
ORDER BY months.month
