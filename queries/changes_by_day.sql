-- Past days that changed since the release before, and by how much.
--
-- A day that was counted before and has more or fewer consultations now: records that came late, or were revised.
--
-- grain: date, state, variant
-- column: date                  DATE     day of the consultations
-- column: state                 VARCHAR  ISO 3166-2 code
-- column: name                  VARCHAR  name in English
-- column: variant               VARCHAR  OPD or AB-HWC
-- column: consultations_before  BIGINT   consultations in the release before
-- column: consultations         BIGINT   consultations now
-- column: change                BIGINT   more (or fewer) than before

SELECT
    date,
    changes.state,
    name,
    variant,
    consultations_before,
    consultations,
    consultations - consultations_before AS change
FROM changes
LEFT JOIN states ON states.state = changes.state
ORDER BY date, name, variant
