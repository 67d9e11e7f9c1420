"""The only door to DuckDB: a file to write a release into, and a locked file to read it from."""

from collections.abc import Mapping
from pathlib import Path

import duckdb
import pandas as pd

from telemedicine import queries

Error = duckdb.Error
Connection = duckdb.DuckDBPyConnection

# Enough for any question of a release, and little enough that a hundred readers fit a small server.
_READER: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": "false",
    "lock_configuration": "true",
    "memory_limit": "1GB",
    "threads": "2",
}


def create(path: Path | str, data: Path) -> Connection:
    """Create a new file to build a release in. Relative paths in SQL are looked up in the folder `data`.

    Those of its files that tables are read from have the names that `queries.files` gives them.
    """
    connection = duckdb.connect(str(path), config={"file_search_path": str(data), "preserve_insertion_order": "true"})
    for name, inside in queries.files().items():
        if (file := data / inside).exists():
            read = f'CREATE TEMP TABLE "{name}" AS FROM read_csv($file, header = true, all_varchar = true)'
            connection.execute(read, {"file": str(file)})
    return connection


def open_read_only(path: Path) -> Connection:
    """Open a release so that nothing can be written, read from disk, attached, installed or reconfigured."""
    return duckdb.connect(str(path), read_only=True, config=_READER)


def run(connection: Connection, sql: str, params: Mapping[str, object] | None = None) -> None:
    """Run a statement for its effect."""
    connection.execute(sql, dict(params or {}))


def change(connection: Connection, sql: str) -> int:
    """Run a statement and return the number of rows it inserted."""
    return int(connection.execute(sql).df().iat[0, 0])


def rows(connection: Connection, sql: str, params: Mapping[str, object] | None = None) -> pd.DataFrame:
    """Return the rows of a query."""
    return connection.execute(sql, dict(params or {})).df()


def store(connection: Connection, table: str, sql: str) -> int:
    """Fill a new table from a query and return its number of rows."""
    connection.execute(f'CREATE TABLE "{table}" AS {sql}')
    return connection.table(table).shape[0]


def parameters(sql: str) -> set[str]:
    """Names of the parameters of a query, without the dollar sign."""
    return set(duckdb.extract_statements(sql)[0].named_parameters)


def columns(connection: Connection, sql: str, params: Mapping[str, object]) -> list[tuple[str, str]]:
    """Names and DuckDB types of the columns a query returns."""
    described = connection.execute(f"DESCRIBE {sql}", dict(params)).fetchall()
    return [(name, type_) for name, type_, *_ in described]


def export(connection: Connection, sql: str, out: Path, params: Mapping[str, object] | None = None) -> None:
    """Write the rows of a query as Parquet or CSV, as the ending of `out` says."""
    relation = connection.sql(sql, params=dict(params or {}))
    if out.suffix == ".parquet":
        relation.write_parquet(str(out), compression="zstd")
    else:
        relation.write_csv(str(out))
