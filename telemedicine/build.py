"""Build a release from the extracts and the reference files, and make it the live one."""

import datetime as dt
import hashlib
import json
import os
import shutil
from collections.abc import Callable, Container, Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from pathlib import Path

from telemedicine import extracts, pruning, queries, releases, warehouse

Progress = Callable[..., None]

_BOUNDARIES = Path(__file__).with_name("boundaries.py")


class BuildError(RuntimeError):
    """A release could not be built; the message says why. The live release stays as it was."""


def build(
    data: Path = releases.DATA,
    root: Path = releases.ROOT,
    progress: Progress = lambda *_: None,
    only: Container[str] | None = None,
) -> str:
    """Build a release from what lies in `data/extracts/`, make it the live one, and return its id.

    The same inputs give the same id, and are not built twice. `progress` is told of each step, and of rows done and in
    all. Where `only` is given, files of other names are left out, as if they were not there yet. Raises BuildError,
    leaving the live release as it was.
    """
    root.mkdir(parents=True, exist_ok=True)
    try:
        with extracts.locked(data, progress):
            pruning.clear_drafts(root)
            taken = extracts.take(data, progress, only)
            if not taken:
                where = data / "extracts"
                raise BuildError(f"No extract lies in {where}. Drop files there, or run the command `reference`.")
            inputs = _checksum(taken, data)
            id = _built_from(inputs, root) or _build(taken, data, root, inputs, progress)
            _make_current(id, root)
            pruning.prune(root)
    except (extracts.ExtractError, warehouse.Error, OSError) as error:
        raise BuildError(str(error)) from error
    return id


def _checksum(taken: Sequence[extracts.Taken], data: Path) -> str:
    """Checksum of everything a release depends on: extracts, reference files, the SQL and the outlines' recipe."""
    files = [
        *sorted(data.glob("published/*.csv")),
        *sorted(data.glob("reference/*.csv")),
        *sorted(queries.FOLDER.glob("tables/*.sql")),
        *sorted(queries.FOLDER.glob("withheld/*.sql")),
        *sorted(queries.FOLDER.glob("accounts/*.sql")),
        *sorted(queries.FOLDER.glob("changes/*.sql")),
        _BOUNDARIES,
    ]
    parts = [f"{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()}" for path in files]
    parts += [f"{file.key} {file.reading.refuse_above_percent} {file.problem} {file.future_from}" for file in taken]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _built_from(inputs: str, root: Path) -> str | None:
    for id in releases.ids(root):
        if json.loads((root / id / "manifest.json").read_text())["inputs"] == inputs:
            return id
    return None


def _build(taken: Sequence[extracts.Taken], data: Path, root: Path, inputs: str, progress: Progress) -> str:
    draft = root / f".draft-{inputs[:12]}-{os.getpid()}"
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir()
    try:
        manifest = _fill(draft, taken, data, root, progress) | {"inputs": inputs, "before": releases.current(root)}
        manifest["id"] = f"{manifest['last_day']}-{_digest(inputs, draft)[:8]}"
        (draft / "manifest.json").write_text(json.dumps(manifest, indent=2), encoding="utf-8")
        _write_protect(draft)
        draft.rename(root / manifest["id"])
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return manifest["id"]


def _digest(inputs: str, draft: Path) -> str:
    """Checksum of a release's inputs and of the months of OPDs it shows, in which earlier releases have a say."""
    months = (draft / "tables" / "opd_monthly.csv").read_bytes()
    return hashlib.sha256(inputs.encode() + months).hexdigest()


def _fill(draft: Path, taken: Sequence[extracts.Taken], data: Path, root: Path, progress: Progress) -> dict:
    """Write the DuckDB file, the tables to download and the outlines; return the manifest without its id.

    Outlines take one processor half a second, while the other counts.
    """
    with ThreadPoolExecutor(1) as beside, warehouse.create(draft / "release.duckdb", data) as connection:
        outlines = beside.submit(_outlines, draft / "outlines.geojson", data / "reference" / "states.csv", root)
        progress("Counting each consultation once")
        extracts.write_aside(data, taken, extracts.resolve(connection, data, taken))
        _remember_withheld(connection, root)
        for query in queries.tables():
            progress(f"Counting {query.name}")
            warehouse.store(connection, query.name, query.sql)
        _compare(connection, root)
        days = warehouse.rows(connection, queries.question("days_counted").sql).iloc[0]
        if not days.last_day == days.last_day:
            raise extracts.ExtractError(_nothing(connection))
        progress("Writing tables to download")
        _export(connection, draft / "tables")
        manifest = {
            "built_at": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
            "first_day": days.first_day.date().isoformat(),
            "last_day": days.last_day.date().isoformat(),
            "is_reference": bool(days.is_reference),
            "totals": _totals(connection, days.last_day.date()),
            "extracts": _extracts(connection),
        }
        warehouse.checkpoint(connection)
        progress("Preparing outlines of States and UTs")
        return manifest | {"outlines": outlines.result()}


def _outlines(out: Path, states: Path, root: Path) -> str:
    """Write the outlines, an earlier release's where they would be the same; return the checksum of their inputs."""
    inputs = states.read_bytes() + _BOUNDARIES.read_bytes() + version("adarvmaps").encode()
    checksum = hashlib.sha256(inputs).hexdigest()
    for id in releases.ids(root):
        if json.loads((root / id / "manifest.json").read_text()).get("outlines") == checksum:
            shutil.copyfile(root / id / "outlines.geojson", out)
            return checksum
    from telemedicine import boundaries  # geopandas takes a second to load, and only new outlines need it

    boundaries.write_outlines(states, out)
    return checksum


def _extracts(connection: warehouse.Connection) -> list[dict]:
    rows = warehouse.rows(connection, queries.question("extracts_by_file").sql)
    return rows.astype(object).where(rows.notna(), None).to_dict("records")


def _remember_withheld(connection: warehouse.Connection, root: Path) -> None:
    """Fill the table `withheld_before` with the months of OPDs that any release kept here withholds."""
    prepare, remember = (queries.read(queries.FOLDER / "withheld" / f"{name}.sql") for name in ("prepare", "remember"))
    warehouse.run(connection, prepare.sql)
    for months in sorted(root.glob("[!.]*/tables/opd_monthly.parquet")):
        warehouse.run(connection, remember.sql, {"file": str(months)})


def _compare(connection: warehouse.Connection, root: Path) -> None:
    """Make the tables of what is not as the live release says."""
    compared = queries.folder("changes")
    before = releases.current(root)
    if releases.exists(before, root):
        warehouse.attach(connection, root / str(before) / "release.duckdb", "before")
        for query in compared:
            warehouse.store(connection, query.name, query.sql)
    else:
        warehouse.run(connection, queries.read(queries.FOLDER / "extracts" / "no_changes.sql").sql)


def _nothing(connection: warehouse.Connection) -> str:
    problems = warehouse.rows(connection, queries.question("extracts_by_file").sql).problem.dropna()
    return " ".join(["No extract holds a consultation that can be counted.", *problems])


def _export(connection: warehouse.Connection, folder: Path) -> None:
    folder.mkdir()
    for query in queries.release():
        for ending in ("csv", "parquet"):
            warehouse.export(connection, f'FROM "{query.name}"', folder / f"{query.name}.{ending}")


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
