-- The rows of a file whose fingerprints occur more than once.

CREATE OR REPLACE TEMP TABLE surveyed AS
SELECT line, consultation_id, looks
FROM seen
WHERE hash(consultation_id) IN (SELECT fingerprint FROM repeated)
