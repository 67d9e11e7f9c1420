-- An empty table for the months of OPDs whose number an earlier release withheld.

CREATE TEMP TABLE withheld_before (month DATE, opd_id VARCHAR)
