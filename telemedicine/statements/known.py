"""What a release knows of a claim besides the fact itself: all that was printed of it, its days, its error."""

import datetime as dt
from collections import defaultdict
from functools import lru_cache

import pandas as pd

from telemedicine.facts.answers import ask
from telemedicine.facts.printed import Printed
from telemedicine.releases import ALL_INDIA, Release

_COLUMNS = {"all": "consultations_total", "OPD": "consultations_opd", "AB-HWC": "consultations_abhwc"}
_LEAST_ERROR, _WORST_ERROR, _TYPICAL_ERROR = 0.05, 0.5, 0.1


@lru_cache(maxsize=4)
def _record(release: Release) -> dict[tuple[str, str], list[Printed]]:
    found = defaultdict(list)
    rows = ask(release, "published_against_release", state=ALL_INDIA, as_of=release.last_day).rows
    for row in rows.itertuples():
        period = None if pd.isna(row.period) else row.period
        value = int(row.value) if row.value.is_integer() else row.value
        figure = Printed(value, row.qualifier, row.as_printed, row.statement_id, row.as_of.date(), period)
        found[row.metric, ALL_INDIA if pd.isna(row.state) else row.state].append(figure)
    return dict(found)


def printed(release: Release, kind: str, state: str) -> list[Printed]:
    """Return every figure printed of a kind and a place, of any day and confidence, the earliest first."""
    return _record(release).get((kind, state), [])


@lru_cache(maxsize=128)
def totals(release: Release, state: str, variant: str) -> pd.Series:
    """Return the consultations so far of a place and variant by day; whole numbers that never fall."""
    rows = ask(release, "consultations_by_day", state=state, as_of=release.last_day).rows
    column = rows[_COLUMNS[variant]]
    return pd.Series((column if variant == "all" else column.cumsum()).to_numpy(), index=rows.date.dt.date)


def added(release: Release, state: str, variant: str, last: dt.date, days: int) -> int | None:
    """Return the consultations of so many days up to one, or None where the first is not counted."""
    counted, before = totals(release, state, variant), last - dt.timedelta(days=days)
    return int(counted[last] - counted[before]) if last in counted.index and before in counted.index else None


def step(release: Release, as_of: dt.date) -> int | None:
    """Return how far the last milestone is above the one before it, or None where there are not two."""
    reached = ask(release, "milestones", as_of=as_of).rows.milestone.tail(2)
    return int(reached.iloc[1] - reached.iloc[0]) if len(reached) == 2 else None


@lru_cache(maxsize=64)
def error(release: Release, kind: str) -> float:
    """Return how far, as a share, an estimate of a kind may be from the truth: three times its median error."""
    rows = ask(release, "estimation_errors_by_metric").rows.set_index("metric")
    if kind not in rows.index:
        return _TYPICAL_ERROR
    return min(max(3 * rows.median_percent[kind] / 100, _LEAST_ERROR), _WORST_ERROR)
