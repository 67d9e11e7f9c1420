-- Days are written as 03/07/2021 or 3/7/2021, times as 03/07/2021 18:30 or 03/07/2021 18:30:59, by the clock of India.
--
-- The form is looked at first, because strptime takes much for a day that is none.

CREATE OR REPLACE TEMP MACRO day_of(text) AS CASE
    WHEN
        trim(text) GLOB '[0-3][0-9]/[0-1][0-9]/[1-9][0-9][0-9][0-9]'
        OR regexp_full_match(trim(text), '\d{1,2}/\d{1,2}/[1-9]\d{3}( \d{1,2}:\d\d(:\d\d)?)?')
        THEN try_strptime(trim(text), ['%d/%m/%Y', '%d/%m/%Y %H:%M', '%d/%m/%Y %H:%M:%S'])::DATE
END
