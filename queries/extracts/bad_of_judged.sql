-- Whether any row breaks a rule.

SELECT count(*) > 0 AS is_any
FROM judged
WHERE rule IS NOT NULL
