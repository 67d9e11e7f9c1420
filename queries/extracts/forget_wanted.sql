-- All rows of a file that had to be were set aside.

DELETE FROM wanted
WHERE id = $id
