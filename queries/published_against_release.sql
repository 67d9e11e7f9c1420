-- Every published figure up to a day beside the release's own, with a verdict.
--
-- A figure is met when the release lies among the values it can stand for: itself where all digits are printed, what
-- rounds to it where it is rounded, that or more where it says "over". Figures of low confidence are compared but the
-- reference extract is not held to them. Measures the release does not count have no value and no verdict.
--
-- param: $state  VARCHAR  ISO 3166-2 code, or IN for all figures
-- param: $as_of  DATE     last day counted
-- grain: statement_id, metric, state, period, as_printed, note
-- column: as_of               DATE     last day the figure counts
-- column: statement_id        VARCHAR  identifier of the statement
-- column: metric              VARCHAR  measure as named in the published record
-- column: state               VARCHAR  ISO 3166-2 code; none for all India
-- column: name                VARCHAR  name of the state/UT in English
-- column: period              VARCHAR  month, day or range the figure is for, where it is not a total
-- column: value               DOUBLE   the published figure
-- column: qualifier           VARCHAR  exact, about or at_least
-- column: as_printed          VARCHAR  the figure as printed
-- column: note                VARCHAR  remark in the published record
-- column: confidence          VARCHAR  high, medium or low
-- column: release_value       BIGINT   the same figure in the release
-- column: difference_percent  DOUBLE   the release's less the published, in per cent of the published
-- column: verdict             VARCHAR  met, differs or not counted
-- column: reason              VARCHAR  why it differs, where that is known
-- column: title               VARCHAR  title of the statement
-- column: source_url          VARCHAR  where it was read

SELECT
    published.as_of,
    published.statement_id,
    published.metric,
    published.state,
    states.name,
    published.period,
    value,
    qualifier,
    as_printed,
    note,
    published.confidence,
    release_value,
    100.0 * (release_value - value) / value AS difference_percent,
    CASE
        WHEN release_value IS NULL THEN 'not counted'
        WHEN release_value >= lowest AND (highest IS NULL OR release_value <= highest) THEN 'met'
        ELSE 'differs'
    END AS verdict,
    reason,
    title,
    source_url
FROM published
JOIN statements ON statements.statement_id = published.statement_id
LEFT JOIN release_values
    ON release_values.as_of = published.as_of
    AND release_values.metric = published.metric
    AND release_values.state IS NOT DISTINCT FROM published.state
    AND release_values.period IS NOT DISTINCT FROM published.period
LEFT JOIN states ON states.state = published.state
LEFT JOIN contradictions
    ON contradictions.statement_id = published.statement_id
    AND contradictions.metric = published.metric
    AND contradictions.state IS NOT DISTINCT FROM published.state
WHERE published.as_of <= $as_of AND ($state = 'IN' OR published.state = $state)
ORDER BY published.as_of, published.statement_id, published.metric, value DESC
