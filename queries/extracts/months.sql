-- Where the fingerprints of each month lie.

SELECT month, file
FROM months
