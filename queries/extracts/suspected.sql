-- An empty table for rows whose fingerprints occur more than once.

CREATE OR REPLACE TEMP TABLE suspected AS
FROM contested
LIMIT 0
