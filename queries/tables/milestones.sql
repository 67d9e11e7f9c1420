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
    SELECT times * power(10, zeros)::BIGINT AS milestone
    FROM range(1, 10) AS t (times)
    CROSS JOIN range(5, 11) AS z (zeros)
),

days AS (
    SELECT date, consultations_total, row_number() OVER (ORDER BY date) AS day_number FROM nation
),

crossed AS (
    SELECT milestone, min(date) AS crossed_on, min(day_number) AS day_number
    FROM ladder
    JOIN days ON days.consultations_total >= ladder.milestone
    GROUP BY milestone
),

reached AS (
    SELECT
        milestone,
        crossed_on,
        milestone - lag(milestone) OVER up AS consultations_taken,
        (day_number - lag(day_number) OVER up)::BIGINT AS days_taken,
        coalesce(lead(milestone) OVER up, milestone * 10) AS milestone_after
    FROM crossed
    WINDOW up AS (ORDER BY milestone)
),

standings AS (
    SELECT
        date,
        name,
        row_number() OVER (PARTITION BY date ORDER BY sum(consultations_total) DESC, name) AS place
    FROM daily
    JOIN states ON states.state = daily.state
    WHERE date IN (SELECT crossed_on FROM reached)
    GROUP BY date, name
),

leaders AS (
    SELECT
        date,
        concat_ws(
            ', ',
            max(name) FILTER (WHERE place = 1),
            max(name) FILTER (WHERE place = 2),
            max(name) FILTER (WHERE place = 3)
        ) AS leading_states
    FROM standings
    GROUP BY date
),

totals AS (
    SELECT statement_id, published.as_of, value, title, source_url
    FROM published
    JOIN statements USING (statement_id)
    WHERE metric = 'consultations_total' AND published.confidence <> 'low' AND published.as_of IS NOT NULL
),

announced AS (
    SELECT milestone, statement_id, title, source_url
    FROM reached
    JOIN totals ON value >= milestone AND value < milestone_after
    QUALIFY row_number() OVER (PARTITION BY milestone ORDER BY as_of, statement_id) = 1
),

first_above AS (
    SELECT milestone, min(as_of) AS as_of
    FROM reached
    JOIN totals ON value >= milestone
    GROUP BY milestone
),

last_below AS (
    SELECT milestone, max(totals.as_of) AS as_of
    FROM first_above
    JOIN totals ON value < milestone AND totals.as_of < first_above.as_of
    GROUP BY milestone
)

SELECT
    reached.milestone,
    crossed_on,
    CASE WHEN is_reference THEN coalesce(last_below.as_of + 1, first_day) ELSE crossed_on END AS crossed_from,
    CASE WHEN is_reference THEN first_above.as_of ELSE crossed_on END AS crossed_to,
    days_taken,
    consultations_taken / nullif(days_taken, 0) AS per_day,
    leading_states,
    statement_id,
    title,
    source_url,
    CASE WHEN is_reference THEN 'estimated' ELSE 'counted' END AS basis
FROM reached
CROSS JOIN release
JOIN leaders ON leaders.date = reached.crossed_on
LEFT JOIN announced ON announced.milestone = reached.milestone
LEFT JOIN first_above ON first_above.milestone = reached.milestone
LEFT JOIN last_below ON last_below.milestone = reached.milestone
ORDER BY reached.milestone
