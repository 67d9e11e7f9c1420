-- Milestones reached up to a day: when, how fast, which States led, and who announced each.
--
-- Where figures are estimated, the day of a crossing is known only to lie after the last published total below the
-- milestone and not after the first one at or above it: that range is given beside the estimated day.
--
-- param: $as_of  DATE  last day counted
-- grain: milestone
-- column: milestone       BIGINT   consultations completed
-- column: crossed_on      DATE     first day that ended at or above the milestone
-- column: crossed_from    DATE     earliest day the published totals allow
-- column: crossed_to      DATE     latest day the published totals allow
-- column: days_taken      BIGINT   days since the milestone before
-- column: per_day         DOUBLE   consultations per day since the milestone before
-- column: leading_states  VARCHAR  the three leading States/UTs on the day of crossing
-- column: statement_id    VARCHAR  first statement that printed a total at or above it, and below the next
-- column: title           VARCHAR  title of the statement
-- column: source_url      VARCHAR  where the statement was read
-- column: basis           VARCHAR  estimated or counted

SELECT
    milestone,
    crossed_on,
    crossed_from,
    crossed_to,
    days_taken,
    per_day,
    leading_states,
    statement_id,
    title,
    source_url,
    basis
FROM milestones
WHERE crossed_on <= $as_of
ORDER BY milestone
