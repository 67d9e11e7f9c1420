-- Each row of a text file with its number, from two below the header, and all it says as a struct.

CREATE OR REPLACE TEMP VIEW lines AS
SELECT rows_of_file.*, rowid + 2 AS "line of file", rows_of_file AS "row of file"
FROM rows_of_file
