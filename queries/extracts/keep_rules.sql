-- Remember the checksum of the rules that the ledger follows.

INSERT INTO followed
SELECT $rules
WHERE NOT EXISTS (FROM followed)
