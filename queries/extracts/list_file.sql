-- One line about a file that was read.

INSERT INTO extracts VALUES ($file, $kind, $sha256, $rows_read, $rows_accepted, $rows_read - $rows_accepted)
