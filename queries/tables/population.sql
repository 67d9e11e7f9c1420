-- People of each state/UT on 1 March of each year, counted in 2011 and projected from 2020.
--
-- source: data/reference/population.csv

SELECT state, year, population, basis, as_on, source_url
FROM read_csv('reference/population.csv', header = true)
ORDER BY state, year
