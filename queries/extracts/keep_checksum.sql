-- Remember the checksum of a file.

INSERT INTO checksums VALUES ($path, $size, $modified, $sha256)
