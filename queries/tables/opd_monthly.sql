-- Consultations of each month through each online OPD, with the total before that month.
--
-- Every OPD has a row for every month since its first, so that "up to a day" is one month's row and that month's days.
--
-- source: daily
-- source: opd_daily

WITH counted AS (
    SELECT opd_id, date_trunc('month', date)::DATE AS month, sum(consultations)::BIGINT AS consultations
    FROM opd_daily
    GROUP BY ALL
),

calendar AS (
    SELECT DISTINCT date_trunc('month', date)::DATE AS month FROM daily
),

months AS (
    SELECT calendar.month, first_months.opd_id
    FROM (SELECT opd_id, min(month) AS first_month FROM counted GROUP BY opd_id) AS first_months
    JOIN calendar ON calendar.month BETWEEN first_month AND (SELECT max(month) FROM counted)
)

SELECT
    months.month,
    months.opd_id,
    coalesce(counted.consultations, 0) AS consultations,
    coalesce(sum(counted.consultations) OVER before, 0)::BIGINT AS consultations_before
FROM months
LEFT JOIN counted ON counted.opd_id = months.opd_id AND counted.month = months.month
WINDOW before AS (PARTITION BY months.opd_id ORDER BY months.month ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
ORDER BY months.month, months.opd_id
