"""A data folder to hand files over in, and what became of their rows: extracts taken and resolved without a build."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
from conftest import data_folder

from telemedicine import extracts, warehouse


@dataclass(frozen=True)
class Outcome:
    """What became of the rows of all files, and what is counted."""

    files: pd.DataFrame
    set_aside: pd.DataFrame
    accepted: pd.DataFrame
    register: pd.DataFrame

    def file(self, name: str) -> pd.Series:
        """What became of the rows of one file."""
        return self.files.set_index("file").loc[name]

    def rows(self, name: str) -> tuple[int, int, int, int, int]:
        """Rows of one file: read, accepted, duplicate, revised, set aside."""
        row = self.file(name)
        return row.rows_read, row.rows_accepted, row.rows_duplicate, row.rows_revised, row.rows_set_aside

    def rules(self, name: str) -> dict[str, int]:
        """How many rows of one file broke which rule."""
        rows = self.set_aside[self.set_aside.file == name]
        return dict(zip(rows.rule, rows.rows, strict=True))

    @property
    def counts(self) -> dict[tuple, int]:
        """Consultations by day, State/UT, variant and OPD, of which the last two places may be empty."""
        rows = self.accepted.astype(object).where(self.accepted.notna(), None)
        counted = {}
        for row in rows.itertuples():
            cell = (str(row.date)[:10], row.state, row.variant, row.opd_id)
            counted[cell] = counted.get(cell, 0) + row.consultations
        return counted

    @property
    def total(self) -> int:
        """All consultations counted."""
        return sum(self.counts.values())


class Room:
    """A data folder of one's own, with the project's published and reference files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "extracts"
        self.folder.mkdir(parents=True)
        self.data = data_folder(folder / "data", self.folder)

    def hand_over(self, name: str, content: str | bytes) -> Path:
        """Put a file into the folder of extracts."""
        path = self.folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def know_spelling(self, spelling: str, state: str) -> None:
        """Add a spelling of a State/UT to the reference files, of which the room then has its own."""
        folder = self.data / "reference"
        if folder.is_symlink():
            original = folder.resolve()
            folder.unlink()
            shutil.copytree(original, folder)
        with (folder / "state_spellings.csv").open("a", encoding="utf-8") as file:
            file.write(f"{spelling},{state},false\n")

    def kept_aside(self) -> pd.DataFrame:
        """Rows the ledger keeps as set aside, in order of line."""
        with warehouse.create(self.data / "ledger" / "ledger.duckdb", self.data) as connection:
            return warehouse.rows(connection, "FROM set_aside ORDER BY id, line")

    def written_aside(self) -> dict[str, pd.DataFrame]:
        """Rows set aside of each file that has any, as they are written out to be mended; every value as text."""
        with extracts.locked(self.data, lambda *_: None):
            taken = extracts.take(self.data, lambda *_: None)
            with warehouse.create(":memory:", self.data) as connection:
                extracts.write_aside(self.data, taken, extracts.resolve(connection, self.data, taken))
        ending = f".{extracts.SET_ASIDE}.csv"
        return {
            path.name.removesuffix(ending): pd.read_csv(path, dtype=str, keep_default_na=False)
            for path in (self.data / extracts.SET_ASIDE).glob(f"*{ending}")
        }

    def take(self) -> Outcome:
        """Take all files, and count each consultation once."""
        with extracts.locked(self.data, lambda *_: None):
            taken = extracts.take(self.data, lambda *_: None)
        with warehouse.create(":memory:", self.data) as connection:
            extracts.resolve(connection, self.data, taken)
            tables = ("extracts", "set_aside", "accepted", "register")
            return Outcome(*(warehouse.rows(connection, f"FROM {table}") for table in tables))
