-- Every page in which a statement was read.
--
-- source: data/published/sources.csv

SELECT statement_id, role, publisher, language, source_url
FROM sources_file
ORDER BY statement_id, role DESC, source_url
