-- Spellings of the States and UTs, English and Hindi, with the codes of today and of before.
--
-- Names of the two UTs merged on 26 January 2020 belong to the merged one; `is_part` marks them.
--
-- source: data/reference/state_spellings.csv
-- source: states

SELECT spelling, state, is_part::BOOLEAN AS is_part
FROM state_spellings_file
UNION ALL
SELECT state AS spelling, state, false AS is_part
FROM states
ORDER BY state, spelling
