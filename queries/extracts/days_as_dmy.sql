-- Days are written as 03/07/2021, times as 03/07/2021 18:30, by the clock of India.

CREATE OR REPLACE TEMP MACRO day_of(text) AS
    try_strptime(trim(text), ['%d/%m/%Y', '%d/%m/%Y %H:%M', '%d/%m/%Y %H:%M:%S'])::DATE
