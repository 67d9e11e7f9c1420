-- Whether the rows of a text file are held in a table.

SELECT coalesce(getvariable('held') = $text, false) AS is_held
