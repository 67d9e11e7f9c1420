-- The OPDs that files name and no register has.

SELECT id, opd_id
FROM strays
