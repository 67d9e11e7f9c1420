-- Daily counts: those of a day, State/UT, variant and OPD in a later file replace those in an earlier one.
--
-- Inside a file the last line about the same part holds, and parts are added up.

CREATE OR REPLACE TEMP TABLE counts_resolved AS
WITH heard AS (
    SELECT counts.*, position
    FROM ledger.counts
    JOIN kept USING (id)
    WHERE NOT EXISTS (FROM strays WHERE strays.id = counts.id AND strays.opd_id = counts.opd_id)
),

last_lines AS (
    SELECT
        *,
        last_value(consultations) OVER part_of_file AS said,
        row_number() OVER (PARTITION BY id, date, state, variant, opd_id, part, consultations ORDER BY line) AS place
    FROM heard
    WINDOW part_of_file AS (
        PARTITION BY id, date, state, variant, opd_id, part ORDER BY line
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    )
),

in_file AS (
    SELECT
        *,
        CASE WHEN consultations <> said THEN 'revised' WHEN place > 1 THEN 'duplicate' END AS loses,
        sum(consultations) FILTER (consultations = said AND place = 1)
            OVER (PARTITION BY id, date, state, variant, opd_id) AS total
    FROM last_lines
),

last_files AS (
    SELECT
        *,
        last_value(total) OVER cell AS final,
        min(position) OVER (PARTITION BY date, state, variant, opd_id, total) AS first_position
    FROM in_file
    WINDOW cell AS (
        PARTITION BY date, state, variant, opd_id ORDER BY position
        RANGE BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    )
)

SELECT
    id, position, line, date, state, variant, opd_id, consultations, basis,
    CASE
        WHEN loses IS NOT NULL THEN loses
        WHEN total <> final THEN 'revised'
        WHEN position > first_position THEN 'duplicate'
        ELSE 'accepted'
    END AS outcome
FROM last_files
