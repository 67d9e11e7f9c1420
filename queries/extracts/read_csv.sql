-- The rows of a CSV file, every value as text.
--
-- Materialized, so that `try_cast` is not moved into the CSV reader, where a bad value is an error (DuckDB 2.0).

CREATE OR REPLACE TEMP VIEW extract AS
WITH lines AS MATERIALIZED (
    FROM read_csv(getvariable('file'), header = true, all_varchar = true)
)

FROM lines
