-- A file of consultations, one row each, in order of day, with what goes wrong in one.
--
-- Of every 1,000 rows eight are bad, one by each rule; two are lines written twice; and two, where there is an earlier
-- file, repeat a consultation of that file with other content, one on its own day and one moved to this file's days.
-- Everything follows from the number of a row, so that the same file is made again whenever it is asked for.
--
-- param: $file           VARCHAR  where to write
-- param: $form           VARCHAR  `sequential` or `uuid`: how identifiers look
-- param: $rows           BIGINT   rows to write
-- param: $first          BIGINT   number of the first row, counted over all files
-- param: $start          DATE     first day
-- param: $days           BIGINT   days the rows are spread over
-- param: $earlier_first  BIGINT   number of the first row of the earlier file, or NULL
-- param: $earlier_start  DATE     first day of the earlier file
-- param: $earlier_days   BIGINT   days of the earlier file, which has at least as many rows

COPY (
    WITH numbered AS (
        SELECT
            range AS number,
            range % 1000 AS place,
            CASE WHEN place IN (250, 750) THEN number - 7 ELSE number END AS source,
            hash($first + source) AS luck,
            $start + (source * $days // $rows)::INTEGER AS day,
            place IN (100, 600) AND $earlier_first IS NOT NULL AS is_repeat,
            CASE WHEN is_repeat THEN $earlier_first + number + 1 ELSE $first + source END AS identity,
            CASE WHEN is_repeat THEN $earlier_start + ((number + 1) * $earlier_days // $earlier_rows)::INTEGER ELSE day END AS first_day
        FROM range($rows)
    )

    SELECT
        CASE
            WHEN $form = 'uuid' THEN md5(identity::VARCHAR)::UUID::VARCHAR
            ELSE 'ESN' || strftime(first_day, '%Y%m%d') || lpad((identity % 100_000_000)::VARCHAR, 8, '0')
        END AS consultation_id,
        CASE
            WHEN place = 10 THEN NULL
            WHEN place = 20 THEN DATE '2099-01-01'
            WHEN place = 30 THEN DATE '2019-04-13'
            WHEN place = 100 THEN first_day
            ELSE day
        END AS date,
        CASE WHEN place = 40 THEN 'IN-XX' ELSE opds.state END AS state,
        CASE WHEN place = 50 THEN 'IPD' WHEN luck % 2 = 0 THEN 'OPD' ELSE 'AB-HWC' END AS variant,
        CASE WHEN place = 60 THEN 'OPD-9999' WHEN variant <> 'AB-HWC' THEN opds.opd_id END AS opd_id,
        CASE luck // 2 % 100 WHEN 0 THEN 'O' ELSE CASE WHEN luck // 200 % 5 < 3 THEN 'F' ELSE 'M' END END AS gender,
        CASE WHEN place = 70 THEN 190 ELSE luck // 1000 % 91 END::SMALLINT AS age,
        opds.speciality,
        CASE WHEN place = 80 THEN 'cancelled' ELSE 'completed' END AS status
    FROM numbered
    INNER JOIN opds ON opds.number = numbered.luck // 100_000 % 500
    ORDER BY numbered.number
) TO $file
