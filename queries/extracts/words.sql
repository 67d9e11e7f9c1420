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
    SELECT spelling, state FROM state_spellings_file
    UNION ALL
    SELECT unnest([state, substring(state, 4), lgd_code, lpad(lgd_code, 2, '0'), name, name_hi]), state FROM states_file
    UNION ALL
    SELECT 'IN', 'IN'
)

SELECT spelt(spelling) AS spelt, any_value(state) AS state, any_value(spelling) AS spelling
FROM spellings
GROUP BY spelt(spelling);

CREATE OR REPLACE TEMP TABLE variants AS
SELECT DISTINCT spelt(spelling) AS spelt, spellings.variant, launched_on::DATE AS launched_on
FROM read_csv('reference/variant_spellings.csv', header = true) AS spellings
JOIN read_csv('reference/variants.csv', header = true) AS launched ON launched.variant = spellings.variant
