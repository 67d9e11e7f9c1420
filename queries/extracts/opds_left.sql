-- Of some OPDs those whose rows were not kept when the file was taken.

SELECT unnest($opds) AS opd_id
EXCEPT
SELECT detail
FROM aside
WHERE rule = 'unknown_opd'
