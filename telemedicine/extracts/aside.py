"""The rows set aside, written out to be mended: one CSV file for each extract that has any."""

import hashlib
import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from telemedicine import warehouse
from telemedicine.extracts import ledger, numbering, taking
from telemedicine.extracts.reading import run, sql
from telemedicine.extracts.rules import all_rules

FOLDER = "set-aside"
_MARKS = "set-aside.json"  # in the ledger's folder: what each file was written from, its size and its time of change
_ADDED = ["file", "line", "reason", "text"]


def write(data: Path, taken: Sequence[ledger.Taken], strays: pd.DataFrame) -> None:
    """Write the rows set aside of each file into `data/set-aside/`, in place of what was there.

    A row keeps the columns of its file, so that it can be mended and dropped into `data/extracts/` again; file, line,
    reason, and the text of a line that is no row stand after them and are not read. `strays` says which OPDs of which
    file no register has (columns id, opd_id). What is there already and would be the same is left as it is.
    """
    draft = data / f".{FOLDER}"
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir()
    opds = strays.groupby("id").opd_id.agg(sorted)
    marks = {_name(file): _mark(file, opds.get(file.id, [])) for file in taken}
    known = _known(data / "ledger" / _MARKS)
    stale = []
    for file in taken:
        path = data / FOLDER / _name(file)
        if known.get(path.name) != [marks[path.name], *_look(path)]:
            stale.append(file)
        elif path.exists():
            path.replace(draft / path.name)
    if stale:
        _write_stale(data, draft, stale, opds)
    shutil.rmtree(data / FOLDER, ignore_errors=True)
    draft.replace(data / FOLDER)
    looks = {name: [mark, *_look(data / FOLDER / name)] for name, mark in marks.items()}
    (data / "ledger" / _MARKS).write_text(json.dumps(looks), encoding="utf-8")


def _name(file: ledger.Taken) -> str:
    return f"{file.extract.path.name}.{FOLDER}.csv"


def _mark(file: ledger.Taken, opds: Sequence[str]) -> str:
    """Checksum of what the rows set aside of a file follow from."""
    return hashlib.sha256(json.dumps([file.key, file.future_from, list(opds)]).encode()).hexdigest()


def _look(path: Path) -> list[int]:
    """Size and time of change of a file: another where somebody wrote in it. Empty where it is not there."""
    return [path.stat().st_size, path.stat().st_mtime_ns] if path.exists() else []


def _known(marks: Path) -> dict[str, list]:
    try:
        return json.loads(marks.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}


def _write_stale(data: Path, draft: Path, stale: Sequence[ledger.Taken], opds: pd.Series) -> None:
    with ledger.opened(data) as book:
        connection = book.connection
        run(connection, "words")
        run(connection, "nearest_states")
        said = [(rule.name, rule.words) for rule in all_rules()]
        warehouse.load(connection, "reasons", pd.DataFrame(said, columns=["rule", "words"]))
        for file in stale:
            run(connection, "aside", id=file.id, opds=opds.get(file.id, []))
            left = warehouse.rows(connection, sql("opds_left"), {"opds": opds.get(file.id, [])}).opd_id
            if len(left):
                taking.see(connection, file.extract, file.reading)
                numbering.number(connection, file.extract)
                run(connection, "stray_rows", opds=[*left])
            for keys in warehouse.rows(connection, sql("columns_aside"))["columns"]:
                columns = dict.fromkeys([*keys, *_ADDED], "VARCHAR")
                run(connection, "name_columns", columns=json.dumps(columns))
                params = {"name": file.extract.path.name}
                warehouse.export(connection, sql("rows_aside"), draft / _name(file), params)
