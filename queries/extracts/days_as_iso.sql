-- Days are written as 2021-07-03, times as 2021-07-03 18:30, by the clock of India unless they say their zone.

CREATE OR REPLACE TEMP MACRO day_of(text) AS CASE
    WHEN length(text) <= 10 THEN try_cast(text AS DATE)
    WHEN regexp_matches(text, '(Z|[+-][0-9][0-9]:?([0-9][0-9])?)$')
        THEN make_timestamp(epoch_us(try_cast(text AS TIMESTAMPTZ)) + 19800000000)::DATE
    ELSE try_cast(text AS TIMESTAMP)::DATE
END
