-- The files the release was built from, and what became of their rows.
--
-- Rows read are those accepted, duplicate, revised and set aside together.
--
-- grain: file
-- column: file            VARCHAR  name of the file
-- column: kind            VARCHAR  consultations, daily counts or register
-- column: sha256          VARCHAR  checksum of the file
-- column: rows_read       BIGINT   rows in the file
-- column: rows_accepted   BIGINT   rows counted
-- column: rows_duplicate  BIGINT   rows that repeat another
-- column: rows_revised    BIGINT   rows that a later row replaces
-- column: rows_set_aside  BIGINT   rows that could not be counted, or were not to be
-- column: rows_excluded   BIGINT   rows set aside without an error: consultations that were not completed
-- column: problem         VARCHAR  why the file was not used, if it was not

SELECT
    file,
    kind,
    sha256,
    rows_read,
    rows_accepted,
    rows_duplicate,
    rows_revised,
    rows_set_aside,
    rows_excluded,
    problem
FROM extracts
ORDER BY file
