-- A number for a file.

SELECT nextval('taken') AS id
