-- The 36 States and UTs with their codes and names.
--
-- grain: state
-- column: state     VARCHAR  ISO 3166-2 code
-- column: lgd_code  BIGINT   code in the Local Government Directory
-- column: name      VARCHAR  name in English
-- column: name_hi   VARCHAR  name in Hindi
-- column: kind      VARCHAR  state or ut

SELECT state, lgd_code, name, name_hi, kind
FROM states
ORDER BY name
