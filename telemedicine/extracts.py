"""Read extracts: the files handed over in `data/extracts/`, or the reference extract where there are none."""

import datetime as dt
import hashlib
from dataclasses import dataclass
from pathlib import Path

from telemedicine import queries, warehouse

REFERENCE = "reference"

# A file is what its columns say. The first kind whose columns are all there is the file's.
KINDS = {
    "register": ({"opd_id", "kind", "opened_on"}, "accept_register"),
    "daily counts": ({"date", "state", "variant", "consultations"}, "accept_counts"),
    "consultations": ({"consultation_id", "date", "state", "variant"}, "accept_records"),
    "estimates": ({"metric", "value", "estimate"}, "accept_estimates"),
}
READERS = {".csv": "read_csv", ".parquet": "read_parquet"}


class ExtractError(ValueError):
    """A file in `data/extracts/` cannot be read; the message names it and says what to do."""


@dataclass(frozen=True)
class Extract:
    """A file handed over, with the checksum that tells it from any other."""

    path: Path
    sha256: str


def find(folder: Path) -> list[Extract]:
    """Return the extracts in a folder in order of name; the reference extract's where there are no others."""
    handed_over = [path for path in folder.iterdir() if path.suffix in READERS]
    paths = handed_over or [path for path in folder.glob(f"{REFERENCE}/*") if path.suffix in READERS]
    return [Extract(path, _sha256(path)) for path in sorted(paths)]


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _run(connection: warehouse.Connection, name: str, **params: object) -> None:
    warehouse.run(connection, _sql(name), params)


def _sql(name: str) -> str:
    return queries.read(queries.FOLDER / "extracts" / f"{name}.sql").sql


def _kind(path: Path, columns: set[str]) -> tuple[str, str]:
    for kind, (needed, accept) in KINDS.items():
        if needed <= columns:
            return kind, accept
    wanted = "; ".join(f"{kind}: {', '.join(sorted(needed))}" for kind, (needed, _) in KINDS.items())
    raise ExtractError(
        f"{path.name}: its columns ({', '.join(sorted(columns))}) are of no known kind. "
        f"Name them as one of these: {wanted}."
    )


def accept(connection: warehouse.Connection, found: list[Extract]) -> None:
    """Read every extract into the tables `accepted`, `register` and `estimates`, and list it in `extracts`.

    The table `states` must be there. Raises ExtractError, naming the file, where one cannot be read.
    """
    _run(connection, "prepare")
    for extract in found:
        try:
            _accept_file(connection, extract)
        except warehouse.Error as error:
            raise ExtractError(f"{extract.path.name}: {str(error).splitlines()[0]}") from error


def _accept_file(connection: warehouse.Connection, extract: Extract) -> None:
    _run(connection, "name_file", file=str(extract.path))
    _run(connection, READERS[extract.path.suffix])
    columns = {name for name, _ in warehouse.columns(connection, "FROM extract", {})}
    kind, accept_query = _kind(extract.path, columns)
    rows_read = int(warehouse.rows(connection, _sql("rows_read")).rows_read[0])
    rows_accepted = warehouse.change(connection, _sql(accept_query))
    _run(
        connection,
        "list_file",
        file=extract.path.name,
        kind=kind,
        sha256=extract.sha256,
        rows_read=rows_read,
        rows_accepted=rows_accepted,
    )


def write_records(counts: Path, out: Path, first: dt.date, last: dt.date) -> None:
    """Write daily counts from `first` to `last` as one row per consultation: the same counts in another form.

    `counts` and `out` are Parquet files. Columns: consultation_id, date, state, variant, opd_id, basis.
    """
    with warehouse.create(":memory:", counts.parent) as connection:
        params = {"file": str(counts), "first": first, "last": last}
        warehouse.export(connection, _sql("records"), out, params)
