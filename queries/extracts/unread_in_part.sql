-- The first line that could not be read of which only a part is kept: where it ends, and what it takes along, is unknown.

SELECT min(line)::BIGINT AS line
FROM unread
WHERE length(csv_line) >= 10000 OR csv_line IS NULL
HAVING count(*) > 0
