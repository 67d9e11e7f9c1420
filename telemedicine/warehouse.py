"""The only door to DuckDB: a file to write a release into, and a locked file to read it from."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd

from telemedicine import queries

Error = duckdb.Error
Interrupted = duckdb.InterruptException
Connection = duckdb.DuckDBPyConnection

_BATCH = 1 << 18  # rows

# Enough for any question of a release, and little enough that a hundred readers fit a small server.
_READER: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": "false",
    "lock_configuration": "true",
    "memory_limit": "1GB",
    "threads": "2",
}


@contextmanager
def interruptible() -> Iterator[None]:
    """Let Ctrl+C in the midst of a query be a KeyboardInterrupt, as everywhere; DuckDB makes a RuntimeError of it."""
    try:
        yield
    except RuntimeError as error:
        if str(error) == "Query interrupted":
            raise KeyboardInterrupt from error
        raise


def create(path: Path | str, data: Path) -> Connection:
    """Create a new file to build a release in. Relative paths in SQL are looked up in the folder `data`.

    Those of its files that tables are read from have the names that `queries.files` gives them.
    """
    connection = duckdb.connect(str(path), config={"file_search_path": str(data), "memory_limit": "1500MB"})
    _read_files(connection, data)
    return connection


def beside(connection: Connection, data: Path) -> Connection:
    """Open another connection to a file that `create` opened, for a thread of its own."""
    another = connection.cursor()
    _read_files(another, data)
    return another


def _read_files(connection: Connection, data: Path) -> None:
    """Make the tables that are read from files. How these are written is said: to find it out takes half the time."""
    written = "header = true, all_varchar = true, delim = ',', quote = '\"', escape = '\"'"
    for name, inside in queries.files().items():
        if (file := data / inside).exists():
            connection.execute(f'CREATE TEMP TABLE "{name}" AS FROM read_csv($file, {written})', {"file": str(file)})


def checkpoint(connection: Connection) -> None:
    """Write all there is into the file itself. Closing does so too, but says nothing of a disk that is full."""
    connection.execute("CHECKPOINT")


def attach(connection: Connection, path: Path, name: str) -> None:
    """Let a connection read another DuckDB file under a name."""
    connection.execute(f"ATTACH '{str(path).replace(chr(39), chr(39) * 2)}' AS {name} (READ_ONLY)")


def open_read_only(path: Path) -> Connection:
    """Open a release so that nothing can be written, read from disk, attached, installed or reconfigured."""
    return duckdb.connect(str(path), read_only=True, config=_READER)


@dataclass(frozen=True)
class Column:
    """A column of a view: taken from `source`, or the same value in every row; as `type` where one is named."""

    source: str | None = None
    value: object = None
    type: str | None = None


def view(connection: Connection, name: str, table: str, columns: Mapping[str, Column]) -> None:
    """Make a temporary view of a table with these columns. Names of columns may hold any character."""
    expressions = []
    for column, made in columns.items():
        known = duckdb.ConstantExpression(made.value) if made.source is None else duckdb.ColumnExpression(made.source)
        expressions.append((known.cast(made.type) if made.type else known).alias(column))
    selected = connection.view(table).select(*expressions).sql_query()  # its own `create_view` makes one for all
    connection.execute(f'CREATE OR REPLACE TEMP VIEW "{name}" AS {selected}')


@contextmanager
def transaction(connection: Connection) -> Iterator[None]:
    """All that is done inside is there afterwards, or nothing of it."""
    connection.begin()
    try:
        yield
    except BaseException:
        connection.rollback()
        raise
    connection.commit()


def batches(connection: Connection, sql: str) -> Iterator[dict[str, np.ndarray]]:
    """Yield the rows of a query some hundred thousand at a time, each column as an array."""
    for batch in connection.sql(sql).to_arrow_reader(_BATCH):
        yield {name: batch.column(name).to_numpy() for name in batch.schema.names}


def load(connection: Connection, table: str, rows: pd.DataFrame) -> None:
    """Fill a temporary table from a frame."""
    connection.register("loaded", rows)
    connection.execute(f'CREATE OR REPLACE TEMP TABLE "{table}" AS FROM loaded')
    connection.unregister("loaded")


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
