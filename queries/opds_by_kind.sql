-- Online OPDs of each kind hosted on a day, and the consultations through them in the months that had ended.
--
-- Consultations through OPDs that have closed since are counted with their kind. Months of single OPDs that are withheld
-- are in no sum here, or a kind with few OPDs would give them away.
--
-- param: $state  VARCHAR  ISO 3166-2 code, or IN for all India
-- param: $as_of  DATE     last day counted
-- grain: kind
-- column: kind                 VARCHAR  general, speciality, super-speciality or national
-- column: opds                 BIGINT   online OPDs hosted
-- column: consultations_shown  BIGINT   consultations completed, months withheld left out; none where all are
-- column: months_withheld      BIGINT   months of single OPDs whose number is withheld
-- column: counted_to           DATE     last day of the last whole month

WITH through AS (
    SELECT
        opd_id,
        sum(consultations)::BIGINT AS consultations_shown,
        sum(CASE WHEN is_withheld THEN 1 ELSE 0 END)::BIGINT AS months_withheld
    FROM opd_monthly
    WHERE last_day(month) <= $as_of
    GROUP BY opd_id
),

kinds AS (
    SELECT
        kind,
        sum(CASE WHEN closed_on IS NULL OR closed_on > $as_of THEN 1 ELSE 0 END)::BIGINT AS opds,
        sum(consultations_shown)::BIGINT AS consultations_shown,
        coalesce(sum(months_withheld), 0)::BIGINT AS months_withheld
    FROM opds
    LEFT JOIN through ON through.opd_id = opds.opd_id
    WHERE opened_on <= $as_of AND ($state = 'IN' OR state = $state)
    GROUP BY kind
)

SELECT
    kind,
    opds,
    CASE WHEN months_withheld > 0 THEN consultations_shown ELSE coalesce(consultations_shown, 0) END
        AS consultations_shown,
    months_withheld,
    date_trunc('month', $as_of::DATE + 1)::DATE - 1 AS counted_to
FROM kinds
ORDER BY opds DESC, kind
