"""Each consultation once, counted anew: what became of every row of every file, and what is counted."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from telemedicine.extracts.settings import Reading
from telemedicine.verifying import files, rules
from telemedicine.verifying.rules import Cell, Known

EXCLUDED = "not_completed"  # set aside, and no error
KINDS = ("register", "consultations", "daily counts", "estimates")


@dataclass
class Read:
    """A file whose rows were judged one by one; `good` are those that keep all rules, with their lines."""

    name: str
    reading: Reading
    kind: str
    rows: int = 0
    good: list[tuple[int, dict]] = field(default_factory=list)
    aside: Counter[str] = field(default_factory=Counter)
    became: Counter[str] = field(default_factory=Counter)
    refused: bool = False

    def refuse(self) -> None:
        """Refuse the file whole where too many rows are bad."""
        errors = self.aside.total() - self.aside[EXCLUDED]
        if 100 * errors > self.reading.refuse_above_percent * self.rows:
            self.refused, self.good = True, []


@dataclass
class Counted:
    """What is counted: consultations by cell, the basis of each cell that has one, the register, the estimates."""

    cells: Counter[Cell]
    basis: dict[tuple[dt.date, str | None, str], str]
    register: dict[str, dict]
    estimates: list[dict]
    is_reference: bool


def read(path: Path, reading: Reading, known: Known) -> Read:
    """Read a file and judge its rows."""
    kind, rows = files.rows(path, reading)
    file = Read(path.name, reading, kind)
    for row in rows:
        file.rows += 1
        if row is None:
            file.aside["unreadable"] += 1
        elif kind == "estimates":
            file.good.append((file.rows, row))
        else:
            broken, said = rules.judged(row, kind, reading, known)
            if broken:
                file.aside[broken] += 1
            else:
                file.good.append((file.rows, said))
    return file


def count(read: Sequence[Read]) -> Counted:
    """Count every consultation once, of files in their order, and say in `became` what became of their rows."""
    of = {kind: [file for file in read if file.kind == kind] for kind in KINDS}
    for file in of["register"]:
        file.refuse()
    register = _register(of["register"])
    for file in [*of["consultations"], *of["daily counts"]]:
        _set_strays_aside(file, register)
        file.refuse()
    place = {file.name: number for number, file in enumerate(read)}
    records, counts = _records(of["consultations"]), _counts(of["daily counts"])
    _choose_kinds(records, counts, place)
    for file in of["estimates"]:
        file.became["accepted"] = file.rows
    cells: Counter[Cell] = Counter()
    basis: dict[tuple[dt.date, str | None, str], str] = {}
    for file, cell in records:
        cells[cell] += 1
        file.became["accepted"] += 1
    for file, said in counts:
        cells[said["cell"]] += said["count"]
        file.became["accepted"] += 1
        if said["basis"]:
            basis[said["cell"][:3]] = max(said["basis"], basis.get(said["cell"][:3], ""))
    estimates = [row for file in of["estimates"] for _, row in file.good]
    return Counted(cells, basis, register, estimates, bool(basis))


def _register(read: Sequence[Read]) -> dict[str, dict]:
    heard = defaultdict(list)
    for file in read:
        for _, said in file.good:
            heard[said["opd_id"]].append((file, said))
    for rows in heard.values():
        _keep_first_that_says_the_last(rows)
    return {id: rows[-1][1] for id, rows in heard.items()}


def _keep_first_that_says_the_last(rows: Sequence[tuple[Read, Any]]) -> tuple[Read, Any]:
    """Of rows about one thing the last holds; return the first that says the same, and note the others' fate."""
    same = [row for row in rows if row[1] == rows[-1][1]]
    for file, said in rows:
        file.became["duplicate" if said == rows[-1][1] else "revised"] += 1
    same[0][0].became["duplicate"] -= 1
    if same[0][0].kind == "register":
        same[0][0].became["accepted"] += 1
    return same[0]


def _set_strays_aside(file: Read, register: dict[str, dict]) -> None:
    """Set the rows aside whose OPD no register has, where there is a register."""
    if register:
        known = [(line, said) for line, said in file.good if said["cell"][3] in register or said["cell"][3] is None]
        file.aside["unknown_opd"] += len(file.good) - len(known)
        file.good = known


def _records(read: Sequence[Read]) -> list[tuple[Read, Cell]]:
    """Consultations one by one, each once: its file and its cell."""
    heard: dict[str, list[tuple[Read, Cell]]] = defaultdict(list)
    for file in read:
        for _, said in file.good:
            heard[str(said["id"])].append((file, said["cell"]))
    return [rows[0] if len(rows) == 1 else _keep_first_that_says_the_last(rows) for rows in heard.values()]


def _counts(read: Sequence[Read]) -> list[tuple[Read, dict]]:
    """Daily counts that hold: the last line about a part inside a file, the last file about a cell."""
    by_cell: dict[Cell, list[tuple[Read, list[dict]]]] = defaultdict(list)
    for file in read:
        parts: dict[tuple, list[dict]] = defaultdict(list)
        for _, said in file.good:
            parts[(said["cell"], said["part"])].append(said)
        in_file: dict[Cell, list[dict]] = defaultdict(list)
        for (cell, _), rows in parts.items():
            same = [said for said in rows if said["count"] == rows[-1]["count"]]
            file.became["revised"] += len(rows) - len(same)
            file.became["duplicate"] += len(same) - 1
            in_file[cell].append(same[0])
        for cell, rows in in_file.items():
            by_cell[cell].append((file, rows))
    return [held for heard in by_cell.values() for held in _last_files(heard)]


def _last_files(heard: list[tuple[Read, list[dict]]]) -> list[tuple[Read, dict]]:
    totals = [sum(said["count"] for said in rows) for _, rows in heard]
    first = totals.index(totals[-1])
    for place, (file, rows) in enumerate(heard):
        if place != first:
            file.became["duplicate" if totals[place] == totals[-1] else "revised"] += len(rows)
    return [(heard[first][0], said) for said in heard[first][1]]


def _choose_kinds(records: list, counts: list, place: dict[str, int]) -> None:
    """Where a day, State/UT and variant has both kinds, that in the later file holds."""
    last: dict[str, dict] = {"records": {}, "counts": {}}
    for kind, rows in (("records", records), ("counts", counts)):
        for file, said in rows:
            key = (said if kind == "records" else said["cell"])[:3]
            last[kind][key] = max(place[file.name], last[kind].get(key, -1))
    by_records = {key: last["records"][key] > last["counts"][key] for key in last["records"].keys() & last["counts"]}
    _drop(records, lambda cell: by_records.get(cell[:3]) is False)
    _drop(counts, lambda said: by_records.get(said["cell"][:3]) is True)


def _drop(rows: list, loses) -> None:
    for file, said in rows:
        file.became["revised"] += loses(said)
    rows[:] = [(file, said) for file, said in rows if not loses(said)]
