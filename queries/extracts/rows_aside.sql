-- The rows set aside as a reader mends them: the columns of their file, then where they stood and why they stand here.

WITH explained AS (
    SELECT
        aside.*,
        concat_ws(' ', words, 'It says “' || aside.detail || '”.', 'Nearest: ' || nearest || '.') AS reason
    FROM aside
    JOIN reasons USING (rule)
    LEFT JOIN nearest_states ON nearest_states.detail = aside.detail
),

mended AS (
    SELECT
        line,
        struct_update(
            from_json(CASE WHEN rule = 'unreadable' THEN '{}' ELSE original END, getvariable('columns')),
            file := $name,
            line := line,
            reason := reason,
            text := CASE WHEN rule = 'unreadable' THEN original ELSE '' END
        ) AS said
    FROM explained
)

SELECT unnest(said)
FROM mended
ORDER BY mended.line
