-- Hubs, spokes and doctors of the network, as published.
--
-- The published numbers fall in 2023, when the platform was cleaned up, and what counts as a doctor differs between
-- statements; nothing is filled in between.
--
-- param: $as_of  DATE  last day counted
-- grain: statement_id, metric
-- column: as_of         DATE     last day the figure counts
-- column: statement_id  VARCHAR  identifier of the statement
-- column: metric        VARCHAR  hubs, spokes or doctors
-- column: value         DOUBLE   the figure
-- column: qualifier     VARCHAR  exact, about or at_least
-- column: as_printed    VARCHAR  the figure as printed
-- column: confidence    VARCHAR  high, medium or low
-- column: note          VARCHAR  what the statement counts, where it says so
-- column: title         VARCHAR  title of the statement
-- column: publisher     VARCHAR  who published it
-- column: source_url    VARCHAR  where it was read

SELECT
    published.as_of,
    statement_id,
    metric,
    value,
    qualifier,
    as_printed,
    published.confidence,
    note,
    title,
    publisher,
    source_url
FROM published
JOIN statements USING (statement_id)
WHERE metric IN ('hubs', 'spokes', 'doctors') AND state IS NULL AND published.as_of <= $as_of
ORDER BY metric, published.as_of
