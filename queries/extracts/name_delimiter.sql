-- What stands between the values of a text file.

SET VARIABLE delimiter = $delimiter
