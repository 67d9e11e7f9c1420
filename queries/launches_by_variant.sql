-- When each variant was launched, as the ministry's statements say it.
--
-- Of AB-HWC only the month was printed. Some copies print other years for OPD; figures of May 2020 rule those out.
--
-- grain: variant
-- column: variant      VARCHAR  OPD or AB-HWC
-- column: launched_on  DATE     day of the launch, or the first of its month
-- column: launched     VARCHAR  day or month of the launch, as far as it was printed
-- column: basis        VARCHAR  published

SELECT variant, launched_on, launched, 'published' AS basis
FROM (VALUES ('OPD', DATE '2020-04-13', '2020-04-13'), ('AB-HWC', DATE '2019-11-01', '2019-11'))
    AS launches (variant, launched_on, launched)
ORDER BY launched_on DESC
