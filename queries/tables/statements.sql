-- Statements in which officials or the press printed figures of the service.
--
-- A statement dated by year or month alone keeps its text as printed and has no day. The rows are materialized first:
-- DuckDB 2.0 moves `try_cast` into its CSV reader, where a month alone is an error.
--
-- source: data/published/statements.csv

WITH printed AS MATERIALIZED (
    FROM read_csv('published/statements.csv', header = true, all_varchar = true)
)

SELECT
    statement_id,
    date AS said,
    try_cast(as_of AS DATE) AS as_of,
    title,
    publisher,
    source_url,
    language,
    confidence
FROM printed
ORDER BY said, statement_id
