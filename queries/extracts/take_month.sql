-- The fingerprints of a month lie in this file.

INSERT INTO months VALUES ($month, $file)
