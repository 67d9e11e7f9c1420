-- An empty table for rows whose fingerprints occur more than once, which several connections fill.

CREATE OR REPLACE TABLE suspected AS
FROM contested
LIMIT 0
