-- The first and last day counted, and whether the figures are computed from the published record.
--
-- source: the extracts

SELECT
    min(date) AS first_day,
    max(date) AS last_day,
    bool_or(basis IS NOT NULL) AS is_reference
FROM accepted
