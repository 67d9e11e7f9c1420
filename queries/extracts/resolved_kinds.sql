-- Where a day, State/UT and variant has both consultations one by one and daily counts, the kind in the later file holds.
--
-- A file that repeats what another said says it, too.

CREATE OR REPLACE TEMP TABLE held_otherwise AS
WITH by_kind AS (
    SELECT date, state, variant, position AS records_position, NULL AS counts_position
    FROM records
    WHERE consultations + duplicate > 0
    UNION ALL
    SELECT date, state, variant, NULL, position
    FROM counts_resolved
    WHERE outcome IN ('accepted', 'duplicate')
)

SELECT date, state, variant, max(records_position) > max(counts_position) AS by_records
FROM by_kind
GROUP BY date, state, variant
HAVING max(records_position) IS NOT NULL AND max(counts_position) IS NOT NULL;

UPDATE records
SET revised = revised + consultations, consultations = 0
FROM held_otherwise AS held
WHERE
    NOT by_records
    AND held.date = records.date
    AND held.variant = records.variant
    AND held.state IS NOT DISTINCT FROM records.state;

UPDATE counts_resolved
SET outcome = 'revised'
FROM held_otherwise AS held
WHERE
    by_records
    AND outcome = 'accepted'
    AND held.date = counts_resolved.date
    AND held.variant = counts_resolved.variant
    AND held.state IS NOT DISTINCT FROM counts_resolved.state;

CREATE OR REPLACE TEMP VIEW accepted AS
SELECT date, state, variant, opd_id, consultations, NULL::VARCHAR AS basis
FROM records
WHERE consultations > 0
UNION ALL
SELECT date, state, variant, opd_id, consultations, basis
FROM counts_resolved
WHERE outcome = 'accepted';

CREATE OR REPLACE TEMP TABLE estimates AS
SELECT estimates.* EXCLUDE (id)
FROM ledger.estimates
JOIN present USING (id)
