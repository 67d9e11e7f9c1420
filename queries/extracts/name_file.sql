-- The file that `extract` reads.

SET VARIABLE file = $file
