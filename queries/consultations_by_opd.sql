-- The register of online OPDs opened up to a day, with the consultations completed through each.
--
-- param: $state  VARCHAR  ISO 3166-2 code, or IN for all India
-- param: $as_of  DATE     last day counted
-- grain: opd_id
-- column: opd_id         VARCHAR  identifier of the OPD
-- column: name           VARCHAR  name of the OPD
-- column: kind           VARCHAR  general, speciality, super-speciality or national
-- column: state          VARCHAR  ISO 3166-2 code; none for a national OPD
-- column: state_name     VARCHAR  name of the state/UT in English
-- column: speciality     VARCHAR  speciality, where it has one
-- column: host           VARCHAR  who hosts it
-- column: opened_on      DATE     first day
-- column: closed_on      DATE     day it was closed, if it was by then
-- column: consultations  BIGINT   consultations completed
-- column: basis          VARCHAR  simulated or counted

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
    opds.opd_id,
    opds.name,
    opds.kind,
    opds.state,
    states.name AS state_name,
    speciality,
    host,
    opened_on,
    CASE WHEN closed_on <= $as_of THEN closed_on END AS closed_on,
    (coalesce(consultations_before, 0) + coalesce(days.consultations, 0))::BIGINT AS consultations,
    basis
FROM opds
LEFT JOIN states ON states.state = opds.state
LEFT JOIN month ON month.opd_id = opds.opd_id
LEFT JOIN days ON days.opd_id = opds.opd_id
WHERE opened_on <= $as_of AND ($state = 'IN' OR opds.state = $state)
ORDER BY consultations DESC, opds.opd_id
