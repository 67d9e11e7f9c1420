-- Set aside the rows in `judged` that break a rule, of a file whose rows were judged one by one.

INSERT INTO set_aside
SELECT
    $id,
    line,
    rule,
    CASE rule WHEN 'unknown_state' THEN state_text WHEN 'unknown_variant' THEN variant_text END,
    to_json(original)
FROM judged
WHERE rule IS NOT NULL
