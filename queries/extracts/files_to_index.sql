-- Files whose consultations were not yet compared with those of the others.

SELECT id
FROM files
WHERE NOT is_indexed
