"""Which releases are kept: the rule, and how those that it does not keep are deleted while readers have them open."""

import json
import shutil
from pathlib import Path

import pandas as pd

from telemedicine import releases

NEWEST = 12


def kept(root: Path) -> set[str]:
    """Return the ids of the releases to keep: the live one, the one before it, the 12 newest built, and of each month
    (in UTC) the last that was built in it.
    """
    ids = releases.ids(root)
    live = releases.current(root)
    built = {id: json.loads((root / id / "manifest.json").read_text()) for id in ids}
    last_of_month = {built[id]["built_at"][:7]: id for id in reversed(ids)}
    before = built[live].get("before") if live in built else None
    return {live, before, *ids[:NEWEST], *last_of_month.values()} & set(ids)


def prune(root: Path) -> list[str]:
    """Delete the releases that are not to be kept, the oldest first, and return their ids.

    A release goes in one step, by losing its name; then its files are deleted. Who has one open reads on. One that
    withholds the number of an OPD which no release kept withholds stays: the next would give the number away.
    """
    keep = kept(root)
    others = [id for id in reversed(releases.ids(root)) if id not in keep]
    remembered = set().union(*(_withheld(root / id) for id in keep)) if others else set()
    gone = [id for id in others if _withheld(root / id) <= remembered]
    for id in gone:
        (root / id).rename(root / f".gone-{id}")
        shutil.rmtree(root / f".gone-{id}")
    return gone


def _withheld(release: Path) -> set[tuple]:
    """The months of OPDs whose number a release withholds."""
    months = pd.read_parquet(release / "tables" / "opd_monthly.parquet")
    return set(months[months.is_withheld][["month", "opd_id"]].itertuples(index=False, name=None))


def clear_drafts(root: Path) -> None:
    """Delete what builds that were killed left: drafts of releases, and releases half deleted.

    To be called by the one build that is at work.
    """
    for path in [*root.glob(".draft-*-*"), *root.glob(".gone-*")]:
        shutil.rmtree(path)
    for path in root.glob(".current-*"):
        path.unlink()
