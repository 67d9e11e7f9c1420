-- Forget what was contested under fingerprints that are looked at anew.

DELETE FROM contested
WHERE fingerprint IN (SELECT fingerprint FROM repeated)
