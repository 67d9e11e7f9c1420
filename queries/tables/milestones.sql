-- Milestones reached, with the day each was crossed, who led then and who announced it.
--
-- A milestone is 1 to 9 times a power of ten, from 1 lakh. Where figures are estimated, a crossing lies after the last
-- published total below the milestone and not after the first one at or above it.
--
-- source: nation
-- source: daily
-- source: states
-- source: published
-- source: statements
-- source: release

WITH ladder AS (
    SELECT times * (10 ^ zeros)::BIGINT AS milestone
    FROM range(1, 10) AS t (times)
    CROSS JOIN range(5, 11) AS z (zeros)
),

crossed AS (
    SELECT milestone, min(nation.date) AS crossed_on
    FROM ladder
    JOIN nation ON nation.consultations_total >= ladder.milestone
    GROUP BY milestone
),

totals AS (
    SELECT published.*, title, source_url
    FROM published
    JOIN statements USING (statement_id)
    WHERE metric = 'consultations_total' AND published.confidence <> 'low'
),

reached AS (
    SELECT
        milestone,
        crossed_on,
        lag(milestone) OVER up AS milestone_before,
        lag(crossed_on) OVER up AS crossed_before,
        coalesce(lead(milestone) OVER up, milestone * 10) AS milestone_after
    FROM crossed
    WINDOW up AS (ORDER BY milestone)
),

standings AS (
    SELECT date, name, sum(consultations_total) AS consultations
    FROM daily
    JOIN states ON states.state = daily.state
    WHERE date IN (SELECT crossed_on FROM reached)
    GROUP BY date, name
),

leaders AS (
    SELECT date, array_to_string(list(name ORDER BY consultations DESC, name)[:3], ', ') AS leading_states
    FROM standings
    GROUP BY date
),

announced AS (
    SELECT
        milestone,
        min(as_of) FILTER (value >= milestone) AS crossed_to,
        list(as_of + 1) FILTER (value < milestone) AS days_after_lower,
        arg_min(totals, as_of) FILTER (value >= milestone AND value < milestone_after) AS statement
    FROM reached
    CROSS JOIN totals
    GROUP BY milestone
)

SELECT
    reached.milestone,
    crossed_on,
    CASE
        WHEN NOT is_reference THEN crossed_on
        ELSE coalesce(list_max(list_filter(days_after_lower, lambda day: day <= crossed_to)), first_day)
    END AS crossed_from,
    CASE WHEN is_reference THEN crossed_to ELSE crossed_on END AS crossed_to,
    crossed_on - crossed_before AS days_taken,
    (reached.milestone - milestone_before) / nullif(crossed_on - crossed_before, 0) AS per_day,
    leading_states,
    statement.statement_id,
    statement.title,
    statement.source_url,
    CASE WHEN is_reference THEN 'estimated' ELSE 'counted' END AS basis
FROM reached
CROSS JOIN release
JOIN leaders ON leaders.date = reached.crossed_on
LEFT JOIN announced ON announced.milestone = reached.milestone
ORDER BY reached.milestone
