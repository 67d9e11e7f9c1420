"""What a release knows of a claim besides the fact itself: all that was printed of it, its days, its error."""

import datetime as dt
from collections import defaultdict
from functools import lru_cache

import pandas as pd

from telemedicine import facts
from telemedicine.facts import Fact
from telemedicine.facts.answers import ask
from telemedicine.facts.printed import Printed
from telemedicine.releases import ALL_INDIA, Release

_COLUMNS = {"all": "consultations_total", "OPD": "consultations_opd", "AB-HWC": "consultations_abhwc"}
_LEAST_ERROR, _WORST_ERROR, _TYPICAL_ERROR = 0.05, 0.5, 0.1


@lru_cache(maxsize=4096)
def fact(
    release: Release, kind: str, as_of: dt.date, state: str, variant: str = "all", period: str | None = None
) -> Fact | None:
    """Return a fact as `facts.fact` does, and keep it: a text asks for the same ones over and over."""
    return facts.fact(release, kind, as_of, state=state, variant=variant, period=period)


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


@lru_cache(maxsize=4)
def _said(release: Release) -> dict[str, str]:
    rows = ask(release, "statements_by_date", as_of=release.last_day).rows
    return dict(zip(rows.statement_id, rows.said, strict=True))


def told(release: Release, kind: str, state: str, day: dt.date) -> list[Printed]:
    """Return what was printed of a kind and a place up to a day, or on that day up to one shortly before."""
    listed, said = printed(release, kind, state), _said(release)
    on_day = [figure for figure in listed if figure.as_of == day]
    return on_day or [figure for figure in listed if said.get(figure.statement_id) == day.isoformat()]


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


@lru_cache(maxsize=64)
def error(release: Release, kind: str) -> float:
    """Return how far, as a share, an estimate of a kind may be from the truth: three times its median error."""
    rows = ask(release, "estimation_errors_by_metric").rows.set_index("metric")
    if kind not in rows.index:
        return _TYPICAL_ERROR
    return min(max(3 * rows.median_percent[kind] / 100, _LEAST_ERROR), _WORST_ERROR)
