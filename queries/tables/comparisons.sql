-- Every published figure beside the release's own, with a verdict.
--
-- A figure is met when the release lies among the values it can stand for. Measures that the release does not count have
-- no value and are not counted against it.
--
-- source: published
-- source: release_values
-- source: contradictions

SELECT
    published.*,
    release_value,
    CASE
        WHEN release_value IS NULL THEN 'not counted'
        WHEN release_value >= lowest AND coalesce(release_value <= highest, true) THEN 'met'
        ELSE 'differs'
    END AS verdict,
    reason
FROM published
LEFT JOIN release_values
    ON release_values.as_of = published.as_of
    AND release_values.metric = published.metric
    AND release_values.state IS NOT DISTINCT FROM published.state
    AND release_values.period IS NOT DISTINCT FROM published.period
LEFT JOIN contradictions
    ON contradictions.statement_id = published.statement_id
    AND contradictions.metric = published.metric
    AND contradictions.state IS NOT DISTINCT FROM published.state
ORDER BY
    published.as_of NULLS LAST,
    published.statement_id,
    published.metric,
    value DESC,
    published.state NULLS LAST,
    published.period NULLS LAST
