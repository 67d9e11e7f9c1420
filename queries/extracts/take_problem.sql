-- Keep why a file cannot be used.

INSERT INTO files VALUES ($id, $key, 'unknown', 0, $problem, NULL, true)
