-- The first line that could not be read of which only a part is kept: where it ends, and what it takes along, is unknown.

SELECT min(coalesce(lines_of_broken.line, unread.line::BIGINT)) AS line
FROM unread
LEFT JOIN lines_of_broken ON lines_of_broken.record = unread.line
WHERE length(csv_line) >= 10000 OR csv_line IS NULL
HAVING count(*) > 0
