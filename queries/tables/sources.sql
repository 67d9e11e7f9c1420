-- Every page in which a statement was read.
--
-- source: data/published/sources.csv

SELECT statement_id, role, publisher, language, source_url
FROM read_csv('published/sources.csv', header = true, all_varchar = true)
ORDER BY statement_id, role DESC, source_url
