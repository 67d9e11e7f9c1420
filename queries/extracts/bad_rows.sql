-- Set aside the rows in `judged` of a file of consultations that have no identifier or break a rule.
--
-- Rows of an OPD that no register has so far are kept with them, all of an OPD or none: a register may still come.

INSERT INTO set_aside
WITH bad AS (
    SELECT
        judged.* REPLACE (
            CASE WHEN judged.without_id THEN 'no_id' WHEN rule IS NULL THEN 'unknown_opd' ELSE rule END AS rule
        ),
        original
    FROM judged
    JOIN surveyed USING (line)
    WHERE
        judged.without_id
        OR rule IS NOT NULL
        OR is_stray AND look IN (SELECT look FROM wanted WHERE id = $id AND look IS NOT NULL)
)

SELECT
    $id,
    coalesce(lines_of_rows.line, bad.line),
    rule,
    CASE rule
        WHEN 'unknown_state' THEN state_text
        WHEN 'unknown_variant' THEN variant_text
        WHEN 'unread_day' THEN date_text
        WHEN 'unknown_opd' THEN opd_id
    END,
    to_json(original)
FROM bad
LEFT JOIN lines_of_rows ON lines_of_rows.row = bad.line
