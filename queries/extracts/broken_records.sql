-- The records of a text file that could not be read, by their place among all its records, blank lines included.

SELECT DISTINCT line::BIGINT AS record
FROM unread
