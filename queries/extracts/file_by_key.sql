-- A file that was taken: its number, why it cannot be used if it cannot, and the first of its days that lay in the future.

SELECT id, problem, future_from::VARCHAR AS future_from
FROM files
WHERE key = $key
