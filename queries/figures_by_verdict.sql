-- How many published figures the release meets, by how sure they are.
--
-- Only measures that the release counts have a verdict.
--
-- param: $as_of  DATE  last day counted
-- grain: confidence
-- column: confidence   VARCHAR  high, medium or low
-- column: figures      BIGINT   published figures that the release counts too
-- column: met          BIGINT   of which the release meets
-- column: differing    BIGINT   of which the release differs from
-- column: not_counted  BIGINT   published figures of measures the release does not count

SELECT
    confidence,
    count(*) FILTER (verdict <> 'not counted') AS figures,
    count(*) FILTER (verdict = 'met') AS met,
    count(*) FILTER (verdict = 'differs') AS differing,
    count(*) FILTER (verdict = 'not counted') AS not_counted
FROM comparisons
WHERE as_of <= $as_of
GROUP BY confidence
ORDER BY array_position(['high', 'medium', 'low'], confidence)
