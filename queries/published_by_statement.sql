-- Published values of one measure, statement by statement, for all India or one state/UT.
--
-- param: $state   VARCHAR  ISO 3166-2 code, or IN for all India
-- param: $metric  VARCHAR  measure as named in the published record
-- param: $as_of   DATE     last day counted
-- grain: statement_id
-- column: as_of         DATE     last day the figure counts
-- column: statement_id  VARCHAR  identifier of the statement
-- column: value         DOUBLE   the figure
-- column: qualifier     VARCHAR  exact, about or at_least
-- column: as_printed    VARCHAR  the figure as printed
-- column: confidence    VARCHAR  high, medium or low
-- column: title         VARCHAR  title of the statement
-- column: publisher     VARCHAR  who published it
-- column: source_url    VARCHAR  where it was read

SELECT
    published.as_of,
    statement_id,
    value,
    qualifier,
    as_printed,
    published.confidence,
    title,
    publisher,
    source_url
FROM published
JOIN statements USING (statement_id)
WHERE metric = $metric AND coalesce(state, 'IN') = $state AND published.as_of <= $as_of
ORDER BY published.as_of, value
