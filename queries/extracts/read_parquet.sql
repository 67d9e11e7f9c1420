-- The rows of a Parquet file.

CREATE OR REPLACE TEMP VIEW extract AS
FROM read_parquet(getvariable('file'))
