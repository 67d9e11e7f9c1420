-- The text file whose rows are held in a table.

SET VARIABLE held = $text
