-- What became of the rows of each file that was handed over.
--
-- Read is accepted, duplicate, revised and set aside together; `rows_excluded` is how many of those set aside are no
-- errors.
--
-- source: the extracts

WITH outcomes AS (
    SELECT id, sum(consultations) AS accepted, sum(duplicate) AS duplicate, sum(revised) AS revised
    FROM records
    GROUP BY id
    UNION ALL
    SELECT
        id,
        count(*) FILTER (outcome = 'accepted'),
        count(*) FILTER (outcome = 'duplicate'),
        count(*) FILTER (outcome = 'revised')
    FROM counts_resolved
    GROUP BY id
    UNION ALL
    SELECT
        id,
        count(*) FILTER (holds AND is_first),
        count(*) FILTER (holds AND NOT is_first),
        count(*) FILTER (NOT holds)
    FROM opds_resolved
    GROUP BY id
    UNION ALL
    SELECT id, count(*), 0, 0
    FROM ledger.estimates
    GROUP BY id
)

SELECT
    file,
    present.kind,
    sha256,
    rows_read,
    coalesce(accepted, 0)::BIGINT AS rows_accepted,
    coalesce(duplicate, 0)::BIGINT AS rows_duplicate,
    coalesce(revised, 0)::BIGINT AS rows_revised,
    (
        CASE
            WHEN kept.id IS NULL THEN rows_read
            ELSE coalesce(errors, 0) + coalesce(excluded, 0) + coalesce(strays, 0)
        END
    )::BIGINT AS rows_set_aside,
    coalesce(excluded, 0)::BIGINT AS rows_excluded,
    CASE
        WHEN problem IS NOT NULL THEN problem
        WHEN kept.id IS NULL THEN (SELECT words FROM rules WHERE rule = 'refused')
    END AS problem
FROM present
LEFT JOIN kept USING (id)
LEFT JOIN errors_by_file USING (id)
LEFT JOIN (SELECT id, sum(rows) AS strays FROM strays GROUP BY id) AS strayed USING (id)
LEFT JOIN outcomes USING (id)
ORDER BY present.position
