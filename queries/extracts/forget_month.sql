-- The fingerprints of a month lie nowhere any more.

DELETE FROM months
WHERE month = $month
