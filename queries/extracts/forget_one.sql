-- The one file to forget.

CREATE OR REPLACE TEMP TABLE gone AS
SELECT $id AS id
