"""Extracts and releases on S3-style storage: fetch what is new, publish so that no reader sees half a release.

A place is an address that fsspec knows, such as s3://bucket/folder. The provider's client reads keys and region from
the environment; none pass through here.

    <place>/current              id of the live release, written last
    <place>/<id>/manifest.json   written after all else of a release: without it the release is not complete
    <place>/<id>/SHA256SUMS      what each file must be, as `sha256sum --check` reads it
"""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from telemedicine import releases

MANIFEST, SUMS, FETCHED = "manifest.json", "SHA256SUMS", ".fetched.json"


class StorageError(RuntimeError):
    """A place on storage cannot be read or written; the message says which and why."""


def fetch_extracts(url: str, folder: Path) -> list[str]:
    """Copy the files of `url` that are new or changed into the folder of extracts; return their names.

    A file has its name when it is whole. One removed at `url` stays here. Raises StorageError.
    """
    folder.mkdir(parents=True, exist_ok=True)
    memory = folder / FETCHED
    seen = json.loads(memory.read_text()) if memory.exists() else {}
    copied = []
    with _opened(url) as (system, place):
        for path in sorted(entry["name"] for entry in system.ls(place, detail=True) if entry["type"] == "file"):
            name, version = path.rsplit("/", 1)[-1], str(system.checksum(path))
            if not name.startswith(".") and (seen.get(name) != version or not (folder / name).exists()):
                system.get_file(path, str(folder / f".{name}.part"))
                (folder / f".{name}.part").replace(folder / name)
                seen[name] = version
                _write_whole(memory, json.dumps(seen, indent=2))
                copied.append(name)
    return copied


def publish(id: str, url: str, root: Path = releases.ROOT) -> None:
    """Copy a release to `url` and make it the live one there. Raises StorageError.

    A release never changes: one that is complete there is not written again.
    """
    with _opened(url) as (system, place):
        if not system.exists(f"{place}/{id}/{MANIFEST}"):
            names = sorted(str(path.relative_to(root / id)) for path in (root / id).rglob("*") if path.is_file())
            for name in names:
                if name != MANIFEST:
                    system.put_file(str(root / id / name), f"{place}/{id}/{name}")
            sums = "".join(f"{_sha256(root / id / name)}  {name}\n" for name in names)
            system.pipe_file(f"{place}/{id}/{SUMS}", sums.encode())
            system.put_file(str(root / id / MANIFEST), f"{place}/{id}/{MANIFEST}")
        # An object appears whole; a file does so only when it is renamed.
        system.pipe_file(f"{place}/.{releases.CURRENT}", id.encode())
        system.mv(f"{place}/.{releases.CURRENT}", f"{place}/{releases.CURRENT}")


def fetch_release(url: str, root: Path = releases.ROOT) -> str:
    """Copy the live release of `url` here, make it the live one here too, and return its id.

    Raises StorageError, and changes nothing, where a file is not what its checksum says.
    """
    root.mkdir(parents=True, exist_ok=True)
    with _opened(url) as (system, place), TemporaryDirectory(prefix=".draft-", dir=root) as draft:
        id = system.cat_file(f"{place}/{releases.CURRENT}").decode().strip()
        if not id or Path(id).name != id:
            raise ValueError(f"{id!r} cannot be the id of a release")
        if not releases.exists(id, root):
            _fetch_into(Path(draft, id), system, f"{place}/{id}")
            Path(draft, id).rename(root / id)
    _write_whole(root / releases.CURRENT, id)
    return id


def _fetch_into(draft: Path, system: Any, place: str) -> None:
    for line in system.cat_file(f"{place}/{SUMS}").decode().splitlines():
        sum, name = line.split("  ", 1)
        file = draft / name
        if not file.resolve().is_relative_to(draft.resolve()):
            raise ValueError(f"{name} lies outside the release")
        file.parent.mkdir(parents=True, exist_ok=True)
        system.get_file(f"{place}/{name}", str(file))
        if _sha256(file) != sum:
            raise ValueError(f"{name} is not what its checksum says")
        file.chmod(0o444)  # a release never changes


@contextmanager
def _opened(url: str) -> Iterator[tuple[Any, str]]:
    """Give the file system of an address and the path in it. Whatever goes wrong there is a StorageError."""
    try:
        import fsspec  # of requirements-cloud.txt, which few need

        system, place = fsspec.url_to_fs(url)
        system.auto_mkdir = True  # a folder on this machine; storage of objects has no folders to make
        system.invalidate_cache()
        yield system, place.rstrip("/")
    except Exception as error:  # each provider's client raises errors of its own
        raise StorageError(f"{url}: {type(error).__name__}: {error}") from error


def _write_whole(file: Path, text: str) -> None:
    part = file.with_name(f".{file.name}.part")
    part.write_text(text, encoding="utf-8")
    part.replace(file)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
