-- Keep the good rows of a register.

INSERT INTO opds
SELECT $id, line, opd_id, name, kind, state, speciality, host, opened_on, closed_on, doctors, basis
FROM judged
WHERE rule IS NULL
