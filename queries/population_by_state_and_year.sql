-- People of each state/UT on 1 March of each year, from which figures per lakh people are computed.
--
-- grain: state, year
-- column: state       VARCHAR  ISO 3166-2 code
-- column: year        BIGINT   year
-- column: population  BIGINT   people on 1 March
-- column: basis       VARCHAR  census or projection
-- column: source_url  VARCHAR  where the figure comes from

SELECT state, year, population, basis, source_url
FROM population
ORDER BY state, year
