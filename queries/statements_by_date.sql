-- Statements up to a day, with where each was read and how many figures it printed.
--
-- param: $as_of  DATE  last day counted
-- grain: statement_id
-- column: statement_id  VARCHAR  identifier of the statement
-- column: said          VARCHAR  day it was said, as far as it is known
-- column: as_of         DATE     last day its figures count; none where no full date is known
-- column: title         VARCHAR  title of the statement
-- column: publisher     VARCHAR  who published it
-- column: language      VARCHAR  language it was read in
-- column: confidence    VARCHAR  high, medium or low
-- column: figures       BIGINT   figures printed in it
-- column: pages         BIGINT   pages it was read in
-- column: source_url    VARCHAR  where it was read

SELECT
    statement_id,
    said,
    as_of,
    title,
    publisher,
    language,
    confidence,
    (SELECT count(*) FROM published WHERE published.statement_id = statements.statement_id) AS figures,
    (SELECT count(*) FROM sources WHERE sources.statement_id = statements.statement_id) AS pages,
    source_url
FROM statements
WHERE as_of <= $as_of OR (as_of IS NULL AND left(said, 4)::INTEGER <= year($as_of::DATE))
ORDER BY said, statement_id
