-- Set aside the rows of a file that break a rule.

INSERT INTO set_aside
WITH bad AS (
    SELECT seen.line, seen.original, judged.rule, judged.state_text, judged.variant_text, judged.date_text
    FROM seen
    JOIN (FROM judged WHERE rule IS NOT NULL) AS judged ON judged.looks = seen.looks
)

SELECT
    $id,
    coalesce(lines_of_rows.line, bad.line),
    rule,
    CASE rule
        WHEN 'unknown_state' THEN state_text
        WHEN 'unknown_variant' THEN variant_text
        WHEN 'unread_day' THEN date_text
    END,
    to_json(original)
FROM bad
LEFT JOIN lines_of_rows ON lines_of_rows.row = bad.line
