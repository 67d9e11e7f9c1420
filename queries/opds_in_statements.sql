-- Online OPDs hosted on a day, told apart as statements tell them: general, and speciality.
--
-- Statements count super-specialities among the specialities, and national OPDs only in all.
--
-- param: $state  VARCHAR  ISO 3166-2 code, or IN for all India
-- param: $as_of  DATE     last day counted
-- grain: as_of
-- column: as_of            DATE    last day counted
-- column: opds             BIGINT  online OPDs hosted
-- column: opds_general     BIGINT  of which general
-- column: opds_speciality  BIGINT  of which of a speciality or super-speciality

SELECT
    $as_of::DATE AS as_of,
    count(*) AS opds,
    count(*) FILTER (kind = 'general') AS opds_general,
    count(*) FILTER (kind IN ('speciality', 'super-speciality')) AS opds_speciality
FROM opds
WHERE opened_on <= $as_of AND (closed_on IS NULL OR closed_on > $as_of) AND ($state = 'IN' OR state = $state)
