-- Consultations of each whole month through each online OPD; small numbers are withheld, and why is said here.
--
-- A number of 0 to 7 is withheld. Totals of States/UTs are published to the last consultation, so a number missing alone
-- could be told by subtraction: another one stands in for it, that of the OPD of the same host which opened last, or of
-- the country where the host has no other. Had the small number's consultations gone through that one instead,
-- everything published would be the same. The choice looks at the register and, among larger numbers, never at how large
-- they are, or it would give the small one away.
--
-- Zero is withheld because a late consultation would make it a number that everyone knows to be 1. What an earlier
-- release withheld stays withheld, or a late consultation would show what was there before it. Days, and months that
-- have not ended, are in no table: subtracting them would show a single day's few.
--
-- source: the extracts
-- source: opds
-- source: daily
-- source: release
-- source: earlier releases

WITH counted AS (
    SELECT CAST(date_trunc('month', date) AS DATE) AS month, opd_id, sum(consultations) AS consultations
    FROM accepted
    WHERE opd_id IS NOT NULL
    GROUP BY ALL
),

months AS (
    SELECT DISTINCT CAST(date_trunc('month', date) AS DATE) AS month
    FROM daily
    CROSS JOIN release
    WHERE last_day(date) <= release.last_day
),

-- A month has a row for every OPD open in it.
cells AS (
    SELECT
        months.month,
        opds.opd_id,
        opds.state,
        opds.opened_on,
        coalesce(counted.consultations, 0) AS consultations,
        coalesce(counted.consultations, 0) < 8 AS is_small,
        count(*) OVER (PARTITION BY months.month, opds.state) = 1 AS is_alone
    FROM months
    JOIN opds ON opds.opened_on <= last_day(months.month) AND (opds.closed_on IS NULL OR opds.closed_on > months.month)
    LEFT JOIN counted ON counted.month = months.month AND counted.opd_id = opds.opd_id
),

-- The larger numbers stand in line, those of OPDs that opened last in front.
lines AS (
    SELECT
        month,
        opd_id,
        consultations,
        is_small,
        sum(CASE WHEN is_small THEN 1 ELSE 0 END) OVER (PARTITION BY month, state) AS small_of_host,
        sum(CASE WHEN is_small AND is_alone THEN 1 ELSE 0 END) OVER (PARTITION BY month) AS small_alone,
        row_number() OVER (PARTITION BY month, state, is_small ORDER BY opened_on DESC, opd_id) AS place_of_host,
        row_number() OVER (PARTITION BY month, is_small ORDER BY opened_on DESC, opd_id) AS place
    FROM cells
),

marked AS (
    SELECT
        month,
        opd_id,
        consultations,
        is_small OR (small_of_host > 0 AND place_of_host = 1) OR (small_alone > 0 AND place = 1) AS is_withheld
    FROM lines
),

-- A month that has gone from the extracts stays, so that no later release forgets that it was withheld.
remembered AS (
    SELECT DISTINCT month, opd_id, true AS was_withheld FROM withheld_before
),

decided AS (
    SELECT month, opd_id, consultations, coalesce(was_withheld, is_withheld) AS is_withheld
    FROM marked
    FULL JOIN remembered USING (month, opd_id)
)

SELECT
    month,
    opd_id,
    CASE WHEN NOT is_withheld THEN CAST(consultations AS BIGINT) END AS consultations,
    is_withheld
FROM decided
ORDER BY month, opd_id
