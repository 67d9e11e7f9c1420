-- Set aside the lines of a text file that could not be read as rows.
--
-- An open quotation mark takes the lines after it along: each is set aside. The text of a line may begin with the end of
-- the line before.

INSERT INTO set_aside
WITH broken AS (
    SELECT DISTINCT
        coalesce(lines_of_broken.line, unread.line::BIGINT) AS first,
        string_split_regex(trim(csv_line, chr(10) || chr(13)), '\r?\n') AS texts
    FROM unread
    LEFT JOIN lines_of_broken ON lines_of_broken.record = unread.line
)

SELECT $id, first + unnest(range(len(texts))), 'unreadable', NULL, unnest(texts)
FROM broken
