-- Every spelling of the States and UTs that we know, English or Hindi, old names included.
--
-- Codes are left out: `IN-UP` in a text is no name of a place.
--
-- grain: spelling
-- column: spelling  VARCHAR  the spelling
-- column: state     VARCHAR  ISO 3166-2 code
-- column: name      VARCHAR  name in English

SELECT spelling, state, name
FROM state_spellings
JOIN states USING (state)
WHERE NOT starts_with(spelling, 'IN-')
ORDER BY name, spelling
