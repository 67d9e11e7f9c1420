-- Whether there is a table of that name.

SELECT table_name
FROM information_schema.tables
WHERE table_name = $name
