-- States and UTs by any spelling of their name, English or Hindi, or by their code, the best first.
--
-- At most six. Capitals, accents, dots, spaces, the nukta, "&" and "and" make no difference. Where no spelling is the
-- same, those that begin with the text are given (from two letters on), else those that hold it (three), else those at
-- least 0.9 alike (Jaro-Winkler, four). At 0.9, of 1,080 names with a letter dropped, doubled, changed or swapped, 95 in
-- 100 English and 92 in 100 Hindi ones were found and none was taken for another; of 160 other places and words, none.
--
-- param: $text  VARCHAR  what was typed
-- grain: state
-- column: state     VARCHAR  ISO 3166-2 code
-- column: name      VARCHAR  name in English
-- column: name_hi   VARCHAR  name in Hindi
-- column: spelling  VARCHAR  the spelling that was found
-- column: found     VARCHAR  exact, begins, contains or alike

WITH written AS (
    SELECT state, spelling FROM state_spellings
    UNION ALL
    SELECT NULL AS state, $text AS spelling
),

worded AS (
    SELECT
        *,
        regexp_replace(replace(nfc_normalize(lower(spelling)), '&', ' and '), '^\s*in-|\x{93c}', '', 'g') AS said,
        string_split(regexp_replace(said, '[^a-z0-9ß-ɏऀ-ॿ]+', ' ', 'g'), ' ') AS words
    FROM written
),

-- DuckDB compares bytes, and a letter in Hindi has three, of which two are always the same; all would look alike. The
-- letters of Devanagari are 128, as many as one byte holds, so each is written as one.
keyed AS MATERIALIZED (
    SELECT
        state,
        spelling,
        array_to_string(list_filter(words, lambda word: word NOT IN ('and', 'और', 'एवं', 'तथा', 'व')), '') AS letters,
        array_to_string([
            CASE WHEN letter BETWEEN 'ऀ' AND 'ॿ' THEN chr(ord(letter) - ord('ऀ')) ELSE strip_accents(letter) END
            FOR letter IN string_split(letters, '')
        ], '') AS key
    FROM worded
),

compared AS MATERIALIZED (
    SELECT
        place.state,
        place.spelling,
        jaro_winkler_similarity(place.key, typed.key) AS likeness,
        CASE
            WHEN place.key = typed.key THEN 1
            WHEN length(typed.key) >= 2 AND starts_with(place.key, typed.key) THEN 2
            WHEN length(typed.key) >= 3 AND contains(place.key, typed.key) THEN 3
            WHEN least(length(typed.key), length(place.key)) >= 4 AND likeness >= 0.9 THEN 4
        END AS step
    FROM keyed AS place
    JOIN keyed AS typed ON typed.state IS NULL AND place.state IS NOT NULL
)

SELECT
    state,
    name,
    name_hi,
    arg_max(spelling, (likeness, -length(spelling), spelling)) AS spelling,
    ['exact', 'begins', 'contains', 'alike'][step] AS found
FROM compared
JOIN states USING (state)
WHERE step = (SELECT min(step) FROM compared)
GROUP BY state, name, name_hi, step
ORDER BY max(likeness) DESC, name
LIMIT 6
