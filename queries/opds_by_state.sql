-- Online OPDs hosted by each state/UT on a day, and the consultations completed through OPDs there.
--
-- A national OPD is hosted by no state/UT and is left out of the count; the consultations it gave are counted where the
-- patients are.
--
-- param: $as_of  DATE  last day counted
-- grain: state
-- column: state              VARCHAR  ISO 3166-2 code
-- column: name               VARCHAR  name in English
-- column: name_hi            VARCHAR  name in Hindi
-- column: opds               BIGINT   online OPDs hosted
-- column: consultations_opd  BIGINT   consultations completed through OPDs
-- column: per_opd_per_day    DOUBLE   consultations per hosted OPD and day, over the last 28 days

WITH hosted AS (
    SELECT state, count(*) AS opds
    FROM opds
    WHERE opened_on <= $as_of AND (closed_on IS NULL OR closed_on > $as_of)
    GROUP BY state
),

consulted AS (
    SELECT
        state,
        sum(consultations_total) FILTER (date = $as_of)::BIGINT AS consultations_opd,
        sum(consultations) / count(DISTINCT date) AS per_day
    FROM daily
    WHERE variant = 'OPD' AND date > $as_of::DATE - 28 AND date <= $as_of
    GROUP BY state
)

SELECT
    states.state,
    name,
    name_hi,
    coalesce(opds, 0) AS opds,
    consultations_opd,
    per_day / nullif(opds, 0) AS per_opd_per_day
FROM states
JOIN consulted ON consulted.state = states.state
LEFT JOIN hosted ON hosted.state = states.state
ORDER BY opds DESC, name
