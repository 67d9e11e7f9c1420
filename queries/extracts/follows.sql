-- Whether the ledger follows these rules: one of other rules may have other tables.

SELECT count(*) > 0 AS follows
FROM followed
WHERE rules = $rules
