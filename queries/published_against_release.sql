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
    comparisons.as_of,
    statement_id,
    metric,
    comparisons.state,
    name,
    period,
    value,
    qualifier,
    as_printed,
    note,
    comparisons.confidence,
    release_value,
    100.0 * (release_value - value) / value AS difference_percent,
    verdict,
    reason,
    title,
    source_url
FROM comparisons
JOIN statements USING (statement_id)
LEFT JOIN states ON states.state = comparisons.state
WHERE comparisons.as_of <= $as_of AND ($state = 'IN' OR comparisons.state = $state)
ORDER BY comparisons.as_of, statement_id, metric, value DESC
