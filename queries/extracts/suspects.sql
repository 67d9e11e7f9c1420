-- The rows of a file whose fingerprints occur more than once.

CREATE OR REPLACE TEMP TABLE unjudged AS
SELECT * EXCLUDE (original)
FROM seen
WHERE hash(consultation_id) IN (SELECT fingerprint FROM repeated)
