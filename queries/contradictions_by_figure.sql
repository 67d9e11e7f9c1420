-- Published figures that other published figures rule out, with the reason.
--
-- param: $as_of  DATE  last day counted
-- grain: statement_id, metric, state
-- column: as_of            DATE     last day the figure counts
-- column: statement_id     VARCHAR  identifier of the statement
-- column: metric           VARCHAR  measure as named in the published record
-- column: state            VARCHAR  ISO 3166-2 code; none for all India
-- column: name             VARCHAR  name of the state/UT in English
-- column: as_printed       VARCHAR  the figure as printed
-- column: release_value    BIGINT   the same figure in the release
-- column: reason           VARCHAR  why it cannot be met
-- column: title            VARCHAR  title of the statement
-- column: source_url       VARCHAR  where it was read

SELECT
    published.as_of,
    published.statement_id,
    published.metric,
    published.state,
    states.name,
    as_printed,
    release_value,
    reason,
    title,
    source_url
FROM contradictions
JOIN published
    ON published.statement_id = contradictions.statement_id
    AND published.metric = contradictions.metric
    AND published.state IS NOT DISTINCT FROM contradictions.state
JOIN statements ON statements.statement_id = published.statement_id
LEFT JOIN release_values
    ON release_values.as_of = published.as_of
    AND release_values.metric = published.metric
    AND release_values.state IS NOT DISTINCT FROM published.state
    AND release_values.period IS NOT DISTINCT FROM published.period
LEFT JOIN states ON states.state = published.state
WHERE published.as_of <= $as_of
ORDER BY published.as_of, published.statement_id, published.metric
