-- The next milestone, how far it is, and the days on which it is expected at the pace of the last 28 days.
--
-- The range runs from the fastest to the slowest of the four weeks; nothing is expected while no consultation is counted.
--
-- param: $as_of  DATE  last day counted
-- grain: milestone
-- column: milestone      BIGINT  consultations to be completed
-- column: consultations  BIGINT  consultations completed
-- column: remaining      BIGINT  consultations still to come
-- column: percent        DOUBLE  consultations completed in per cent of the milestone
-- column: per_day_28     DOUBLE  consultations per day over the last 28 days
-- column: expected_from  DATE    day of the milestone at the fastest week's pace
-- column: expected_to    DATE    day of the milestone at the slowest week's pace

WITH today AS (
    SELECT consultations_total AS consultations FROM nation WHERE date = $as_of
),

candidates AS (
    SELECT times * (10 ^ zeros)::BIGINT AS milestone
    FROM range(1, 10) AS t (times)
    CROSS JOIN range(5, 11) AS z (zeros)
),

pace AS (
    SELECT avg(consultations) AS per_day
    FROM nation
    WHERE date > $as_of::DATE - 28 AND date <= $as_of
    GROUP BY ($as_of::DATE - date) // 7
)

SELECT
    min(milestone) AS milestone,
    today.consultations,
    min(milestone) - today.consultations AS remaining,
    100.0 * today.consultations / min(milestone) AS percent,
    (SELECT avg(consultations) FROM nation WHERE date > $as_of::DATE - 28 AND date <= $as_of) AS per_day_28,
    $as_of::DATE + ceil((min(milestone) - today.consultations) / (SELECT nullif(max(per_day), 0) FROM pace))::INTEGER
        AS expected_from,
    $as_of::DATE + ceil((min(milestone) - today.consultations) / (SELECT nullif(min(per_day), 0) FROM pace))::INTEGER
        AS expected_to
FROM candidates
JOIN today ON candidates.milestone > today.consultations
GROUP BY today.consultations
