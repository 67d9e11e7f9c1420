-- The rows of a file that are looked at again: to be set aside, perhaps, or with an identifier that occurs more than once.
--
-- One reading finds them all. It may give some that look alike and are good: `judged` tells them apart.

CREATE OR REPLACE TEMP TABLE surveyed AS
SELECT line, original, consultation_id, without_id, looks
FROM seen
WHERE
    without_id
    OR hash(consultation_id) IN (SELECT fingerprint FROM repeated)
    OR hash(looks) IN (SELECT look FROM wanted WHERE id = $id AND look IS NOT NULL)
