-- The 36 States and UTs with their codes and names.
--
-- source: data/reference/states.csv

SELECT state, lgd_code, name, name_hi, kind, capital
FROM read_csv('reference/states.csv', header = true)
ORDER BY state
