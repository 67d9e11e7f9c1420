-- Milestones whose day is not what the release before said.
--
-- grain: milestone
-- column: milestone       BIGINT  consultations reached
-- column: crossed_before  DATE    day in the release before, if it had reached it
-- column: crossed_on      DATE    day now, if it is still reached

SELECT milestone, crossed_before, crossed_on
FROM milestones_moved
ORDER BY milestone
