-- How many rows of a text file were read.

SELECT count(*) AS rows
FROM rows_of_file
