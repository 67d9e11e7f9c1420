-- The good rows of a file whose fingerprints occur more than once, in this file or in others.

INSERT INTO suspected
SELECT $id, line, NULL, consultation_id, hash(consultation_id), date, state, variant, opd_id
FROM judged
WHERE rule IS NULL AND NOT without_id AND hash(consultation_id) IN (SELECT fingerprint FROM repeated)
