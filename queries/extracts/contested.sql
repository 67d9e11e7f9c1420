-- Keep the rows whose identifiers truly occur more than once, in the place of what was known of them before.

DELETE FROM contested
WHERE fingerprint IN (SELECT fingerprint FROM repeated);

INSERT INTO contested
FROM suspected
WHERE consultation_id IN (SELECT consultation_id FROM suspected GROUP BY consultation_id HAVING count(*) > 1)
