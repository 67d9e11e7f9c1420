-- The rows of a file that were set aside; of those kept in case no register has their OPD, those of OPDs that none has.

CREATE OR REPLACE TEMP TABLE aside AS
SELECT line, rule, detail, original
FROM set_aside
WHERE id = $id AND (rule <> 'unknown_opd' OR list_contains($opds, detail))
