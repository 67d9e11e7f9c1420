"""The published record as targets: what each printed figure asks of a series of consultations.

What *met* means, for a printed figure `value` and the series' own count at the end of its day:

- **printed** (every digit printed, `exact`): equal to it;
- **rounded** (`about`, or said in lakh, crore or million): within half a unit of the last digit printed,
  so 2.2 crore is met from 2.15 to 2.25 crore. The value itself is aimed at;
- **at least** ("over 3 crore"): at it or above. The value itself is aimed at, unless an earlier or equally
  early figure of the same series already reaches it: then it is a lower bound that holds by itself.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pandas as pd

FIRST_DAY = date(2020, 4, 13)
LAKH = 100_000
VARIANTS = ("OPD", "AB-HWC")
INDIA = "IN"

_CUMULATIVE = {
    "consultations_total": "",
    "consultations_opd_total": "OPD",
    "consultations_abhwc_total": "AB-HWC",
    "state_consultations_total": "",
    "state_consultations_opd": "OPD",
    "state_consultations_abhwc": "AB-HWC",
}
_PERIOD = {
    "consultations_month": "",
    "consultations_period": "",
    "state_consultations_period": "",
    "state_consultations_opd_period": "OPD",
    "state_consultations_opd_month": "OPD",
}
_WORDS = {"lakh": 10**5, "crore": 10**7, "million": 10**6}
_TARGET = ["statement_id", "state", "variant", "value", "low", "high", "at_least"]
_TABLE_SIZE = 10


@dataclass(frozen=True)
class Table:
    """A table of the ten States/UTs with most consultations: nobody outside it has more than the smallest."""

    day: int
    states: frozenset[str]
    smallest: int


@dataclass(frozen=True)
class Record:
    """The part of the published record that the extract is computed from. Days count from FIRST_DAY (0).

    cumulative: one row a cumulative figure: statement_id, metric, state, variant ('' for both), day, as_of,
        value, low, high (met between them), rank (who gives way first: the lower), aimed (bool), at_least (bool).
    periods: figures of a stretch of days: state, variant, first, last (days), value, low, high.
    peaks: busiest days: day (last day it speaks of), dated (bool), value, variant.
    tables: the tables of ten.
    operational: day and number of States/UTs in use.
    opds: day, metric, value, low, high, at_least.
    defence_doctors: day and number of doctors of the Ministry of Defence OPD.
    last_day: the day of the last national total.
    """

    cumulative: pd.DataFrame
    periods: pd.DataFrame
    peaks: pd.DataFrame
    tables: tuple[Table, ...]
    operational: dict[int, int]
    opds: pd.DataFrame
    defence_doctors: tuple[int, int]
    last_day: int


def day_of(text: str) -> int:
    """Days from FIRST_DAY to an ISO date."""
    return (date.fromisoformat(text) - FIRST_DAY).days


def date_of(day: int) -> date:
    """The date of a day counted from FIRST_DAY."""
    return FIRST_DAY + timedelta(days=int(day))


def read(data: Path) -> Record:
    """The record in data/published, statements of high or medium confidence with a full date only."""
    statements = pd.read_csv(data / "published" / "statements.csv", dtype=str)
    figures = pd.read_csv(data / "published" / "figures.csv", dtype=str, keep_default_na=False)
    used = statements[statements.confidence.isin(["high", "medium"]) & statements.as_of.str.len().eq(10)]
    figures = figures.merge(used[["statement_id", "as_of", "confidence"]], on="statement_id")
    figures["value"] = pd.to_numeric(figures.value)
    figures["day"] = figures.as_of.map(day_of)
    figures["state"] = figures.state.replace("", INDIA)
    figures["at_least"] = figures.qualifier.eq("at_least")
    bounds = [_bounds(f) for f in figures.itertuples()]
    figures["low"], figures["high"] = zip(*bounds, strict=True)
    cumulative = _cumulative(figures)
    opds = figures[figures.metric.isin(["opds_online", "opds_speciality", "opds_general"])]
    operational = figures[figures.metric.eq("states_operational")]
    defence = figures[figures.metric.eq("doctors_defence_opd")].iloc[0]
    totals = cumulative[cumulative.metric.eq("consultations_total")]
    return Record(
        cumulative=cumulative,
        periods=_periods(figures),
        peaks=_peaks(figures),
        tables=tuple(_tables(cumulative)),
        operational=dict(zip(operational.day, operational.value.astype(int), strict=True)),
        opds=opds[["day", "metric", "value", "low", "high", "at_least"]].reset_index(drop=True),
        defence_doctors=(int(defence.day), int(defence.value)),
        last_day=int(totals.day.max()),
    )


def _bounds(figure) -> tuple[float, float]:
    """The least and the most consultations that meet a figure (see the top of this module)."""
    if figure.qualifier == "at_least":
        return figure.value, np.inf
    unit = _unit_printed(figure.as_printed, about=figure.qualifier == "about")
    return figure.value - unit / 2, figure.value + unit / 2


def _unit_printed(text: str, about: bool) -> float:
    """The worth of the last digit printed: 1,00,000 in '2.2 million', 0 where every digit is meant."""
    digits = re.match(r"[\d,.]+", text)
    word = next((worth for name, worth in _WORDS.items() if name in text), None)
    if digits is None or (word is None and not about):
        return 0
    number = digits.group().replace(",", "")
    if word is not None:
        return word / 10 ** len(number.partition(".")[2])
    return 10 ** (len(number) - len(number.rstrip("0")))


def _cumulative(figures: pd.DataFrame) -> pd.DataFrame:
    """Cumulative figures with their rank: totals before parts, printed before rounded, high before medium."""
    found = figures[figures.metric.isin(_CUMULATIVE)].copy()
    found["variant"] = found.metric.map(_CUMULATIVE)
    found["rank"] = (
        4 * found.variant.eq("").astype(int)
        + 2 * found.low.eq(found.high).astype(int)
        + found.confidence.eq("high").astype(int)
    )
    found = found.sort_values(["day", "state", "variant", "value"], kind="stable").reset_index(drop=True)
    found["aimed"] = [not (f.at_least and _already_reached(f, found)) for f in found.itertuples()]
    return found[[*_TARGET, "metric", "day", "as_of", "rank", "aimed"]]


def _already_reached(figure, figures: pd.DataFrame) -> bool:
    others = figures[(figures.state == figure.state) & (figures.variant == figure.variant)]
    others = others.drop(index=figure.Index)
    return bool(((others.day <= figure.day) & (others.value >= figure.value)).any())


def _tables(cumulative: pd.DataFrame):
    totals = cumulative[cumulative.metric.eq("state_consultations_total")]
    for _, rows in totals.groupby("statement_id", sort=False):
        if len(rows) >= _TABLE_SIZE:
            yield Table(int(rows.day.iloc[0]), frozenset(rows.state), int(rows.value.min()))


def _periods(figures: pd.DataFrame) -> pd.DataFrame:
    found = figures[figures.metric.isin(_PERIOD)].copy()
    found["variant"] = found.metric.map(_PERIOD)
    spans = [_span(f.period, f.as_of) for f in found.itertuples()]
    found["first"], found["last"] = zip(*spans, strict=True)
    return found[
        ["statement_id", "metric", "state", "variant", "first", "last", "value", "low", "high", "at_least"]
    ].reset_index(drop=True)


def _span(period: str, as_of: str) -> tuple[int, int]:
    """First and last day of 'month', 'start/end' (months or dates); a month still running ends with as_of."""
    start, _, end = period.partition("/")
    first, last = pd.Period(start).start_time.date(), pd.Period(end or start).end_time.date()
    return (first - FIRST_DAY).days, min((last - FIRST_DAY).days, day_of(as_of))


def _peaks(figures: pd.DataFrame) -> pd.DataFrame:
    """National busiest days. A peak said of health and wellness centres only (its note says so) is AB-HWC's."""
    found = figures[figures.metric.eq("consultations_daily_peak") & figures.state.eq(INDIA)].copy()
    found["dated"] = found.period.ne("")
    found.loc[found.dated, "day"] = found.period[found.dated].map(day_of)
    found["variant"] = np.where(found.note.str.contains("AB-HWC only"), "AB-HWC", "")
    return found[["day", "dated", "value", "variant"]].reset_index(drop=True)
