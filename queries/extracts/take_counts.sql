-- Keep the good rows of a file of daily counts.

INSERT INTO counts
SELECT $id, line, date, state, variant, opd_id, part, consultations, basis
FROM judged
WHERE rule IS NULL
