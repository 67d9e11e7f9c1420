-- The 36 States and UTs with their codes and names.
--
-- source: data/reference/states.csv

SELECT state, lgd_code::BIGINT AS lgd_code, name, name_hi, kind, capital
FROM states_file
ORDER BY state
