-- Statements in which officials or the press printed figures of the service.
--
-- A statement dated by year or month alone keeps its text as printed and has no day.
--
-- source: data/published/statements.csv

SELECT
    statement_id,
    date AS said,
    CASE WHEN as_of LIKE '____-__-__' THEN as_of::DATE END AS as_of,
    title,
    publisher,
    source_url,
    language,
    confidence
FROM statements_file
ORDER BY said, statement_id
