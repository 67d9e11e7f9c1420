-- A register of 500 OPDs over the 36 States and UTs, more of them in the first.
--
-- param: $states  VARCHAR  the file of States and UTs

CREATE TABLE opds AS
WITH states AS (
    SELECT state, row_number() OVER (ORDER BY state) - 1 AS place FROM read_csv($states)
)

SELECT
    range AS number,
    format('OPD-{:04d}', range) AS opd_id,
    format('OPD {}', range) AS name,
    'general' AS kind,
    states.state,
    ['Medicine', 'Paediatrics', 'Gynaecology', 'Dermatology', 'Psychiatry'][range % 5 + 1] AS speciality,
    DATE '2020-04-13' AS opened_on
FROM range(500)
INNER JOIN states ON states.place = 36 * range * range // 250_000
