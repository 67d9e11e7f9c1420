-- Each published total left out in turn and estimated from the rest.
--
-- grain: statement_id, metric, state
-- column: as_of          DATE     last day the figure counts
-- column: statement_id   VARCHAR  identifier of the statement
-- column: metric         VARCHAR  measure as named in the published record
-- column: state          VARCHAR  ISO 3166-2 code; none for all India
-- column: name           VARCHAR  name of the state/UT in English
-- column: value          BIGINT   the published total
-- column: estimate       BIGINT   what the rest of the record gives
-- column: error_percent  DOUBLE   the estimate less the published, in per cent of the published

SELECT
    as_of,
    statement_id,
    metric,
    errors.state,
    name,
    value::BIGINT AS value,
    estimate::BIGINT AS estimate,
    100.0 * (estimate - value) / value AS error_percent
FROM errors
LEFT JOIN states ON states.state = errors.state
ORDER BY abs(error_percent) DESC, as_of, statement_id, metric, errors.state
