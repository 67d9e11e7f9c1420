-- A file of consultations, one row each, in order of day, with what goes wrong in one.
--
-- Of every 1,000 rows nine are bad, one by each rule; two are rows written twice; and two, where there is an earlier
-- file, repeat a consultation of that file with other content, one on its own day and one moved to a day of this file.
-- Everything follows from the number of a row: the same file is made whenever it is asked for. A file is in the order
-- of its days, as a service writes it down.
--
-- param: $ids            VARCHAR  `sequential` or `uuid`: how identifiers look
-- param: $rows           BIGINT   rows to write
-- param: $first          BIGINT   number of the first row, counted over all files
-- param: $start          DATE     first day
-- param: $days           BIGINT   days the rows are spread over
-- param: $earlier_first  BIGINT   number of the first row of the earlier file, or NULL
-- param: $earlier_rows   BIGINT   rows of the earlier file; of more than it has, only those it has are repeated
-- param: $earlier_start  DATE     first day of the earlier file
-- param: $earlier_days   BIGINT   days of the earlier file

WITH numbered AS (
    SELECT
        range AS number,
        range % 1000 AS place,
        CASE WHEN place IN (250, 750) THEN number - 7 ELSE number END AS source,
        hash($first + source) AS luck,
        $start + (source * $days // $rows)::INTEGER AS day,
        coalesce(place IN (100, 600) AND number + 1 < $earlier_rows, false) AS is_repeat,
        CASE WHEN is_repeat THEN $earlier_first + number + 1 ELSE $first + source END AS identity,
        CASE
            WHEN is_repeat THEN $earlier_start + ((number + 1) * $earlier_days // $earlier_rows)::INTEGER
            ELSE day
        END AS first_day
    FROM range($rows)
)

SELECT
    CASE
        WHEN place = 90 THEN NULL
        WHEN $ids = 'uuid' THEN md5(identity::VARCHAR)::UUID::VARCHAR
        ELSE 'ESN' || strftime(first_day, '%Y%m%d') || lpad((identity % 100_000_000)::VARCHAR, 8, '0')
    END AS consultation_id,
    CASE place
        WHEN 10 THEN NULL
        WHEN 20 THEN DATE '2099-01-01'
        WHEN 30 THEN DATE '2019-04-13'
        WHEN 100 THEN first_day
        ELSE day
    END AS date,
    CASE WHEN place = 40 THEN 'IN-XX' ELSE opds.state END AS state,
    CASE WHEN place = 50 THEN 'IPD' WHEN luck % 2 = 0 OR place = 60 THEN 'OPD' ELSE 'AB-HWC' END AS variant,
    CASE WHEN place = 60 THEN 'OPD-9999' WHEN variant <> 'AB-HWC' THEN opds.opd_id END AS opd_id,
    CASE WHEN luck // 2 % 100 = 0 THEN 'O' WHEN luck // 200 % 5 < 3 THEN 'F' ELSE 'M' END AS gender,
    CASE WHEN place = 70 THEN 190 ELSE luck // 1000 % 91 END::SMALLINT AS age,
    opds.speciality,
    CASE WHEN place = 80 THEN 'cancelled' ELSE 'completed' END AS status
FROM numbered
INNER JOIN opds ON opds.number = luck // 100_000 % 500
ORDER BY numbered.number
