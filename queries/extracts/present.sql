-- The files of this release in their order, with what the ledger knows of them.

CREATE OR REPLACE TEMP TABLE present AS
SELECT present_files.*, kind, rows_read, problem
FROM present_files
JOIN ledger.files USING (id)
