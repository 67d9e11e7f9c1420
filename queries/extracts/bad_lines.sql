-- Set aside the rows in `judged` that break a rule, of a file whose rows were judged one by one.

INSERT INTO set_aside
SELECT
    $id,
    coalesce(lines_of_rows.line, bad.line),
    rule,
    CASE rule WHEN 'unknown_state' THEN state_text WHEN 'unknown_variant' THEN variant_text END,
    to_json(original)
FROM (FROM judged WHERE rule IS NOT NULL) AS bad
LEFT JOIN lines_of_rows ON lines_of_rows.row = bad.line
