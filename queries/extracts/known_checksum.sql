-- The checksum of a file that has not changed since it was last looked at.

SELECT sha256
FROM checksums
WHERE path = $path AND size = $size AND modified = $modified
