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
    count(release_value) AS figures,
    count(*) FILTER (release_value >= lowest AND coalesce(release_value <= highest, true)) AS met,
    count(*) FILTER (release_value < lowest OR release_value > highest) AS differing,
    count(*) FILTER (release_value IS NULL) AS not_counted
FROM published
LEFT JOIN release_values
    ON release_values.as_of = published.as_of
    AND release_values.metric = published.metric
    AND release_values.state IS NOT DISTINCT FROM published.state
    AND release_values.period IS NOT DISTINCT FROM published.period
WHERE published.as_of <= $as_of
GROUP BY confidence
ORDER BY array_position(['high', 'medium', 'low'], confidence)
