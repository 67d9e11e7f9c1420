"""The files handed over: which there are, what each truly is, and its checksum."""

import gzip
import hashlib
import mmap
import os
import zlib
from collections.abc import Callable, Container, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from telemedicine.extracts.settings import FILE, ExtractError

REFERENCE = "reference"

_FORMS = {".parquet": "Parquet", ".csv": "text", ".tsv": "text", ".csv.gz": "gzip", ".tsv.gz": "gzip", ".xlsx": "ZIP"}
_SIGNS = {b"PAR1": "Parquet", b"PK\x03\x04": "ZIP", b"\x1f\x8b": "gzip"}
_UNFINISHED = (".part", ".partial", ".filepart", ".tmp", ".crdownload")
_PART = 1 << 19  # bytes
_OURS = {FILE, REFERENCE, "README.md"}


@dataclass(frozen=True)
class Extract:
    """A file handed over, with the checksum that tells its content from any other."""

    path: Path
    sha256: str

    @property
    def size(self) -> int:
        """Bytes of the file; 0 where it is none."""
        return self.path.stat().st_size if self.path.is_file() else 0

    @property
    def ending(self) -> str:
        """The ending that says its form, such as `.csv.gz`; empty where it is none we read."""
        name = self.path.name.lower()
        return next((ending for ending in _FORMS if name.endswith(ending)), "")

    @property
    def is_text(self) -> bool:
        """Whether its rows are read as text, and held: reading it again costs more than looking at them again."""
        return self.ending != ".parquet"


def find(
    folder: Path,
    checksums: Callable[[Sequence[Path]], list[str]] | None = None,
    only: Container[str] | None = None,
) -> list[Extract]:
    """Return the extracts in a folder in order of name, the reference extract's where there are no others.

    Of files with the same content and ending only the first is given: handed over again, a file changes nothing.
    Where `only` says which names are wanted, others are left out.
    """
    paths = _there(folder) or _there(folder / REFERENCE)
    wanted = [path for path in paths if only is None or path.name in only or not path.is_file()]
    files = [path for path in wanted if path.is_file()]
    known = dict(zip(files, (checksums or sha256_of_all)(files), strict=True))
    first: dict[tuple[str, str], Extract] = {}
    for path in wanted:
        extract = Extract(path, known.get(path, path.name))
        first.setdefault((extract.sha256, extract.ending), extract)
    return list(first.values())


def _there(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if path.name not in _OURS and not is_unfinished(path))


def is_unfinished(path: Path) -> bool:
    """Whether a file is still being copied, as its name says: hidden, or ending in .part and the like."""
    return path.name.startswith(".") or path.name.lower().endswith(_UNFINISHED)


def sha256_of_all(paths: Sequence[Path]) -> list[str]:
    """Return `sha256_of` files, as many at a time as there are processors."""
    threads = ThreadPoolExecutor(os.cpu_count())
    try:
        return list(threads.map(sha256_of, paths))
    finally:
        threads.shutdown(cancel_futures=True)  # who interrupts waits for those begun, not for all


def sha256_of(path: Path) -> str:
    """Return the SHA-256 checksum of a file; of one that cannot be read, a stand-in that reading it will explain."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        return f"unreadable {path.name} {error.errno}"


def check_form(extract: Extract) -> None:
    """Raise ExtractError where a file cannot be read, is empty, or is not what its name says."""
    if not extract.ending:
        raise ExtractError(f"is in no form that is read: hand it over as one of {', '.join(_FORMS)}.")
    if extract.path.exists() and not extract.path.is_file():  # a pipe would be waited on for ever
        raise ExtractError("is no file but a folder, a pipe or a device: put the files themselves beside the others.")
    try:
        with extract.path.open("rb") as file:
            start = file.read(8)
        if not start:
            raise ExtractError("is empty: hand it over again.")
        found = next((form for sign, form in _SIGNS.items() if start.startswith(sign)), "text")
        wanted = _FORMS[extract.ending]
        if found != wanted:
            raise ExtractError(f"is {found} inside, though {extract.ending} says {wanted}: give it the right ending.")
        if wanted == "gzip":
            _check_gzip(extract.path)
        elif wanted == "text":
            _check_lines(extract.path)
    except FileNotFoundError as error:
        raise ExtractError("leads to a file that is not there: put the file itself here.") from error
    except gzip.BadGzipFile as error:
        raise ExtractError(f"is damaged ({error}): hand it over again.") from error
    except OSError as error:
        raise ExtractError(f"cannot be read ({error.strerror}): see that this program may read it.") from error


def _check_gzip(path: Path) -> None:
    """A gzip that was cut short would else be read up to where it ends."""
    try:
        with gzip.open(path) as file:
            while part := file.read(_PART):
                _check_part(part)
    except EOFError as error:
        raise ExtractError("was cut short on its way: hand it over again.") from error
    except zlib.error as error:
        raise ExtractError(f"is damaged ({error}): hand it over again.") from error


def _check_lines(path: Path) -> None:
    """A line longer than DuckDB's two million bytes would else be left out without a word."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as text:
        for start in range(0, len(text) - _PART + 1, _PART):
            if text.find(b"\n", start, start + _PART) < 0:  # looks at the first page of a part, as a rule
                _check_part(text[start : start + _PART])


def _check_part(part: bytes) -> None:
    if len(part) == _PART and b"\n" not in part:
        raise ExtractError("has a line of more than half a million bytes, so it is no table: hand over one that is.")
