-- How far estimates lie from published totals that were left out, by measure.
--
-- grain: metric
-- column: metric               VARCHAR  measure as named in the published record
-- column: figures              BIGINT   published totals left out in turn
-- column: median_percent       DOUBLE   median error in per cent, without its sign
-- column: worst_percent        DOUBLE   largest error in per cent, without its sign
-- column: worst_statement_id   VARCHAR  statement of the largest error
-- column: worst_name           VARCHAR  state/UT of the largest error, in English

SELECT
    metric,
    count(*) AS figures,
    median(abs(estimate - value) * 100.0 / value) AS median_percent,
    max(abs(estimate - value) * 100.0 / value) AS worst_percent,
    arg_max(statement_id, abs(estimate - value) / value) AS worst_statement_id,
    arg_max(coalesce(name, 'all India'), abs(estimate - value) / value) AS worst_name
FROM errors
LEFT JOIN states ON states.state = errors.state
GROUP BY metric
ORDER BY metric
