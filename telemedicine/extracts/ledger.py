"""The ledger: what became of every row of every file handed over, kept so that a file is read once.

`data/ledger/` can be deleted at any time; the next build makes it again from the files. It is changed by one build at a
time, each file in one transaction, so that a build that is killed loses at most the file it was reading.
"""

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
from filelock import FileLock, Timeout

from telemedicine import numerals, queries, warehouse
from telemedicine.extracts import files, taking
from telemedicine.extracts.files import Extract
from telemedicine.extracts.reading import run, sql
from telemedicine.extracts.settings import Reading, Settings

Progress = Callable[..., None]

_SPELLINGS = ("states", "state_spellings", "variants", "variant_spellings")


@dataclass(frozen=True)
class Taken:
    """A file of the folder as the ledger knows it: in which order it comes, under which number its rows are kept.

    The key stands for all that its rows in the ledger depend on, the days that were still to come included.
    """

    id: int
    extract: Extract
    reading: Reading
    key: str


@dataclass(frozen=True)
class Ledger:
    """An open ledger, held by this process alone."""

    folder: Path
    connection: warehouse.Connection

    def checksum(self, path: Path) -> str:
        """Return the checksum of a file, from memory where neither its size nor its time of change is another."""
        stat = path.stat()
        known = {"path": str(path), "size": stat.st_size, "modified": stat.st_mtime_ns}
        found = warehouse.rows(self.connection, sql("known_checksum"), known)
        if len(found):
            return str(found.sha256[0])
        sha256 = files.sha256_of(path)
        if not sha256.startswith("unreadable"):
            run(self.connection, "keep_checksum", sha256=sha256, **known)
        return sha256

    def take(self, found: Sequence[Extract], settings: Settings, progress: Progress) -> list[Taken]:
        """Read the files that are new, forget those that are gone, and return all in their order."""
        run(self.connection, "words")
        run(self.connection, "name_today", today=dt.datetime.now(numerals.IST).date())
        known = _known(self.folder.parent)
        wanted = [(extract, reading, _key(extract, reading, known)) for extract, reading in _read(found, settings)]
        with warehouse.transaction(self.connection):
            run(self.connection, "forget_which", keys=[key for _, _, key in wanted])
            run(self.connection, "forget")
        new = [(extract, reading, key) for extract, reading, key in wanted if self._file(key) is None]
        for extract, reading, key in new:
            taking.take(self.connection, self.folder, extract, reading, key, progress)
        taken = [self._taken(extract, reading, key) for extract, reading, key in wanted]
        taking.index(self.connection, self.folder, taken, progress)
        return taken

    def _taken(self, extract: Extract, reading: Reading, key: str) -> Taken:
        file = self._file(key)
        assert file is not None, "a file that was read is listed, if only with its problem"
        return Taken(int(file.id), extract, reading, f"{key} {file.outcome}")

    def _file(self, key: str) -> pd.Series | None:
        found = warehouse.rows(self.connection, sql("file_by_key"), {"key": key})
        return found.iloc[0] if len(found) else None


def _read(found: Sequence[Extract], settings: Settings) -> Iterator[tuple[Extract, Reading]]:
    return ((extract, settings.of(extract.path.name)) for extract in found)


def _key(extract: Extract, reading: Reading, known: str) -> str:
    """What a file's rows in the ledger depend on: its content, how it is read, the rules and the known spellings."""
    how = json.dumps(reading.model_dump(exclude={"files", "refuse_above_percent"}), sort_keys=True)
    return hashlib.sha256(f"{extract.sha256} {extract.ending} {how} {known}".encode()).hexdigest()


def _known(data: Path) -> str:
    """Checksum of the rules and of the spellings that files are judged by."""
    spellings = [data / "reference" / f"{name}.csv" for name in _SPELLINGS]
    code = [*sorted(queries.FOLDER.glob("extracts/*")), *sorted(Path(__file__).parent.glob("*.py"))]
    paths = [path for path in [*spellings, *code] if path.exists()]
    return hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()


@contextmanager
def locked(data: Path, progress: Progress) -> Iterator[None]:
    """Keep other builds of a data folder out for as long as open; one that is at work is waited for."""
    folder = data / "ledger"
    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder / "lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        progress("Another build is at work: waiting until it is done")
        lock.acquire()
    try:
        yield
    finally:
        lock.release()


@contextmanager
def opened(data: Path) -> Iterator[Ledger]:
    """Open the ledger of a data folder, which must be locked."""
    folder = data / "ledger"
    with warehouse.create(folder / "ledger.duckdb", data) as connection:
        run(connection, "ledger")
        yield Ledger(folder, connection)
