-- People of each state/UT on 1 March of each year, counted in 2011 and projected from 2020.
--
-- source: data/reference/population.csv

SELECT state, year::BIGINT AS year, population::BIGINT AS population, basis, as_on::DATE AS as_on, source_url
FROM population_file
ORDER BY state, year
