-- The rows of a file that were set aside.

CREATE OR REPLACE TEMP TABLE aside AS
SELECT line, rule, detail, original
FROM set_aside
WHERE id = $id
