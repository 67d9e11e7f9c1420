-- What rows of a file look like that are to be looked at again: those that break a rule, or name an OPD no register has.

INSERT INTO wanted
SELECT DISTINCT $id, look
FROM judged
WHERE rule IS NOT NULL OR is_stray
