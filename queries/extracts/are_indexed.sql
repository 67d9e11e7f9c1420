-- All files were compared.

UPDATE files
SET is_indexed = true
WHERE NOT is_indexed
