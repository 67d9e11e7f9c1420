-- Files whose rows are not all accounted for. There must be none.

SELECT file
FROM extracts
WHERE rows_read <> rows_accepted + rows_duplicate + rows_revised + rows_set_aside
