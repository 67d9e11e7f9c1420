-- No line is unread before a file is read.

DROP TABLE IF EXISTS unread;

DROP TABLE IF EXISTS unread_scans
