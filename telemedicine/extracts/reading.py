"""Open a file handed over as the view `extract`: the columns of the contract, whatever the sender calls them."""

import codecs
import csv
import gzip
import io
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from telemedicine import queries, warehouse
from telemedicine.extracts import contract, workbook
from telemedicine.extracts.contract import Kind
from telemedicine.extracts.files import Extract, check_form
from telemedicine.extracts.settings import ExtractError, Reading
from telemedicine.warehouse import Column, Connection

DELIMITERS = ",;\t"
LONGEST_LINE = 1 << 20  # bytes of a header; far above any table handed over
_SAVE = "save it as CSV UTF-8 and hand it over again."
LINE, ROW = "line of file", "row of file"

# Columns that a file may hold as what they are, or as text that is still to be read.
TYPED = {
    "date": "DATE",
    "completed_at": "DATE",
    "opened_on": "DATE",
    "closed_on": "DATE",
    "as_of": "DATE",
    "age": "DOUBLE",
    "consultations": "DOUBLE",
    "doctors": "DOUBLE",
    "value": "DOUBLE",
    "estimate": "DOUBLE",
}


def run(connection: Connection, name: str, **params: object) -> None:
    """Run a file of `queries/extracts/` for its effect."""
    warehouse.run(connection, sql(name), params)


@cache
def sql(name: str) -> str:
    """Return the text of a file of `queries/extracts/`."""
    return queries.read(queries.FOLDER / "extracts" / f"{name}.sql").sql


def open_extract(connection: Connection, extract: Extract, reading: Reading) -> Kind:
    """Make the view `extract` of a file and return its kind.

    Columns: line, original (the row as it stands in the file, as a struct), and those of the contract; a column that
    may be more than text comes twice, as `date` and `date_text`, of which one is empty. Lines are numbered as if
    what is no row were not there; `numbering` finds the true ones. Lines of a text file that cannot be read are in
    `unread`. Raises ExtractError where the file cannot be used.
    """
    check_form(extract)
    try:
        _open_lines(connection, extract, reading)
    except warehouse.Interrupted:
        raise
    except warehouse.Error as error:
        said = str(error).splitlines()[0]
        if "state machine" in said:  # what DuckDB says of a carriage return where no line ends
            said = "its lines end in different ways, or one holds a carriage return"
        raise ExtractError(f"cannot be read as {extract.ending} ({said}): hand it over again.") from error
    return _open_columns(connection, reading)


def _open_lines(connection: Connection, extract: Extract, reading: Reading) -> None:
    if not extract.is_text:
        run(connection, "name_file", file=str(extract.path))
        run(connection, "lines_of_parquet")
        return
    text = f"{extract.sha256} {reading.dates}"
    if not warehouse.rows(connection, sql("is_held"), {"text": text}).is_held[0]:
        _hold(connection, extract, reading)
        run(connection, "name_held", text=text)
    run(connection, "lines_of_csv")


def _hold(connection: Connection, extract: Extract, reading: Reading) -> None:
    """Read a text file into a table, where its rows stay until another is read: looking at them again costs little."""
    run(connection, "name_held", text="")
    run(connection, "forget_unread")
    with workbook.as_text(extract, reading.dates) as path:
        delimiter, names = header(path)
        run(connection, "name_file", file=str(path))
        run(connection, "name_columns", columns=dict.fromkeys(names, "VARCHAR"))
        run(connection, "name_delimiter", delimiter=delimiter)
        run(connection, "read_csv")


def header(path: Path) -> tuple[str, list[str]]:
    """Return the delimiter of a text file and the names in its first line. Raises ExtractError where there are none."""
    opener = gzip.open if path.name.lower().endswith(".gz") else open
    with opener(path, "rb") as file:
        start = file.readline(LONGEST_LINE)
    first = _as_text(start)
    delimiter = max(DELIMITERS, key=first.count)
    try:
        names = [name.strip() for name in next(csv.reader(io.StringIO(first), delimiter=delimiter), [])]
    except csv.Error as error:
        raise ExtractError(f"line 1 does not name columns ({error}): {_SAVE}") from error
    if not any(names):
        raise ExtractError("line 1 is empty: it must name the columns.")
    twice = {name for name in names if names.count(name) > 1}
    if twice or "" in names:
        said = ", ".join(sorted(twice - {""})) or "none"
        raise ExtractError(
            f"line 1 must name each column once; named twice: {said}; without a name: {names.count('')}."
        )
    return delimiter, names


def _as_text(start: bytes) -> str:
    """The first line of a text file. Raises ExtractError where it is none."""
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise ExtractError(f"is UTF-16: {_SAVE}")
    if len(start) >= LONGEST_LINE:
        raise ExtractError(f"has a first line of more than a million bytes, so it is no table of text: {_SAVE}")
    try:
        first = start.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ExtractError(f"line 1 is not UTF-8 ({error.reason}): {_SAVE}") from error
    if {"\r", "\0"} & set(first.rstrip("\r\n")):
        raise ExtractError(f"line 1 holds signs that are no text, or lines end in the way of old Macs: {_SAVE}")
    return first


def _open_columns(connection: Connection, reading: Reading) -> Kind:
    there = dict(warehouse.columns(connection, "FROM lines", {}))
    by_name = {name.strip().lower(): name for name in there}
    wanted = {ours: theirs.strip().lower() for ours, theirs in reading.columns.items()}
    lost = sorted(theirs for ours, theirs in reading.columns.items() if wanted[ours] not in by_name)
    if lost:
        raise ExtractError(f"has no column {', '.join(lost)}, which extracts.toml names. It has: {_listed(there)}.")
    found = by_name | {ours: by_name[theirs] for ours, theirs in wanted.items()}
    columns = set(found) | set(reading.values)
    kind = contract.kind_of(columns)
    if kind is None:
        raise ExtractError(f"its columns ({_listed(there)}) are of no known kind. {_kinds()}")
    if missing := kind.missing(columns):
        raise ExtractError(f"is of kind {kind.name} and lacks {', '.join(sorted(missing))}. It has: {_listed(there)}.")
    made = {"line": Column(LINE, type="BIGINT"), "original": Column(ROW)}
    for name in kind.columns:
        made |= _columns(name, found, there, reading)
    if "completed_at" in kind.columns and "date" not in columns:
        made |= {"date": made["completed_at"], "date_text": made["completed_at_text"]}
    warehouse.view(connection, "extract", "lines", made)
    return kind


def _columns(name: str, found: dict[str, str], there: dict[str, str], reading: Reading) -> dict[str, Column]:
    """A column of the contract as columns of the view, empty where the file does not have it."""
    source, value = found.get(name), reading.values.get(name)
    made = Column(None if value is not None else source, value, "VARCHAR")
    if name not in TYPED:
        return {name: made}
    nothing = Column(value=None, type=TYPED[name])
    # A time with a zone is read as text is, which knows how far India is from it.
    if made.source is None or there[made.source] in ("VARCHAR", "TIMESTAMP WITH TIME ZONE"):
        return {name: nothing, f"{name}_text": made}
    return {name: Column(made.source, type=TYPED[name]), f"{name}_text": Column(value=None, type="VARCHAR")}


def _listed(there: dict[str, str]) -> str:
    return ", ".join(name for name in there if name not in (LINE, ROW))


def _kinds() -> str:
    def said() -> Iterator[str]:
        for kind in contract.HANDED_OVER:
            yield f"{kind.name}: {', '.join(sorted(kind.missing(set()) | kind.told_by))}"

    return f"It needs one of these sets, or names for them in extracts.toml. {'; '.join(said())}."
