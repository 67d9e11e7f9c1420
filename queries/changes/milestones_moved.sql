-- Milestones whose day is not what the release before said.
--
-- A milestone that the release before had not reached by its last day is new, not moved. One that is reached no more has
-- no day now.
--
-- source: milestones
-- source: the release before

SELECT
    coalesce(now.milestone, earlier.milestone) AS milestone,
    earlier.crossed_on AS crossed_before,
    now.crossed_on
FROM before.milestones AS earlier
FULL JOIN milestones AS now ON now.milestone = earlier.milestone
WHERE
    now.crossed_on IS DISTINCT FROM earlier.crossed_on
    AND (earlier.crossed_on IS NOT NULL OR now.crossed_on <= (SELECT last_day FROM before.release))
    AND (SELECT is_reference FROM before.release) = (SELECT is_reference FROM release)
ORDER BY 1
