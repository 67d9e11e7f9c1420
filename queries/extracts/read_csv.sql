-- The lines of a text file, every value as text; those that cannot be read go to `unread`.

CREATE OR REPLACE TEMP TABLE rows_of_file AS
FROM read_csv(
    getvariable('file'),
    columns = getvariable('columns'),
    delim = getvariable('delimiter'),
    header = true,
    auto_detect = false,
    quote = '"',
    escape = '"',
    store_rejects = true,
    rejects_table = 'unread',
    rejects_scan = 'unread_scans'
)
