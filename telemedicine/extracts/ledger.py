"""The ledger: what became of every row of every file handed over, kept so that a file is read once.

`data/ledger/` can be deleted at any time; the next build makes it again from the files. It is changed by one build at a
time, each file in one transaction, so that a build that is killed loses at most the file it was reading.
"""

import datetime as dt
import hashlib
import json
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from telemedicine import numerals, queries, warehouse
from telemedicine.extracts import files, indexing, pool, taking
from telemedicine.extracts.files import Extract
from telemedicine.extracts.reading import run, sql
from telemedicine.extracts.settings import Reading, Settings

Progress = Callable[..., None]

FILE, LOCK = "ledger.duckdb", "lock"
_WORDS = ("states", "state_spellings", "variants", "variant_spellings")


@dataclass(frozen=True)
class Taken:
    """A file of the folder as the ledger knows it: under which number its rows are kept, or why there are none."""

    id: int
    extract: Extract
    reading: Reading
    key: str
    problem: str | None = None
    future_from: str = ""  # first of the days in it that lay in the future; they count once they have come


@dataclass(frozen=True)
class Ledger:
    """An open ledger, held by this process alone."""

    folder: Path
    connection: warehouse.Connection

    @contextmanager
    def beside(self) -> Iterator[warehouse.Connection]:
        """Open another connection to the ledger, ready to judge rows in a thread of its own."""
        with warehouse.beside(self.connection, self.folder.parent) as another:
            _make_ready(another)
            yield another

    def checksums(self, paths: Sequence[Path]) -> list[str]:
        """Return the checksums of files, from memory where neither size nor time of change is another."""
        looks = {path: _look(path) for path in paths}
        known = {path: self._remembered(look) for path, look in looks.items()}
        new = [path for path in paths if known[path] is None]
        for path, sha256 in zip(new, files.sha256_of_all(new), strict=True):
            known[path] = sha256
            if not sha256.startswith("unreadable"):
                run(self.connection, "keep_checksum", sha256=sha256, **looks[path])
        return [str(known[path]) for path in paths]

    def _remembered(self, look: dict[str, object]) -> str | None:
        found = warehouse.rows(self.connection, sql("known_checksum"), look)
        return str(found.sha256[0]) if len(found) else None

    def take(self, found: Sequence[Extract], settings: Settings, progress: Progress) -> list[Taken]:
        """Read the files that are new, forget those that are gone, and return all in their order."""
        _make_ready(self.connection)
        rules = _rules(self.folder.parent)
        wanted = [(extract, reading, _key(extract, reading, rules)) for extract, reading in _read(found, settings)]
        with warehouse.transaction(self.connection):
            run(self.connection, "forget_which", keys=[key for _, _, key in wanted])
            run(self.connection, "forget")
        known = set(warehouse.rows(self.connection, sql("known_files")).key)
        new = [(extract, reading, key) for extract, reading, key in wanted if key not in known]
        new.sort(key=lambda one: one[0].size)  # registers come before what is held against them
        texts = [one for one in new if one[0].is_text]
        for extract, reading, key in texts:  # the rows of the last are held until it is looked at again
            is_held_briefly = extract.size < texts[-1][0].size
            taking.take(self.connection, self.folder, extract, reading, key, is_held_briefly, progress)

        def take(connection: warehouse.Connection, one: tuple[Extract, Reading, str]) -> None:
            taking.take(connection, self.folder, *one, is_held_briefly=False, progress=progress)

        with self.beside() as another:
            connections = (self.connection, another)
            pool.for_each(connections, (one for one in new if not one[0].is_text), take)
            indexing.index(connections, self.folder, self._taken(wanted), progress)
        return self._taken(wanted)

    def _taken(self, wanted: Sequence[tuple[Extract, Reading, str]]) -> list[Taken]:
        known = {file.key: file for file in warehouse.rows(self.connection, sql("known_files")).itertuples()}
        return [_of_ledger(known[key], extract, reading, key) for extract, reading, key in wanted]


def _of_ledger(file, extract: Extract, reading: Reading, key: str) -> Taken:
    problem = file.problem if isinstance(file.problem, str) else None
    return Taken(int(file.id), extract, reading, key, problem, str(file.future_from))


def _make_ready(connection: warehouse.Connection) -> None:
    """Tell a connection what rows are judged by: the spellings known, and which day it is."""
    run(connection, "words")
    run(connection, "name_today", today=dt.datetime.now(numerals.IST).date())


def _look(path: Path) -> dict[str, object]:
    stat = path.stat()
    return {"path": str(path), "size": stat.st_size, "modified": stat.st_mtime_ns}


def _read(found: Sequence[Extract], settings: Settings) -> Iterator[tuple[Extract, Reading]]:
    return ((extract, settings.of(extract.path.name)) for extract in found)


def _key(extract: Extract, reading: Reading, rules: str) -> str:
    """What a file's rows in the ledger depend on: its content, how it is read, and the rules."""
    how = json.dumps(reading.model_dump(exclude={"files", "refuse_above_percent"}), sort_keys=True)
    return hashlib.sha256(f"{extract.sha256} {extract.ending} {how} {rules}".encode()).hexdigest()


def _rules(data: Path) -> str:
    """Checksum of what rows are judged by: the SQL, the code, and the spellings known."""
    paths = [*sorted(queries.FOLDER.glob("extracts/*")), *sorted(Path(__file__).parent.glob("*.py"))]
    paths += [data / "reference" / f"{name}.csv" for name in _WORDS]
    return hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()


@contextmanager
def locked(data: Path, progress: Progress) -> Iterator[None]:
    """Keep other builds of a data folder out for as long as open; one that is at work is waited for."""
    folder = data / "ledger"
    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder / LOCK)
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
    """Open the ledger of a data folder, which must be locked. One that is damaged or of other rules is begun anew."""
    folder, rules = data / "ledger", _rules(data)
    if not _is_whole(folder, rules):
        _delete(folder)
    with warehouse.create(folder / FILE, data) as connection:
        run(connection, "ledger")
        run(connection, "keep_rules", rules=rules)
        yield Ledger(folder, connection)


def _is_whole(folder: Path, rules: str) -> bool:
    """Whether the ledger opens, follows these rules, and has the index of identifiers where it says."""
    shutil.rmtree(folder / f"{FILE}.tmp", ignore_errors=True)  # what DuckDB put aside in a build that was killed
    if not (folder / FILE).exists():
        return False
    try:
        with warehouse.create(folder / FILE, folder) as connection:
            follows = bool(warehouse.rows(connection, sql("follows"), {"rules": rules}).follows[0])
            return follows and all((folder / file).exists() for file in warehouse.rows(connection, sql("months")).file)
    except warehouse.Error:
        return False


def _delete(folder: Path) -> None:
    for path in folder.iterdir():
        if path.name != LOCK and path.is_file():
            path.unlink()
