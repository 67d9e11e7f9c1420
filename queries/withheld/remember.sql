-- The months of OPDs whose number one earlier release withheld.

INSERT INTO withheld_before
SELECT month, opd_id
FROM read_parquet($file)
WHERE consultations IS NULL
