-- Files to forget: gone from the folder, read anew because a day in them is no longer in the future, or unusable before.

CREATE OR REPLACE TEMP TABLE gone AS
SELECT id
FROM files
WHERE NOT list_contains($keys, key) OR future_from <= getvariable('today') OR problem IS NOT NULL
