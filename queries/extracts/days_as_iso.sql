-- Days are written as 2021-07-03, times as 2021-07-03 18:30, by the clock of India unless they say their zone.

CREATE OR REPLACE TEMP MACRO day_of(text) AS CASE
    WHEN length(text) > 10 THEN try_cast(text AS TIMESTAMPTZ)::DATE
    ELSE try_cast(text AS DATE)
END
