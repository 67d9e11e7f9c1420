-- The rows of a file, counted by all that the rules look at: there are far fewer of these than of rows.
--
-- Identifiers are left unread here: reading them takes longer than all the rest.

CREATE OR REPLACE TEMP TABLE surveyed AS
SELECT looks, count(*) AS rows
FROM seen
GROUP BY looks
