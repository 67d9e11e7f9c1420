-- The files the release was built from, and what became of their rows.
--
-- grain: file
-- column: file            VARCHAR  name of the file
-- column: kind            VARCHAR  consultations, daily counts or register
-- column: sha256          VARCHAR  checksum of the file
-- column: rows_read       BIGINT   rows in the file
-- column: rows_accepted   BIGINT   rows counted
-- column: rows_set_aside  BIGINT   rows that could not be counted

SELECT file, kind, sha256, rows_read, rows_accepted, rows_set_aside
FROM extracts
ORDER BY file
