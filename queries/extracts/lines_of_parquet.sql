-- Each row of a Parquet file with its number, from one, and all it says as a struct.

CREATE OR REPLACE TEMP VIEW lines AS
SELECT rows_of_file.*, file_row_number + 1 AS "line of file", rows_of_file AS "row of file"
FROM read_parquet(getvariable('file')) AS rows_of_file
