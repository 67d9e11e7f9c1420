-- The first and last day counted in the release, and whether its figures are computed from the published record.
--
-- grain: last_day
-- column: first_day     DATE     first day counted
-- column: last_day      DATE     last day counted
-- column: is_reference  BOOLEAN  whether the figures are computed from the published record

SELECT first_day, last_day, is_reference
FROM release
