-- Consultations through each variant up to a day, and its share of all.
--
-- param: $state  VARCHAR  ISO 3166-2 code, or IN for all India
-- param: $as_of  DATE     last day counted
-- grain: variant
-- column: variant        VARCHAR  OPD or AB-HWC
-- column: consultations  BIGINT   consultations completed
-- column: share_percent  DOUBLE   share of both variants together, in per cent

SELECT
    variant,
    sum(consultations_total)::BIGINT AS consultations,
    100.0 * sum(consultations_total) / nullif(sum(sum(consultations_total)) OVER (), 0) AS share_percent
FROM daily
WHERE date = $as_of AND ($state = 'IN' OR state = $state)
GROUP BY variant
ORDER BY consultations DESC, variant
