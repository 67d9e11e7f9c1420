-- The columns of the rows that were set aside, in one row; none where no row was.

SELECT coalesce(any_value(json_keys(original)) FILTER (rule <> 'unreadable'), []) AS columns
FROM aside
HAVING count(*) > 0
