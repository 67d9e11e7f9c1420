-- Set aside the rows of a file that break a rule.

INSERT INTO set_aside
SELECT
    $id,
    line,
    rule,
    CASE rule
        WHEN 'unknown_state' THEN bad.state_text
        WHEN 'unknown_variant' THEN bad.variant_text
        WHEN 'unread_day' THEN bad.date_text
    END,
    to_json(original)
FROM seen
JOIN judged AS bad
    ON bad.rule IS NOT NULL
    AND bad.date IS NOT DISTINCT FROM seen.date
    AND bad.date_text IS NOT DISTINCT FROM seen.date_text
    AND bad.state_text IS NOT DISTINCT FROM seen.state_text
    AND bad.variant_text IS NOT DISTINCT FROM seen.variant_text
    AND bad.opd_id IS NOT DISTINCT FROM seen.opd_id
    AND bad.without_id = seen.without_id
    AND bad.completed = seen.completed
    AND bad.possible_age = seen.possible_age
