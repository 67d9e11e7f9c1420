-- Consultations of each day through each online OPD; days without any have no row.
--
-- source: the extracts

SELECT
    date,
    opd_id,
    state,
    sum(consultations)::BIGINT AS consultations
FROM accepted
WHERE opd_id IS NOT NULL
GROUP BY ALL
ORDER BY date, opd_id, state NULLS LAST
