-- The register of online OPDs: what each is, who hosts it, when it opened and closed.
--
-- source: the extracts

SELECT
    opd_id,
    name,
    kind,
    state,
    speciality,
    host,
    opened_on,
    closed_on,
    doctors,
    coalesce(basis, 'counted') AS basis
FROM register
ORDER BY opd_id
