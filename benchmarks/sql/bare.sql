-- Floor: rows counted by what a release counts by, with no look at whether they are good or told twice.
--
-- param: $files  VARCHAR[]  the files to count

WITH counted AS (
    SELECT date, state, variant, opd_id, count(*) AS consultations
    FROM read_parquet($files)
    GROUP BY ALL
)

SELECT state, sum(consultations)::BIGINT AS consultations FROM counted GROUP BY state
