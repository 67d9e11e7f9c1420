"""A fact: one figure of a release, with the question it answers, what it rests on, and what was printed of it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from telemedicine import queries
from telemedicine.facts.answers import ask
from telemedicine.facts.catalogue import DAY, KINDS, NUMBER, OF_ONE, PERCENT, PRINTED, Asked, Kind
from telemedicine.facts.printed import Printed, last_printed, printed
from telemedicine.releases import ALL_INDIA, Answer, Release

TOP = 10
_SUFFIX = {"OPD": "_opd", "AB-HWC": "_abhwc"}
_RECORD = "published_by_statement"


@dataclass(frozen=True)
class Fact:
    """A figure. `kind` is a key of the catalogue, `value` whole where it counts and 0 to 100 where it is a share.

    `qualifier` is exact, at_least or about; `basis` published, estimated, simulated or counted. `period` is a month
    (2021-06), a day (2021-06-14), a milestone (7000000) or None. `published` is what a statement printed of the same.
    """

    kind: str
    value: Any
    unit: str
    qualifier: str
    as_of: dt.date
    state: str
    variant: str
    period: str | None
    question: str
    params: Mapping[str, object]
    column: str
    release: str
    basis: str
    published: Printed | None


def fact(
    release: Release,
    kind: str,
    as_of: dt.date,
    *,
    state: str = ALL_INDIA,
    variant: str = "all",
    period: str | None = None,
) -> Fact | None:
    """Return the fact of a kind, or None where the release has none: no month is complete yet, no such milestone.

    `period` is a month, a day or a milestone, as in `Fact`; without one the last is meant. Raises KeyError for a kind
    that is not in the catalogue, and BadParameter as `Release.ask` does.
    """
    kind = OF_ONE.get((kind, variant), kind)
    if kind in PRINTED:
        return _only_printed(release, kind, as_of, state) if variant == "all" and period is None else None
    found = KINDS[kind]
    asked = Asked(as_of.isoformat(), state, found.variant if found.variant != "all" else variant, period)
    answer = _answer(release, found, as_of, asked)
    column = _column(found, asked, answer) if answer else None
    rows = found.rows(answer.rows, asked) if answer and column else pd.DataFrame()
    if answer is None or column is None or rows.empty or pd.isna(rows[column].iloc[-1]):
        return None
    return _made(release, kind, as_of, asked, answer, column, rows.iloc[-1])


def _answer(release: Release, found: Kind, as_of: dt.date, asked: Asked) -> Answer | None:
    """What the question answers; None for a State or UT where it is of the nation, and the other way round."""
    names = {field.name for field in queries.question(found.question).params}
    columns = {field.name for field in queries.question(found.question).columns}
    is_national = asked.state == ALL_INDIA
    if "state" not in names and is_national == ("state" in columns):
        return None
    values = {"as_of": as_of, "state": asked.state, "variant": asked.variant}
    return ask(release, found.question, **{name: values[name] for name in names})


def _column(found: Kind, asked: Asked, answer: Answer) -> str | None:
    """The column of the variant and span asked for; None where the question does not tell them apart."""
    if asked.period and found.period is None:
        return None
    if asked.variant == found.variant or "variant" in answer.params or "variant" in answer.rows:
        return found.column
    column = found.column + _SUFFIX[asked.variant]
    return column if column in answer.rows else None


def _made(release: Release, kind: str, as_of: dt.date, asked: Asked, answer: Answer, column: str, row: Any) -> Fact:
    found = KINDS[kind]
    value, period = _value(row[column], found.unit), _period(row, found.period)
    told = printed(release, kind, asked.state, as_of, period) if asked.variant == found.variant else None
    basis = row[found.basis] if found.basis else _basis(release, value, told)
    if basis == "published" and told is None and found.unit != DAY:
        basis = "estimated"  # a total was printed, and this is a part of it or a difference
    return Fact(
        kind=kind,
        value=value,
        unit=found.unit,
        qualifier=_qualifier(basis, told),
        as_of=as_of,
        state=asked.state,
        variant=asked.variant,
        period=period,
        question=answer.query.name,
        params=answer.params,
        column=column,
        release=release.id,
        basis=basis,
        published=told,
    )


def _only_printed(release: Release, kind: str, as_of: dt.date, state: str) -> Fact | None:
    """A fact that nobody counts: the last figure printed, of the day it was printed for."""
    told = last_printed(release, kind, state, as_of)
    if told is None:
        return None
    return Fact(
        kind=kind,
        value=told.value,
        unit=PERCENT if kind.endswith("_pct") else NUMBER,
        qualifier=told.qualifier,
        as_of=as_of,
        state=state,
        variant="all",
        period=told.as_of.isoformat(),
        question=_RECORD,
        params={"state": state, "metric": kind, "as_of": as_of},
        column="value",
        release=release.id,
        basis="published",
        published=told,
    )


def _value(value: Any, unit: str) -> Any:
    if isinstance(value, pd.Timestamp):
        return value.date()
    return float(value) if unit == PERCENT else round(value)


def _period(row: Any, column: str | None) -> str | None:
    if column is None:
        return None
    value = row[column]
    if isinstance(value, pd.Timestamp):
        return f"{value:%Y-%m}" if column == "month" else f"{value:%Y-%m-%d}"
    return str(value)


def _basis(release: Release, value: Any, told: Printed | None) -> str:
    """What a figure rests on where its question does not say."""
    if not release.manifest["is_reference"]:
        return "counted"
    return "published" if told and told.value == value else "estimated"


def _qualifier(basis: str, told: Printed | None) -> str:
    if basis == "published" and told:
        return told.qualifier
    return "exact" if basis in ("counted", "published") else "about"


def leading(release: Release, as_of: dt.date, *, variant: str = "all", top: int = TOP) -> list[Fact]:
    """Return the totals of the leading States and UTs, the highest first; fewer where fewer have a consultation."""
    rows = ask(release, "consultations_by_state", as_of=as_of, variant=variant).rows.head(top)
    totals = [fact(release, "state_consultations_total", as_of, state=state, variant=variant) for state in rows.state]
    return [total for total in totals if total]


def listed(release: Release, as_of: dt.date) -> list[Fact]:
    """Return every fact of the nation there is on a day, in the order of the catalogue, then the ten leading States."""
    found = [fact(release, kind, as_of) for kind in (*KINDS, *PRINTED)]
    return [one for one in found if one] + leading(release, as_of)
