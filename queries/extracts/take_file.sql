-- List a file whose rows were judged, lines that could not be read included.

INSERT INTO files
SELECT
    $id,
    $key,
    $kind,
    coalesce(sum(rows), 0)::BIGINT + (SELECT count(*) FROM set_aside WHERE id = $id AND rule = 'unreadable'),
    NULL,
    min(date) FILTER (rule = 'future_day'),
    $is_indexed
FROM judged
