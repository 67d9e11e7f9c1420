-- Consultations of each month, against the month before and the record.
--
-- A month is a record when it is complete and holds more than every month before it; the first is none. An unfinished month is compared
-- with nothing.
--
-- param: $state  VARCHAR  ISO 3166-2 code, or IN for all India
-- param: $as_of  DATE     last day counted
-- grain: month
-- column: month                DATE     first day of the month
-- column: consultations        BIGINT   consultations completed in the month
-- column: consultations_opd    BIGINT   of which patient to doctor (OPD)
-- column: consultations_abhwc  BIGINT   of which provider to provider (AB-HWC)
-- column: consultations_total  BIGINT   consultations completed up to the end of the month
-- column: days_counted         BIGINT   days of the month that are counted
-- column: is_complete          BOOLEAN  whether every day of the month is counted
-- column: is_record            BOOLEAN  whether no month before it held as many
-- column: change_percent       DOUBLE   change on the month before, in per cent
-- column: basis                VARCHAR  published, estimated, simulated or counted

WITH months AS (
    SELECT
        date_trunc('month', date)::DATE AS month,
        sum(consultations)::BIGINT AS consultations,
        sum(consultations) FILTER (variant = 'OPD')::BIGINT AS consultations_opd,
        sum(consultations) FILTER (variant = 'AB-HWC')::BIGINT AS consultations_abhwc,
        count(DISTINCT date) AS days_counted,
        max(date) = last_day(max(date)) AS is_complete,
        CASE WHEN max(basis) = 'simulated' AND $state = 'IN' THEN 'estimated' ELSE max(basis) END AS basis
    FROM daily
    WHERE ($state = 'IN' OR state = $state) AND date <= $as_of
    GROUP BY ALL
)

SELECT
    month,
    consultations,
    consultations_opd,
    consultations_abhwc,
    (sum(consultations) OVER (ORDER BY month))::BIGINT AS consultations_total,
    days_counted,
    is_complete,
    is_complete AND coalesce(consultations > max(consultations) OVER earlier, false) AS is_record,
    CASE WHEN is_complete
        THEN 100.0 * (consultations - lag(consultations) OVER (ORDER BY month))
            / nullif(lag(consultations) OVER (ORDER BY month), 0)
    END AS change_percent,
    CASE WHEN basis <> 'counted' AND printed.value = consultations THEN 'published' ELSE basis END AS basis
FROM months
LEFT JOIN published AS printed
    ON $state = 'IN' AND printed.metric = 'consultations_month' AND printed.period = strftime(month, '%Y-%m')
WINDOW earlier AS (ORDER BY month ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
ORDER BY month
