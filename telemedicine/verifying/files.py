"""The rows of an extract, read by other libraries than the build's: csv, pyarrow and calamine."""

import csv
import gzip
import io
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as parquet
import python_calamine

from telemedicine.extracts import contract
from telemedicine.extracts.settings import Reading

Row = dict[str, object] | None  # a line that is no row is None


def rows(path: Path, reading: Reading) -> tuple[str, Iterator[Row]]:
    """Return the kind of an extract and its rows, by the contract's names of columns; empty text is left out."""
    lines = _lines(path, reading)
    header = [str(name).strip() for name in next(lines) or []]
    at = {name.lower(): place for place, name in enumerate(header)}
    at |= {ours: at[theirs.strip().lower()] for ours, theirs in reading.columns.items()}
    for ours in reading.values:
        at.pop(ours, None)
    columns = {*at, *reading.values}
    kind = contract.kind_of(columns)
    if kind is None:
        raise ValueError(f"{path.name} is of no known kind")
    wanted = {name: at[name] for name in kind.columns if name in at}
    if "completed_at" in wanted and "date" not in columns:
        wanted["date"] = wanted["completed_at"]
    return kind.name, _named(lines, wanted, len(header), dict(reading.values))


def _named(
    lines: Iterator[list | None], wanted: dict[str, int], width: int, always: dict[str, object]
) -> Iterator[Row]:
    for line in lines:
        if line is None or len(line) != width:
            yield None
        else:
            there = {name: line[place] for name, place in wanted.items()}
            yield always | {name: value for name, value in there.items() if value is not None and value != ""}


def _lines(path: Path, reading: Reading) -> Iterator[list | None]:
    """The header and all rows; None for each line that is no row."""
    name = path.name.lower()
    if name.endswith(".parquet"):
        return _parquet(path)
    if name.endswith(".xlsx"):
        return _workbook(path, "%Y-%m-%d" if reading.dates == "iso" else "%d/%m/%Y")
    return _text(path)


def _parquet(path: Path) -> Iterator[list | None]:
    with parquet.ParquetFile(path) as file:
        yield list(file.schema_arrow.names)
        for batch in file.iter_batches(100_000):
            yield from map(list, zip(*(column.to_pylist() for column in batch.columns), strict=True))


def _workbook(path: Path, days: str) -> Iterator[list | None]:
    for row in python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python():
        yield [
            cell.strftime(days) if hasattr(cell, "strftime") and hasattr(cell, "year") else _whole(cell) for cell in row
        ]


def _whole(cell: object) -> str:
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def _text(path: Path) -> Iterator[list | None]:
    opener = gzip.open if path.name.lower().endswith(".gz") else open
    with opener(path, "rb") as binary:
        file = io.TextIOWrapper(binary, "utf-8-sig", errors="surrogateescape", newline="")
        first = file.readline()
        delimiter = max(",;\t", key=first.count)
        yield next(csv.reader([first], delimiter=delimiter))
        reader = csv.reader(file, delimiter=delimiter, strict=True)
        while True:
            before = reader.line_num
            try:
                row = next(reader)
            except StopIteration:
                return
            except csv.Error:
                yield from [None] * (reader.line_num - before)
                continue
            if row:
                bad = any(not value.isascii() and not _is_utf8(value) for value in row)
                yield None if bad else row


def _is_utf8(value: str) -> bool:
    return not any("\udc80" <= sign <= "\udcff" for sign in value)
