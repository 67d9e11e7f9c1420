-- The files that were taken: their number, why one cannot be used if so, and the first of its days that lay in the future.

SELECT key, id, problem, future_from::VARCHAR AS future_from
FROM files
