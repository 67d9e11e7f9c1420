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
    comparisons.as_of,
    statement_id,
    metric,
    comparisons.state,
    name,
    as_printed,
    release_value,
    reason,
    title,
    source_url
FROM comparisons
JOIN statements USING (statement_id)
LEFT JOIN states ON states.state = comparisons.state
WHERE reason IS NOT NULL AND comparisons.as_of <= $as_of
ORDER BY comparisons.as_of, statement_id, metric
