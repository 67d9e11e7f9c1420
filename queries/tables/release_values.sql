-- The release's own value of each measure that statements publish, on the days they publish it.
--
-- Speciality OPDs, as statements count them, are those of specialities and super-specialities together.
--
-- source: nation
-- source: daily
-- source: opds
-- source: published

WITH national_wide AS (
    SELECT
        date AS as_of,
        consultations_total,
        consultations_opd_total,
        consultations_abhwc_total,
        states_operational,
        opds AS opds_online
    FROM nation
),

national AS (
    SELECT *
    FROM national_wide
    UNPIVOT (
        release_value FOR metric IN (
            consultations_total, consultations_opd_total, consultations_abhwc_total, states_operational, opds_online
        )
    )
),

by_state_wide AS (
    SELECT
        date AS as_of,
        state,
        sum(consultations_total)::BIGINT AS state_consultations_total,
        (sum(consultations_total) FILTER (WHERE variant = 'OPD'))::BIGINT AS state_consultations_opd,
        (sum(consultations_total) FILTER (WHERE variant = 'AB-HWC'))::BIGINT AS state_consultations_abhwc
    FROM daily
    WHERE date IN (SELECT as_of FROM published) AND state IS NOT NULL
    GROUP BY date, state
),

by_state AS (
    SELECT *
    FROM by_state_wide
    UNPIVOT (
        release_value FOR metric IN (state_consultations_total, state_consultations_opd, state_consultations_abhwc)
    )
),

by_kind AS (
    SELECT
        asked.as_of,
        asked.metric,
        count(*) FILTER (WHERE CASE metric WHEN 'opds_general' THEN kind = 'general' ELSE kind LIKE '%speciality' END)
            AS release_value
    FROM (SELECT DISTINCT as_of, metric FROM published WHERE metric IN ('opds_speciality', 'opds_general')) AS asked
    JOIN opds ON opened_on <= asked.as_of AND (closed_on IS NULL OR closed_on > asked.as_of)
    GROUP BY asked.as_of, asked.metric
),

by_month AS (
    SELECT as_of, metric, period, sum(nation.consultations)::BIGINT AS release_value
    FROM published
    JOIN nation ON left(nation.date::STRING, 7) = period AND nation.date <= published.as_of
    WHERE metric = 'consultations_month'
    GROUP BY as_of, metric, period
)

SELECT as_of, metric, NULL::STRING AS state, NULL::STRING AS period, release_value FROM national
UNION ALL
SELECT as_of, metric, state, NULL, release_value FROM by_state
UNION ALL
SELECT as_of, metric, NULL, NULL, release_value FROM by_kind
UNION ALL
SELECT as_of, metric, NULL, period, release_value FROM by_month
ORDER BY as_of, metric, state NULLS LAST, period NULLS LAST
