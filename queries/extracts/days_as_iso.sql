-- Days are written as 2021-07-03, times as 2021-07-03 18:30, by the clock of India unless they say their zone.
--
-- A time may have a T for the blank, seconds, parts of seconds, and a zone as Z, +05:30, +0530 or +05. The form is looked
-- at first, because a cast takes much for a day that is none; a pattern of GLOB is the fastest to look for.

CREATE OR REPLACE TEMP MACRO day_written(text) AS CASE
    WHEN text GLOB '[1-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'
        THEN try_cast(text AS DATE)
    WHEN regexp_full_match(text, '[1-9]\d{3}-\d\d-\d\d[ T]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?')
        THEN try_cast(text AS TIMESTAMP)::DATE
    WHEN regexp_full_match(
        text,
        '[1-9]\d{3}-\d\d-\d\d[ T]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]([01]\d|2[0-3])(:?[0-5]\d)?)'
    )
        THEN make_timestamp(epoch_us(try_cast(text AS TIMESTAMPTZ)) + 19800000000)::DATE
END;

CREATE OR REPLACE TEMP MACRO day_of(text) AS
    coalesce(day_written(text), CASE WHEN text LIKE ' %' OR text LIKE '% ' THEN day_written(trim(text)) END)
