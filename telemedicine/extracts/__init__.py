"""Extracts: the files handed over in `data/extracts/`, taken row by row; the reference extract where there are none."""

from collections.abc import Callable, Container, Sequence
from pathlib import Path

import pandas as pd

from telemedicine import queries, warehouse
from telemedicine.extracts import ledger, rules, settings
from telemedicine.extracts.aside import FOLDER as SET_ASIDE
from telemedicine.extracts.aside import write as write_aside
from telemedicine.extracts.contract import schema
from telemedicine.extracts.files import REFERENCE, Extract, find, is_unfinished
from telemedicine.extracts.ledger import Taken, locked
from telemedicine.extracts.reading import run, sql
from telemedicine.extracts.settings import ExtractError

__all__ = [
    "REFERENCE",
    "SET_ASIDE",
    "Extract",
    "ExtractError",
    "Taken",
    "find",
    "is_unfinished",
    "locked",
    "resolve",
    "schema",
    "take",
    "write_aside",
    "write_records",
]

_STEPS = ("register", "strays", "consultations", "counts", "kinds")


def take(data: Path, progress: Callable[..., None], only: Container[str] | None = None) -> list[Taken]:
    """Take what is new in `data/extracts/` into the ledger; return all files there in their order.

    Where `only` is given, files of other names are left out, as if they were not there yet.
    Raises ExtractError where `extracts.toml` cannot be read; a file that cannot be used is listed as that.
    """
    folder = data / "extracts"
    read_as = settings.load(folder)
    with ledger.opened(data) as open_ledger:
        return open_ledger.take(find(folder, open_ledger.checksums, only), read_as, progress)


def resolve(connection: warehouse.Connection, data: Path, taken: Sequence[Taken]) -> pd.DataFrame:
    """Fill the temporary tables `accepted`, `register` and `estimates` from the ledger, each consultation once.

    Makes the tables `extracts` (what became of the rows of each file) and `set_aside` (how many broke which rule).
    Returns which OPDs of which file no register has (columns id, opd_id). Raises ExtractError where a row is lost.
    """
    warehouse.attach(connection, data / "ledger" / "ledger.duckdb", "ledger")
    present = {
        "id": [file.id for file in taken],
        "position": range(len(taken)),
        "file": [file.extract.path.name for file in taken],
        "sha256": [file.extract.sha256 for file in taken],
        "refuse_above_percent": [file.reading.refuse_above_percent for file in taken],
    }
    warehouse.load(connection, "present_files", pd.DataFrame(present))
    known = [(rule.name, rule.is_error, rule.words) for rule in rules.all_rules()]
    warehouse.load(connection, "rules", pd.DataFrame(known, columns=["rule", "is_error", "words"]))
    run(connection, "present")
    for step in _STEPS:
        run(connection, f"resolved_{step}")
    for query in queries.folder("accounts"):
        warehouse.store(connection, query.name, query.sql)
    lost = warehouse.rows(connection, sql("lost_rows"))
    if len(lost):
        raise ExtractError(f"{', '.join(lost.file)}: rows read are not those accounted for. Nothing is published.")
    strays = warehouse.rows(connection, sql("stray_opds"))
    run(connection, "detach")
    return strays


def write_records(counts: Path, out: Path, first, last) -> None:
    """Write daily counts from `first` to `last` as one row per consultation: the same counts in another form.

    `counts` and `out` are Parquet files. Columns: consultation_id, date, state, variant, opd_id, basis.
    """
    with warehouse.create(":memory:", counts.parent) as connection:
        params = {"file": str(counts), "first": first, "last": last}
        warehouse.export(connection, sql("records"), out, params)
