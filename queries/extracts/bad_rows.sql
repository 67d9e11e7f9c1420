-- Set aside the rows of a file that break a rule.

INSERT INTO set_aside
SELECT
    $id,
    line,
    rule,
    CASE rule
        WHEN 'unknown_state' THEN state_text
        WHEN 'unknown_variant' THEN variant_text
        WHEN 'unread_day' THEN date_text
    END,
    to_json(original)
FROM seen
JOIN (SELECT looks, rule, state_text, variant_text, date_text FROM judged WHERE rule IS NOT NULL) AS bad
    ON bad.looks = seen.looks
