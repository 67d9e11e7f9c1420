-- Rows of each file that were not counted, by the rule they break.
--
-- grain: file, words
-- column: file      VARCHAR  name of the file
-- column: words     VARCHAR  why the rows were set aside
-- column: is_error  BOOLEAN  whether it is an error that can be mended
-- column: rows      BIGINT   rows set aside

SELECT file, words, is_error, rows
FROM set_aside
ORDER BY file, rows DESC, words
