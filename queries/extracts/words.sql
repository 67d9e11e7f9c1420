-- What a sender may write: spellings of States/UTs and of variants.
--
-- Spellings are compared without capitals, accents, spaces and signs; accents of Devanagari are letters and stay.

CREATE OR REPLACE TEMP MACRO spelt(text) AS list_aggregate(
    list_filter(
        string_split(
            regexp_replace(
                CASE
                    WHEN regexp_matches(text, '[ऀ-ॿ]') THEN replace(nfc_normalize(lower(text)), '़', '')
                    ELSE replace(strip_accents(lower(text)), '&', ' and ')
                END,
                '[^a-z0-9ऀ-ॿ]+',
                ' ',
                'g'
            ),
            ' '
        ),
        lambda word: word NOT IN ('and', 'और', 'एवं', 'तथा', 'व')
    ),
    'string_agg',
    ''
);

CREATE OR REPLACE TEMP TABLE places AS
WITH spellings AS (
    SELECT spelling, state FROM read_csv('reference/state_spellings.csv', header = true, all_varchar = true)
    UNION ALL
    SELECT unnest([state, lgd_code, lpad(lgd_code, 2, '0'), name, name_hi]), state
    FROM read_csv('reference/states.csv', header = true, all_varchar = true)
    UNION ALL
    SELECT 'IN', 'IN'
)

SELECT spelt(spelling) AS spelt, any_value(state) AS state, any_value(spelling) AS spelling
FROM spellings
GROUP BY ALL;

CREATE OR REPLACE TEMP TABLE variants AS
SELECT spelt(spelling) AS spelt, variant, launched_on
FROM read_csv('reference/variant_spellings.csv', header = true)
JOIN read_csv('reference/variants.csv', header = true) USING (variant)
