-- Past days whose figures are not what the release before said: by day, State/UT and variant.
--
-- `before` is the release that was live when this one was built. Days it did not reach are new, not changed; and where
-- one of the two is computed from the published record, nothing is compared.
--
-- source: daily
-- source: the release before

SELECT
    coalesce(now.date, earlier.date) AS date,
    coalesce(now.state, earlier.state) AS state,
    coalesce(now.variant, earlier.variant) AS variant,
    coalesce(earlier.consultations, 0) AS consultations_before,
    coalesce(now.consultations, 0) AS consultations
FROM before.daily AS earlier
FULL JOIN daily AS now
    ON now.date = earlier.date
    AND now.state IS NOT DISTINCT FROM earlier.state
    AND now.variant = earlier.variant
WHERE
    coalesce(now.consultations, 0) <> coalesce(earlier.consultations, 0)
    AND coalesce(now.date, earlier.date) <= (SELECT last_day FROM before.release)
    AND (SELECT is_reference FROM before.release) = (SELECT is_reference FROM release)
ORDER BY 1, 2 NULLS LAST, 3
