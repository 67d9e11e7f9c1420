-- Rows of a file without an identifier are to be looked at again, whatever else they look like.

INSERT INTO wanted VALUES ($id, NULL)
