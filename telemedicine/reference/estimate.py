"""All steps from the record to whole daily consultations of every State/UT and variant."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
import scipy.sparse as sparse

from telemedicine.reference import nation, reconciling, rounding, shares
from telemedicine.reference.joining import join_days
from telemedicine.reference.limits import Limits, national_limits
from telemedicine.reference.nation import Calendar
from telemedicine.reference.record import INDIA, LAKH, Record, read
from telemedicine.reference.shares import Grid

_POPULATION_YEAR = 2023  # the middle of the record


@dataclass(frozen=True)
class Estimate:
    """Everything the steps found, so that figures can be left out again.

    figures: every figure used, with `target`. peaks: busiest days that hold. counted: the nation's cumulative
    consultations by day. multipliers: of the projection. daily: consultations, states × variants × days.
    """

    record: Record
    calendar: Calendar
    grid: Grid
    joined: Mapping[str, int]
    limits: Limits
    names: Mapping[str, str]
    population: Mapping[str, int]
    figures: pd.DataFrame
    peaks: pd.DataFrame
    counted: np.ndarray
    multipliers: np.ndarray
    daily: np.ndarray


def estimate(data: Path, progress: Callable[[str], None] = lambda step: None) -> Estimate:
    """Daily consultations from the record in data/published and data/reference.

    Raises ValueError if the figures that nothing may override leave no solution.
    """
    record = read(data)
    names, population, first_days = _reference(data / "reference")
    joined = join_days(record, population, first_days)
    anchors = anchor_days(record, joined)
    calendar, grid = Calendar.of(anchors, joined), Grid.of(record, joined, anchors)
    limits, tops = national_limits(record, joined), shares.ceilings(record, grid)
    progress("reconciling the figures")
    figures, peaks = reconciling.reconcile(record, calendar, grid, limits, tops)
    progress("drawing the nation's days")
    daily = nation.daily(calendar, figures[figures.state.eq(INDIA)], limits, peaks)
    counted = rounding.nation(daily.sum(axis=0))
    progress("sharing them among States and UTs")
    figures = pd.concat([figures, dated_peaks(peaks)], ignore_index=True)
    expected = shares.prior(record, grid, counted, figures, population)
    x, multipliers = shares.project(expected, *constraints(grid, counted, figures, tops))
    progress("rounding to whole consultations")
    anchored = rounding.at_anchors(grid, x, counted, figures, tops)
    by_day = rounding.by_day(grid, anchored, counted, joined)
    return Estimate(
        record, calendar, grid, joined, limits, names, population, figures, peaks, counted, multipliers, by_day
    )


def anchor_days(record: Record, joined: Mapping[str, int]) -> np.ndarray:
    """Every day a figure speaks of, the day before a stretch of days or a joining, and the last day; sorted."""
    figures, periods, peaks = record.cumulative, record.periods, record.peaks
    days = [*figures.day, *(periods["first"] - 1), *periods["last"], *peaks.day, *(peaks.day - 1)]
    days += [day - 1 for day in joined.values()]
    return np.array(sorted({int(day) for day in days if day >= 0} | {record.last_day}))


def dated_peaks(peaks: pd.DataFrame) -> pd.DataFrame:
    """Busiest days of one variant as figures of that day. (The nation's own are in its days already.)"""
    dated = peaks[peaks.dated & peaks.variant.ne("")]
    found = dated[["variant", "value"]].assign(state=INDIA, first=dated.day, last=dated.day, target=dated.value)
    return found.assign(at_least=False)


def equalities(figures: pd.DataFrame) -> pd.DataFrame:
    """The figures the projection meets exactly.

    Not the nation's of both variants, which its growth meets, nor "over" said of a stretch of days, a lower bound.
    """
    return figures[~_growth_meets(figures) & ~_is_lower_bound(figures)]


def constraints(grid: Grid, counted: np.ndarray, figures: pd.DataFrame, tops: pd.DataFrame):
    """What the projection must meet, in lakhs: (rows, values) of equalities, and of upper bounds.

    The nation's growth and `equalities`, in this order; then tables of ten, and lower bounds with their sign turned.
    """
    exact, least = equalities(figures), figures[_is_lower_bound(figures)]
    growth = np.diff(counted[grid.anchors], prepend=0)
    equal = sparse.vstack([grid.interval_rows(), grid.rows(exact)], format="csr")
    at_most = sparse.vstack([grid.rows(tops), -grid.rows(least)], format="csr")
    return (
        (equal, np.r_[growth, exact.target] / LAKH),
        (at_most, np.r_[tops.value, -least.target] / LAKH),
    )


def _growth_meets(figures: pd.DataFrame) -> pd.Series:
    return figures.state.eq(INDIA) & figures.variant.eq("")


def _is_lower_bound(figures: pd.DataFrame) -> pd.Series:
    return figures["first"].gt(0) & figures.at_least & ~_growth_meets(figures)


def _reference(folder: Path) -> tuple[dict[str, str], dict[str, int], dict[str, str]]:
    """Names, population and printed first days of the States/UTs."""
    names = pd.read_csv(folder / "states.csv").set_index("state")["name"].to_dict()
    people = pd.read_csv(folder / "population.csv")
    people = people[people.year == _POPULATION_YEAR].set_index("state").population.to_dict()
    first_days = pd.read_csv(folder / "first_days.csv").set_index("state").not_before.to_dict()
    return names, people, first_days
