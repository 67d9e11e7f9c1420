-- The columns of a text file.

SET VARIABLE columns = $columns
