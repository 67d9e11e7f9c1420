-- The number of a file that was taken, and what became of it that its content alone does not tell.

SELECT id, concat_ws(' ', future_from, problem) AS outcome
FROM files
WHERE key = $key
