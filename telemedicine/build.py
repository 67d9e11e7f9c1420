"""Build a release from the extracts and the reference files, and make it the live one."""

import datetime as dt
import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterator
from graphlib import TopologicalSorter
from pathlib import Path

from telemedicine import boundaries, extracts, queries, releases, warehouse

Progress = Callable[[str], None]

# Tables that `extracts.accept` fills before any other is counted; `states` is what it checks codes against.
_FIRST = "states"


class BuildError(RuntimeError):
    """A release could not be built; the message says why. The live release stays as it was."""


def build(data: Path = releases.DATA, root: Path = releases.ROOT, progress: Progress = lambda step: None) -> str:
    """Build a release from what lies in `data/extracts/`, make it the live one, and return its id.

    The same inputs give the same id, and are not built twice. Raises BuildError, leaving the live release as it was.
    """
    found = extracts.find(data / "extracts")
    if not found:
        raise BuildError(f"No extract lies in {data / 'extracts'}. Drop files there, or run the command `reference`.")
    root.mkdir(parents=True, exist_ok=True)
    inputs = _checksum(found, data)
    id = _built_from(inputs, root) or _build(found, data, root, inputs, progress)
    _make_current(id, root)
    return id


def _checksum(found: list[extracts.Extract], data: Path) -> str:
    """Checksum of everything a release depends on: extracts, reference files, the SQL and the outlines' recipe."""
    files = [
        *sorted(data.glob("published/*.csv")),
        *sorted(data.glob("reference/*.csv")),
        *sorted(queries.FOLDER.glob("extracts/*.sql")),
        *sorted(queries.FOLDER.glob("tables/*.sql")),
        *sorted(queries.FOLDER.glob("withheld/*.sql")),
        Path(boundaries.__file__),
    ]
    parts = [f"{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()}" for path in files]
    parts += [f"{extract.path.name} {extract.sha256}" for extract in found]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _built_from(inputs: str, root: Path) -> str | None:
    for id in releases.ids(root):
        if json.loads((root / id / "manifest.json").read_text())["inputs"] == inputs:
            return id
    return None


def _build(found: list[extracts.Extract], data: Path, root: Path, inputs: str, progress: Progress) -> str:
    draft = root / f".draft-{inputs[:12]}-{os.getpid()}"
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir()
    try:
        manifest = _fill(draft, found, data, root, progress) | {"inputs": inputs, "before": releases.current(root)}
        manifest["id"] = f"{manifest['last_day']}-{_digest(inputs, draft)[:8]}"
        (draft / "manifest.json").write_text(json.dumps(manifest, indent=2), encoding="utf-8")
        _write_protect(draft)
        draft.rename(root / manifest["id"])
    except (extracts.ExtractError, warehouse.Error, OSError) as error:
        raise BuildError(str(error)) from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return manifest["id"]


def _digest(inputs: str, draft: Path) -> str:
    """Checksum of a release's inputs and of the months of OPDs it shows, in which earlier releases have a say."""
    months = (draft / "tables" / "opd_monthly.csv").read_bytes()
    return hashlib.sha256(inputs.encode() + months).hexdigest()


def _fill(draft: Path, found: list[extracts.Extract], data: Path, root: Path, progress: Progress) -> dict:
    """Write the DuckDB file, the tables to download and the outlines; return the manifest without its id."""
    with warehouse.create(draft / "release.duckdb", data) as connection:
        tables = {query.name: query for query in queries.folder("tables")}
        warehouse.store(connection, _FIRST, tables[_FIRST].sql)
        progress(f"Reading {len(found)} extracts")
        extracts.accept(connection, found)
        _remember_withheld(connection, root)
        for query in _in_order(tables):
            progress(f"Counting {query.name}")
            warehouse.store(connection, query.name, query.sql)
        days = warehouse.rows(connection, queries.question("days_counted").sql).iloc[0]
        if not days.last_day == days.last_day:
            raise extracts.ExtractError("No extract holds a consultation that can be counted.")
        progress("Writing tables to download")
        _export(connection, [*tables, "extracts"], draft / "tables")
        manifest = {
            "built_at": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
            "first_day": days.first_day.date().isoformat(),
            "last_day": days.last_day.date().isoformat(),
            "is_reference": bool(days.is_reference),
            "totals": _totals(connection, days.last_day.date()),
            "extracts": warehouse.rows(connection, queries.question("extracts_by_file").sql).to_dict("records"),
        }
    progress("Preparing outlines of States and UTs")
    boundaries.write_outlines(data / "reference" / "states.csv", draft / "outlines.geojson")
    return manifest


def _remember_withheld(connection: warehouse.Connection, root: Path) -> None:
    """Fill the table `withheld_before` with the months of OPDs that any release kept here withholds."""
    prepare, remember = (queries.read(queries.FOLDER / "withheld" / f"{name}.sql") for name in ("prepare", "remember"))
    warehouse.run(connection, prepare.sql)
    for months in sorted(root.glob("[!.]*/tables/opd_monthly.parquet")):
        warehouse.run(connection, remember.sql, {"file": str(months)})


def _in_order(tables: dict[str, queries.Query]) -> Iterator[queries.Query]:
    """Tables after the tables that their headers name as sources."""
    sources = {name: set(query.sources) & set(tables) for name, query in tables.items()}
    return (tables[name] for name in TopologicalSorter(sources).static_order() if name != _FIRST)


def _export(connection: warehouse.Connection, tables: list[str], folder: Path) -> None:
    folder.mkdir()
    for table in tables:
        for ending in ("csv", "parquet"):
            warehouse.export(connection, f'FROM "{table}"', folder / f"{table}.{ending}")


def _totals(connection: warehouse.Connection, last_day: dt.date) -> dict[str, int]:
    row = warehouse.rows(connection, queries.question("headline_figures").sql, {"as_of": last_day}).iloc[0]
    return {
        name: int(row[name])
        for name in (
            "consultations",
            "consultations_opd",
            "consultations_abhwc",
            "states_operational",
            "opds",
        )
    }


def _write_protect(folder: Path) -> None:
    """A release never changes: take the right to write from its files."""
    for path in folder.rglob("*"):
        if path.is_file():
            path.chmod(0o444)


def _make_current(id: str, root: Path) -> None:
    """Name the live release in one step, so that a reader sees the old id or the new one."""
    pointer = root / f".current-{os.getpid()}"
    pointer.write_text(id, encoding="utf-8")
    pointer.replace(root / releases.CURRENT)
