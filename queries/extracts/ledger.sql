-- The tables of the ledger: what became of every row of every file that was taken.
--
-- `cells` counts the good rows of a file, before it is known which of them other files repeat or revise; those rows are
-- `contested`, and have the same `number` where they are about the same consultation: numbers are compared faster than
-- identifiers. Rows that are `wanted` are still to be set aside. A file is known by what is in it and how it is read, never by its name.

CREATE SEQUENCE IF NOT EXISTS taken;

CREATE TABLE IF NOT EXISTS followed (rules VARCHAR);

CREATE TABLE IF NOT EXISTS checksums (path VARCHAR, size BIGINT, modified BIGINT, sha256 VARCHAR);

CREATE TABLE IF NOT EXISTS files (
    id INTEGER, key VARCHAR, kind VARCHAR, rows_read BIGINT, problem VARCHAR, future_from DATE, is_indexed BOOLEAN
);

CREATE TABLE IF NOT EXISTS cells (
    id INTEGER, date DATE, state VARCHAR, variant VARCHAR, opd_id VARCHAR, consultations BIGINT
);

CREATE TABLE IF NOT EXISTS contested (
    id INTEGER, line BIGINT, number BIGINT, consultation_id VARCHAR, fingerprint UBIGINT,
    date DATE, state VARCHAR, variant VARCHAR, opd_id VARCHAR
);

CREATE TABLE IF NOT EXISTS months (month INTEGER, file VARCHAR);

CREATE TABLE IF NOT EXISTS files_by_month (id INTEGER, month INTEGER);

CREATE TABLE IF NOT EXISTS wanted (id INTEGER, look UBIGINT);

CREATE TABLE IF NOT EXISTS counts (
    id INTEGER, line BIGINT, date DATE, state VARCHAR, variant VARCHAR, opd_id VARCHAR,
    part VARCHAR, consultations BIGINT, basis VARCHAR
);

CREATE TABLE IF NOT EXISTS opds (
    id INTEGER, line BIGINT, opd_id VARCHAR, name VARCHAR, kind VARCHAR, state VARCHAR, speciality VARCHAR,
    host VARCHAR, opened_on DATE, closed_on DATE, doctors BIGINT, basis VARCHAR
);

CREATE TABLE IF NOT EXISTS estimates (
    id INTEGER, statement_id VARCHAR, metric VARCHAR, state VARCHAR, as_of DATE, value DOUBLE, estimate DOUBLE
);

CREATE TABLE IF NOT EXISTS set_aside (id INTEGER, line BIGINT, rule VARCHAR, detail VARCHAR, original VARCHAR)
