-- Online OPDs of each kind hosted on a day, and the consultations completed through them so far.
--
-- Consultations through OPDs that have closed since are counted with their kind.
--
-- param: $state  VARCHAR  ISO 3166-2 code, or IN for all India
-- param: $as_of  DATE     last day counted
-- grain: kind
-- column: kind               VARCHAR  general, speciality, super-speciality or national
-- column: opds               BIGINT   online OPDs hosted
-- column: consultations_opd  BIGINT   consultations completed through OPDs of the kind

WITH month AS (
    SELECT opd_id, consultations_before
    FROM opd_monthly
    WHERE month = date_trunc('month', $as_of::DATE)
),

days AS (
    SELECT opd_id, sum(consultations) AS consultations
    FROM opd_daily
    WHERE date >= date_trunc('month', $as_of::DATE) AND date <= $as_of
    GROUP BY opd_id
)

SELECT
    kind,
    count(*) FILTER (closed_on IS NULL OR closed_on > $as_of) AS opds,
    sum(coalesce(consultations_before, 0) + coalesce(days.consultations, 0))::BIGINT AS consultations_opd
FROM opds
LEFT JOIN month ON month.opd_id = opds.opd_id
LEFT JOIN days ON days.opd_id = opds.opd_id
WHERE opened_on <= $as_of AND ($state = 'IN' OR state = $state)
GROUP BY kind
ORDER BY opds DESC, kind
