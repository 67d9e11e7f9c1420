-- The file that is read.

SET VARIABLE file = $file
