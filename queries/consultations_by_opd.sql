-- The register of online OPDs opened up to a day, with the consultations through each in the months that had ended.
--
-- Some months of some OPDs are withheld: fewer than 8 consultations, or a number from which such a one could be told.
-- They are in no sum here, so what is shown is the least an OPD can have had.
--
-- param: $state  VARCHAR  ISO 3166-2 code, or IN for all India
-- param: $as_of  DATE     last day counted
-- grain: opd_id
-- column: opd_id               VARCHAR  identifier of the OPD
-- column: name                 VARCHAR  name of the OPD
-- column: kind                 VARCHAR  general, speciality, super-speciality or national
-- column: state                VARCHAR  ISO 3166-2 code; none for a national OPD
-- column: state_name           VARCHAR  name of the state/UT in English
-- column: speciality           VARCHAR  speciality, where it has one
-- column: host                 VARCHAR  who hosts it
-- column: opened_on            DATE     first day
-- column: closed_on            DATE     day it was closed, if it was by then
-- column: consultations_shown  BIGINT   consultations completed, months withheld left out; none where all are
-- column: months_withheld      BIGINT   months whose number is withheld
-- column: counted_to           DATE     last day of the last whole month
-- column: basis                VARCHAR  simulated or counted

WITH through AS (
    SELECT
        opd_id,
        sum(consultations)::BIGINT AS consultations_shown,
        sum(CASE WHEN is_withheld THEN 1 ELSE 0 END)::BIGINT AS months_withheld
    FROM opd_monthly
    WHERE last_day(month) <= $as_of
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
    CASE WHEN months_withheld > 0 THEN consultations_shown ELSE coalesce(consultations_shown, 0) END
        AS consultations_shown,
    coalesce(months_withheld, 0) AS months_withheld,
    date_trunc('month', $as_of::DATE + 1)::DATE - 1 AS counted_to,
    basis
FROM opds
LEFT JOIN states ON states.state = opds.state
LEFT JOIN through ON through.opd_id = opds.opd_id
WHERE opened_on <= $as_of AND ($state = 'IN' OR opds.state = $state)
ORDER BY consultations_shown DESC NULLS LAST, opds.opd_id
