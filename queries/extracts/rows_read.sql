-- How many rows the file holds.

SELECT count(*) AS rows_read FROM extract
