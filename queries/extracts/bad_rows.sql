-- Set aside the rows in `judged` of a file of consultations that have no identifier or break a rule.
--
-- Rows of an OPD that no register has so far are kept with them, all of an OPD or none: a register may still come.

INSERT INTO set_aside
WITH bad AS (
    SELECT * REPLACE (CASE WHEN without_id THEN 'no_id' WHEN rule IS NULL THEN 'unknown_opd' ELSE rule END AS rule)
    FROM judged
    WHERE
        without_id
        OR rule IS NOT NULL
        OR is_stray AND look IN (SELECT look FROM wanted WHERE id = $id AND look IS NOT NULL)
)

SELECT
    $id,
    line,
    rule,
    CASE rule
        WHEN 'unknown_state' THEN state_text
        WHEN 'unknown_variant' THEN variant_text
        WHEN 'unread_day' THEN date_text
        WHEN 'unknown_opd' THEN opd_id
    END,
    to_json(original)
FROM bad
JOIN surveyed USING (line)
