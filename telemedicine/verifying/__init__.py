"""Verify a release: count it again from its extracts without DuckDB or the project's SQL, and compare every table.

Rows are read one by one and kept in memory: some 300 bytes for each consultation with an identifier.
"""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pandas as pd

from telemedicine import numerals, releases, warehouse
from telemedicine.extracts import REFERENCE, ExtractError, settings
from telemedicine.extracts.files import sha256_of
from telemedicine.verifying import changes, counting, milestones, record, rules, tables
from telemedicine.verifying.comparing import differences

_LEFT_OUT = {"extracts": ["problem"], "set_aside": ["words"]}  # words, not counts


def verify(release: releases.Release, data: Path, root: Path, progress: Callable[[str], None]) -> dict[str, list[str]]:
    """Return what differs, by table: nothing where the release is what its extracts say.

    Raises ExtractError where an extract it was built from is not there any more, or has changed.
    """
    read = _read(release, data, progress)
    progress("Counting again")
    recounted, found = _tables(release, data, root, read), {}
    for table in sorted(path.stem for path in (release.folder / "tables").glob("*.parquet")):
        if table in recounted:
            found[table] = _compared(release, table, recounted[table])
        elif table in changes.TABLES:
            progress(f"{table} is not compared: release {release.manifest['before']} is not kept any more")
        else:
            found[table] = ["it is not known how to count this table again"]
    return found


def _read(release: releases.Release, data: Path, progress: Callable[[str], None]) -> list[counting.Read]:
    built = dt.datetime.fromisoformat(release.manifest["built_at"]).astimezone(numerals.IST).date()
    known, read_as, read = rules.known(data, built), settings.load(data / "extracts"), []
    for file in sorted(release.manifest["extracts"], key=lambda file: file["file"]):
        if file["kind"] != "unknown":
            path = _path(data / "extracts", file["file"], file["sha256"])
            progress(f"Reading {path.name}")
            read.append(counting.read(path, read_as.of(file["file"]), known))
    return read


def _path(folder: Path, name: str, sha256: str) -> Path:
    for path in (folder / name, folder / REFERENCE / name):
        if path.is_file() and sha256_of(path) == sha256:
            return path
    raise ExtractError(f"{name}, from which the release was built, is not in {folder}, or has changed: put it back.")


def _tables(release: releases.Release, data: Path, root: Path, read: list[counting.Read]) -> dict[str, tables.Rows]:
    counted, made = counting.count(read), record.reference(data)
    daily = tables.daily(counted, [row[0] for row in made["states"]])
    nation = tables.nation(counted, daily)
    published = record.published(data, made["statements"])
    values = record.release_values(counted, nation, daily, published)
    reached = milestones.table(counted, nation, daily, made, published)
    return {
        **made,
        "extracts": tables.accounting(read, release.manifest["extracts"]),
        "set_aside": tables.set_aside(read),
        "release": tables.ends(counted),
        "daily": daily,
        "nation": nation,
        "opds": tables.opds(counted),
        "opd_monthly": changes.opd_monthly(tables.opd_monthly(counted), release, root),
        "errors": tables.errors(counted),
        "published": published,
        "release_values": values,
        "comparisons": record.comparisons(published, values, made["contradictions"]),
        "milestones": reached,
        **changes.tables(daily, reached, release, root),
    }


def _compared(release: releases.Release, table: str, recounted: tables.Rows) -> list[str]:
    """What differs in any of the three forms in which readers meet a table."""
    forms = {
        "dashboard": lambda: warehouse.rows(release.connection.cursor(), f'FROM "{table}"'),
        "Parquet": lambda: pd.read_parquet(release.folder / "tables" / f"{table}.parquet"),
        "CSV": lambda: pd.read_csv(release.folder / "tables" / f"{table}.csv", dtype=str, keep_default_na=False),
    }
    found = []
    for form, read in forms.items():
        rows = read().drop(columns=_LEFT_OUT.get(table, []))
        found += [f"{form}: {said}" for said in differences(recounted, rows.itertuples(index=False, name=None))]
    return found
