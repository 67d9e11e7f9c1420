-- Published figures, each with the values it can stand for.
--
-- A figure with all its digits stands for itself; "2.2 crore" or "about 5,000" for all that rounds to it; "over 70 lakh"
-- for that and more. The unit of the last digit printed comes from the text as printed.
--
-- source: data/published/figures.csv
-- source: statements

WITH printed AS (
    SELECT
        *,
        value::DOUBLE AS number,
        regexp_extract(as_printed, '[0-9][0-9,.]*', 0) AS digits,
        regexp_extract(lower(as_printed), 'lakh|crore|million', 0) AS word
    FROM figures_file
),

measured AS (
    SELECT
        *,
        CASE word WHEN 'lakh' THEN 1e5 WHEN 'crore' THEN 1e7 WHEN 'million' THEN 1e6 ELSE 1 END
        * power(10, -length(regexp_extract(digits, '[.]([0-9]+)', 1))) AS last_digit,
        length(regexp_extract(replace(digits, ',', ''), '0+$', 0)) AS zeros
    FROM printed
),

rounded AS (
    SELECT
        *,
        CASE
            WHEN qualifier = 'at_least' THEN 0
            WHEN word <> '' THEN last_digit / 2
            WHEN qualifier = 'about' THEN power(10, zeros) / 2
            ELSE 0
        END AS half
    FROM measured
)

SELECT
    statement_id,
    statements.as_of,
    metric,
    state,
    period,
    number AS value,
    number - half AS lowest,
    CASE WHEN qualifier <> 'at_least' THEN number + half END AS highest,
    qualifier,
    as_printed,
    rounded.note,
    confidence
FROM rounded
JOIN statements USING (statement_id)
ORDER BY statements.as_of NULLS LAST, statement_id, metric, state NULLS LAST, period NULLS LAST, value DESC
