-- Consultations of each day in all India, by variant, with running totals.
--
-- source: daily
-- source: opds

WITH by_day AS (
    SELECT
        date,
        sum(consultations)::BIGINT AS consultations,
        coalesce(sum(consultations) FILTER (WHERE variant = 'OPD'), 0)::BIGINT AS consultations_opd,
        coalesce(sum(consultations) FILTER (WHERE variant = 'AB-HWC'), 0)::BIGINT AS consultations_abhwc,
        sum(consultations_total)::BIGINT AS consultations_total,
        coalesce(sum(consultations_total) FILTER (WHERE variant = 'OPD'), 0)::BIGINT AS consultations_opd_total,
        coalesce(sum(consultations_total) FILTER (WHERE variant = 'AB-HWC'), 0)::BIGINT AS consultations_abhwc_total,
        coalesce(sum(consultations_total) FILTER (WHERE state IS NULL), 0)::BIGINT AS consultations_not_stated_total,
        count(DISTINCT state) FILTER (WHERE consultations_total > 0) AS states_operational
    FROM daily
    GROUP BY date
)

SELECT
    by_day.*,
    count(opds.opd_id) AS opds
FROM by_day
LEFT JOIN opds ON opds.opened_on <= by_day.date AND (opds.closed_on IS NULL OR opds.closed_on > by_day.date)
GROUP BY ALL
ORDER BY by_day.date
