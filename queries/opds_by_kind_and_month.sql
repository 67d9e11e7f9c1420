-- Online OPDs of each kind at the end of each month.
--
-- param: $state  VARCHAR  ISO 3166-2 code, or IN for all India
-- param: $as_of  DATE     last day counted
-- grain: month, kind
-- column: month  DATE     first day of the month
-- column: kind   VARCHAR  general, speciality, super-speciality or national
-- column: opds   BIGINT   online OPDs hosted at the end of the month

WITH months AS (
    SELECT date_trunc('month', date)::DATE AS month, max(date) AS date
    FROM nation
    WHERE date <= $as_of
    GROUP BY month
)

SELECT
    months.month,
    opds.kind,
    count(*) FILTER (opened_on <= date AND (closed_on IS NULL OR closed_on > date)) AS opds
FROM months
CROSS JOIN opds
WHERE $state = 'IN' OR opds.state = $state
GROUP BY ALL
ORDER BY months.month, opds.kind
