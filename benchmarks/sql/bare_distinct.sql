-- Floor: the same, every identifier counted once in its cell: what telling rows apart costs in itself.
--
-- param: $files  VARCHAR[]  the files to count

WITH counted AS (
    SELECT date, state, variant, opd_id, count(DISTINCT consultation_id) AS consultations
    FROM read_parquet($files)
    GROUP BY ALL
)

SELECT state, sum(consultations)::BIGINT AS consultations FROM counted GROUP BY state
