-- The columns of the rows that were set aside, in one row; none where no row was.

SELECT coalesce(
    any_value(json_keys(CASE WHEN rule = 'unreadable' THEN '{}' ELSE original END)) FILTER (rule <> 'unreadable'),
    []
) AS columns
FROM aside
HAVING count(*) > 0
