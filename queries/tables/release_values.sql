-- The release's own value of each measure that statements publish, on the days they publish it.
--
-- Speciality OPDs, as statements count them, are those of specialities and super-specialities together.
--
-- source: nation
-- source: daily
-- source: opds
-- source: published

WITH national AS (
    UNPIVOT (
        SELECT
            date AS as_of,
            consultations_total,
            consultations_opd_total,
            consultations_abhwc_total,
            states_operational,
            opds AS opds_online
        FROM nation
    )
    ON COLUMNS(* EXCLUDE (as_of))
    INTO NAME metric VALUE release_value
),

by_state AS (
    SELECT
        date AS as_of,
        state,
        unnest(['state_consultations_total', 'state_consultations_opd', 'state_consultations_abhwc']) AS metric,
        unnest([
            sum(consultations_total),
            sum(consultations_total) FILTER (variant = 'OPD'),
            sum(consultations_total) FILTER (variant = 'AB-HWC')
        ])::BIGINT AS release_value
    FROM daily
    WHERE date IN (SELECT as_of FROM published) AND state IS NOT NULL
    GROUP BY date, state
),

by_kind AS (
    SELECT
        published.as_of,
        published.metric,
        count(*) FILTER (CASE metric WHEN 'opds_general' THEN kind = 'general' ELSE kind LIKE '%speciality' END)
            AS release_value
    FROM (SELECT DISTINCT as_of, metric FROM published WHERE metric IN ('opds_speciality', 'opds_general')) AS published
    JOIN opds ON opened_on <= published.as_of AND (closed_on IS NULL OR closed_on > published.as_of)
    GROUP BY ALL
),

by_month AS (
    SELECT as_of, metric, period, sum(nation.consultations)::BIGINT AS release_value
    FROM published
    JOIN nation ON strftime(nation.date, '%Y-%m') = period AND nation.date <= published.as_of
    WHERE metric = 'consultations_month'
    GROUP BY as_of, metric, period
)

FROM (SELECT as_of, metric, NULL AS state, NULL AS period, release_value FROM national)
UNION ALL BY NAME FROM by_state
UNION ALL BY NAME FROM by_kind
UNION ALL BY NAME FROM by_month
