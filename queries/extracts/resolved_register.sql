-- The register of OPDs: of several rows about an OPD the last holds, in order of files and lines.
--
-- A file of which too many rows are bad is refused whole.

CREATE OR REPLACE TEMP TABLE errors_by_file AS
SELECT id, count(*) FILTER (is_error) AS errors, count(*) FILTER (NOT is_error) AS excluded
FROM ledger.set_aside
JOIN present USING (id)
JOIN rules USING (rule)
WHERE rule <> 'unknown_opd'
GROUP BY id;

CREATE OR REPLACE TEMP TABLE opds_resolved AS
WITH heard AS (
    SELECT
        opds.*,
        position,
        struct_pack(name, opds.kind, state, speciality, host, opened_on, closed_on, doctors, basis) AS said
    FROM ledger.opds
    JOIN present USING (id)
    LEFT JOIN errors_by_file USING (id)
    WHERE 100 * coalesce(errors, 0) <= refuse_above_percent * rows_read
),

last_heard AS (
    SELECT opd_id, arg_max(said, (position, line)) AS said
    FROM heard
    GROUP BY opd_id
)

SELECT
    heard.*,
    heard.said IS NOT DISTINCT FROM last_heard.said AS holds,
    row_number() OVER (PARTITION BY opd_id, holds ORDER BY position, line) = 1 AS is_first
FROM heard
JOIN last_heard USING (opd_id);

CREATE OR REPLACE TEMP TABLE register AS
SELECT opd_id, name, kind, state, speciality, host, opened_on, closed_on, doctors, basis
FROM opds_resolved
WHERE holds AND is_first
