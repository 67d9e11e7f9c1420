-- List a file of estimates.

INSERT INTO files
SELECT $id, $key, 'estimates', count(*), NULL, NULL, true
FROM extract
