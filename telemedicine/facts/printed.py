"""What statements printed, to lay beside a fact."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from telemedicine.facts.answers import ask
from telemedicine.releases import ALL_INDIA, Release


@dataclass(frozen=True)
class Printed:
    """A figure of the published record: its value, how it was hedged, and where and of what day it was printed.

    `qualifier` is exact, at_least or about; `period` a month, a day or a range where the figure is not a total.
    """

    value: float
    qualifier: str
    as_printed: str
    statement_id: str
    as_of: dt.date
    period: str | None


def printed(release: Release, kind: str, state: str, as_of: dt.date, period: str | None) -> Printed | None:
    """Return what was printed of a kind and a place, of a span or of the very day; of several the one without a hedge.

    Figures of low confidence are left out.
    """
    told = [
        figure
        for figure in _record(release, as_of)[kind, state]
        if (figure.period == period if figure.period else figure.as_of == as_of)
    ]
    return max(told, key=lambda figure: (figure.qualifier == "exact", figure.as_of), default=None)


def last_printed(release: Release, kind: str, state: str, as_of: dt.date) -> Printed | None:
    """Return what was printed last of a kind and a place, up to a day. Figures of low confidence are left out."""
    return max(
        _record(release, as_of)[kind, state],
        key=lambda figure: (figure.as_of, figure.qualifier == "exact"),
        default=None,
    )


@lru_cache(maxsize=64)
def _record(release: Release, as_of: dt.date) -> dict[tuple[str, str], list[Printed]]:
    """All that was printed up to a day, by kind and place."""
    found = defaultdict(list)
    for row in ask(release, "published_against_release", state=ALL_INDIA, as_of=as_of).rows.itertuples():
        if row.confidence != "low":
            period = None if pd.isna(row.period) else row.period
            figure = Printed(
                _whole(row.value), row.qualifier, row.as_printed, row.statement_id, row.as_of.date(), period
            )
            found[row.metric, ALL_INDIA if pd.isna(row.state) else row.state].append(figure)
    return found


def _whole(value: float) -> float:
    return int(value) if value.is_integer() else value
