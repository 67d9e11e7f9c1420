-- Rows that are judged one by one.

CREATE OR REPLACE TEMP TABLE unjudged AS
SELECT *, 1 AS rows
FROM seen
