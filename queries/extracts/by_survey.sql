-- Rows that are judged by what they have in common.

CREATE OR REPLACE TEMP VIEW unjudged AS
FROM survey
