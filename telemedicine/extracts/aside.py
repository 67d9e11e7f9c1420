"""The rows set aside, written out to be mended: one CSV file for each extract that has any."""

import csv
import json
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import pandas as pd

from telemedicine import warehouse
from telemedicine.extracts import ledger, taking
from telemedicine.extracts.reading import run, sql
from telemedicine.extracts.rules import all_rules

FOLDER = "set-aside"
_ADDED = ["file", "line", "reason", "text"]


def write(data: Path, taken: Sequence[ledger.Taken], strays: pd.DataFrame) -> list[Path]:
    """Write the rows set aside of each file into `data/set-aside/`, in place of what was there, and return the paths.

    A row keeps the columns of its file, so that it can be mended and dropped into `data/extracts/` again; file, line,
    reason, and the text of a line that is no row stand after them and are not read. `strays` says which OPDs of which
    file no register has (columns id, opd_id).
    """
    draft = data / f".{FOLDER}"
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir()
    with ledger.opened(data) as book:
        run(book.connection, "words")
        nearest = dict(warehouse.rows(book.connection, sql("nearest_states")).itertuples(index=False))
        for file in taken:
            opds = strays.opd_id[strays.id == file.id]
            rows = pd.concat([_kept(book.connection, file), _strays(book.connection, file, opds)])
            if len(rows):
                name = file.extract.path.name
                _write(draft / f"{name}.set-aside.csv", name, rows.sort_values("line"), nearest)
    shutil.rmtree(data / FOLDER, ignore_errors=True)
    draft.replace(data / FOLDER)
    return sorted((data / FOLDER).iterdir())


def _kept(connection: warehouse.Connection, file: ledger.Taken) -> pd.DataFrame:
    return warehouse.rows(connection, sql("set_aside_of_file"), {"id": file.id})


def _strays(connection: warehouse.Connection, file: ledger.Taken, opds: pd.Series) -> pd.DataFrame:
    if not len(opds):
        return pd.DataFrame()
    taking.see(connection, file.extract, file.reading)
    return warehouse.rows(connection, sql("rows_of_opds"), {"id": file.id, "opds": list(opds)})


def _write(path: Path, name: str, rows: pd.DataFrame, nearest: dict[str, str]) -> None:
    said = {rule.name: rule.words for rule in all_rules()}
    originals = [json.loads(row.original) if row.rule != "unreadable" else {} for row in rows.itertuples()]
    columns = list(dict.fromkeys(column for original in originals for column in original))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [*columns, *_ADDED])
        writer.writeheader()
        for row, original in zip(rows.itertuples(), originals, strict=True):
            text = "" if original else row.original
            reason = " ".join(_reasons(said[row.rule], row.detail, nearest.get(row.detail)))
            writer.writerow(original | {"file": name, "line": row.line, "reason": reason, "text": text})


def _reasons(words: str, detail: str | None, nearest: str | None) -> Iterator[str]:
    yield words
    if isinstance(detail, str):
        yield f"It says “{detail}”."
    if nearest:
        yield f"Nearest: {nearest}."
