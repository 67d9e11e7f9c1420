-- Keep only rows whose identifier truly occurs more than once.

DELETE FROM contested
WHERE consultation_id IN (SELECT consultation_id FROM contested GROUP BY consultation_id HAVING count(*) = 1)
