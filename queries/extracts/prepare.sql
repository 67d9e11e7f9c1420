-- Empty tables that the extracts are read into, before the tables of a release are counted from them.

CREATE TEMP TABLE accepted (
    date DATE, state VARCHAR, variant VARCHAR, opd_id VARCHAR, consultations BIGINT, basis VARCHAR
);

CREATE TEMP TABLE register (
    opd_id VARCHAR, name VARCHAR, kind VARCHAR, state VARCHAR, speciality VARCHAR, host VARCHAR,
    opened_on DATE, closed_on DATE, doctors BIGINT, basis VARCHAR
);

CREATE TEMP TABLE estimates (
    statement_id VARCHAR, metric VARCHAR, state VARCHAR, as_of DATE, value DOUBLE, estimate DOUBLE
);

CREATE TABLE extracts (
    file VARCHAR, kind VARCHAR, sha256 VARCHAR, rows_read BIGINT, rows_accepted BIGINT, rows_set_aside BIGINT
);
