-- Floor: the same, with the other columns read that a build looks at: the identifier, the status and the age.
--
-- What is read must be asked for outside too, or DuckDB leaves it unread.
--
-- param: $files  VARCHAR[]  the files to count

WITH counted AS (
    SELECT
        date,
        state,
        variant,
        opd_id,
        count(*) AS consultations,
        count(consultation_id) AS ids,
        count(status) AS statuses,
        count(age) AS ages
    FROM read_parquet($files)
    GROUP BY ALL
)

SELECT state, sum(consultations)::BIGINT AS consultations, sum(ids), sum(statuses), sum(ages)
FROM counted
GROUP BY state
