"""What a release says about those before it, made anew from their tables: what changed, and what stays withheld."""

import datetime as dt
import json
from pathlib import Path

import pandas as pd

from telemedicine.releases import Release
from telemedicine.verifying.tables import Rows

TABLES = ("changes", "milestones_moved")


def tables(daily: Rows, reached: Rows, release: Release, root: Path) -> dict[str, Rows]:
    """Return the tables that compare a release with the one before; none where that one is not kept any more."""
    before = release.manifest["before"]
    if before and not (root / before).exists():
        return {}
    return dict(zip(TABLES, (_days(daily, release, root), _milestones(reached, release, root)), strict=True))


def opd_monthly(counted: dict[tuple[dt.date, str], int | None], release: Release, root: Path) -> Rows:
    """Table `opd_monthly`: what earlier releases withheld stays withheld."""
    before = release.manifest["before"]
    withheld = {key for id in _earlier(release, root) for key in _withheld(root, id)}
    if before and not (root / before).exists():  # what it withheld is not known here any more; this one says it
        withheld |= _withheld(root, release.id)
    shown = counted | dict.fromkeys(withheld)
    return [(*key, number, number is None) for key, number in shown.items()]


def _days(daily: Rows, release: Release, root: Path) -> Rows:
    before = _before("daily", release, root)
    if before is None:
        return []
    then = {
        (_day(row.date), row.state if isinstance(row.state, str) else None, row.variant): int(row.consultations)
        for row in before.itertuples()
    }
    now, last = {row[:3]: row[3] for row in daily}, max(day for day, _, _ in then)
    keys = [key for key in then.keys() | now.keys() if key[0] <= last]
    return [(*key, then.get(key, 0), now.get(key, 0)) for key in keys if then.get(key, 0) != now.get(key, 0)]


def _milestones(made: Rows, release: Release, root: Path) -> Rows:
    before, ended = _before("milestones", release, root), _before("release", release, root)
    if before is None or ended is None:
        return []
    last = _day(ended.last_day[0])
    then = {int(row.milestone): _day(row.crossed_on) for row in before.itertuples()}
    now = {row[0]: row[1] for row in made}
    return [
        (milestone, then.get(milestone), now.get(milestone))
        for milestone in then.keys() | now.keys()
        if then.get(milestone) != now.get(milestone) and (milestone in then or now[milestone] <= last)
    ]


def _before(table: str, release: Release, root: Path) -> pd.DataFrame | None:
    """A table of the release before, where there is one and both are computed, or both counted."""
    before = release.manifest["before"]
    if not before or _manifest(root, before)["is_reference"] != release.manifest["is_reference"]:
        return None
    return pd.read_parquet(root / before / "tables" / f"{table}.parquet")


def _earlier(release: Release, root: Path) -> list[str]:
    ids = {path.parent.name for path in root.glob("[!.]*/manifest.json")} - {release.id}
    return [id for id in ids if _manifest(root, id)["built_at"] <= release.manifest["built_at"]]


def _manifest(root: Path, id: str) -> dict:
    return json.loads((root / id / "manifest.json").read_text(encoding="utf-8"))


def _withheld(root: Path, id: str) -> set[tuple[dt.date, str]]:
    months = pd.read_parquet(root / id / "tables/opd_monthly.parquet")
    return {(_day(row.month), str(row.opd_id)) for row in months[months.is_withheld].itertuples()}


def _day(value) -> dt.date:
    return pd.Timestamp(value).date()
