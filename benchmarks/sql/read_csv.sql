-- Floor: the lines of a text file as a table.
--
-- param: $files  VARCHAR[]  the files to read

CREATE TABLE lines AS
FROM read_csv($files)
