-- Count the good rows of a file of consultations by day, State/UT, variant and OPD.

INSERT INTO cells
SELECT $id, date, state, variant, opd_id, sum(rows)::BIGINT
FROM judged
WHERE rule IS NULL
GROUP BY ALL
