"""The States/UTs: each one's consultations between anchor days, as close to its usual share as the figures allow.

The unknowns are the consultations of each State/UT and variant in each interval between anchors. The prior gives
each State/UT its usual share of the nation's growth. `reconcile` (a linear program) finds by how little the
figures must give way to each other; `project` then takes the unknowns closest to the prior in Kullback-Leibler
divergence that meet them: the I-projection of Csiszár (1975), which without inequalities is the iterative
proportional fitting of Deming and Stephan (1940). It is solved in the dual by Newton's method, with the
multipliers of inequalities kept at or below zero (Bertsekas, 1982, "projected Newton methods"). Counts are in lakhs.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
import pandas as pd
import scipy.sparse as sparse
from scipy.sparse.linalg import splu

from telemedicine.reference.record import INDIA, LAKH, VARIANTS, Record

_LEAST_LEFT = 0.01  # of the nation's growth, for those without a share of their own
_LEAST_SHARE = 1e-6  # nobody is expected to have nothing at all: the projection only scales
_MONTH = 30
_EXACT = 1e-8  # lakhs: a thousandth of a consultation
_STEPS = 200
_RIDGE = 1e-13
_EVEN = 1e-9  # lakhs: below this the dual is even, but for rounding in the machine
_LONGEST = 4.0  # no unknown grows more than e^4 in a step


@dataclass(frozen=True)
class Grid:
    """Where the unknowns live. open: states × variants × intervals, true where there can be any consultations."""

    states: tuple[str, ...]
    anchors: np.ndarray
    open: np.ndarray

    @classmethod
    def of(cls, record: Record, joined: Mapping[str, int], anchors: np.ndarray) -> "Grid":
        """The grid, closed before a State/UT joins and where figures say zero."""
        states = tuple(sorted(joined))
        found = np.zeros((len(states), len(VARIANTS), len(anchors)), bool)
        for s, state in enumerate(states):
            found[s, :, anchors >= joined[state]] = True
        grid = cls(states, anchors, found)
        for figure in _without_other_variant(record):
            s, v = states.index(figure.state), 1 - VARIANTS.index(figure.variant)
            found[s, v, anchors <= figure.day] = False
        return grid

    @cached_property
    def column(self) -> np.ndarray:
        """The column of each open unknown (states × variants × intervals), -1 where closed."""
        return np.where(self.open, np.cumsum(self.open).reshape(self.open.shape) - 1, -1)

    def select(self, state: str, variant: str, first: int, last: int) -> np.ndarray:
        """Columns of the open unknowns of a series (IN is all) from the day `first` to the anchor day `last`."""
        states = slice(None) if state == INDIA else self.states.index(state)
        variants = slice(None) if variant == "" else VARIANTS.index(variant)
        start, end = np.searchsorted(self.anchors, (first, last))
        found = self.column[states, variants, start : end + 1].ravel()
        return found[found >= 0]

    def rows(self, figures: pd.DataFrame) -> sparse.csr_matrix:
        """From the open unknowns to what each figure counts (figures × unknowns)."""
        found = [self.select(f.state, f.variant, f.first, f.last) for f in figures.itertuples()]
        columns = np.concatenate(found) if found else np.array([], int)
        rows = np.repeat(np.arange(len(found)), [len(c) for c in found])
        return sparse.csr_matrix((np.ones(len(columns)), (rows, columns)), shape=(len(found), self.open.sum()))

    def interval_rows(self) -> sparse.csr_matrix:
        """From the open unknowns to the nation's growth in each interval (intervals × unknowns)."""
        interval = np.nonzero(self.open)[2]
        places = (interval, np.arange(len(interval)))
        return sparse.csr_matrix((np.ones(len(interval)), places), shape=(len(self.anchors), len(interval)))

    def in_use(self) -> np.ndarray:
        """States × intervals, flat: whether the State/UT has joined."""
        return self.open.any(axis=1).ravel()

    def state_rows(self) -> sparse.csr_matrix:
        """From the open unknowns to what each State/UT in use has in each interval, both variants."""
        state, _, interval = np.nonzero(self.open)
        flat = state * len(self.anchors) + interval
        shape = (len(self.states) * len(self.anchors), len(flat))
        return sparse.csr_matrix((np.ones(len(flat)), (flat, np.arange(len(flat)))), shape=shape)[self.in_use()]

    def lengths(self) -> np.ndarray:
        """Days in each interval."""
        return np.diff(self.anchors, prepend=-1)

    def variants(self) -> np.ndarray:
        """The variant (0 or 1) of each open unknown."""
        return np.nonzero(self.open)[1]


def _without_other_variant(record: Record):
    """Figures of one variant that equal the total of the same State/UT and day: the other variant had none yet."""
    figures = record.cumulative[record.cumulative.low.eq(record.cumulative.high)]
    totals = figures[figures.variant.eq("")]
    printed = set(zip(totals.state, totals.day, totals.value, strict=True))
    parts = figures[figures.variant.ne("") & figures.state.ne(INDIA)]
    return [f for f in parts.itertuples() if (f.state, f.day, f.value) in printed]


def ceilings(record: Record, grid: Grid) -> pd.DataFrame:
    """The most that each State/UT outside a table of ten can have had: state, variant '', first 0, last, value."""
    found = [
        (state, "", 0, table.day, table.smallest)
        for table in record.tables
        for s, state in enumerate(grid.states)
        if state not in table.states and grid.open[s, :, grid.anchors <= table.day].any()
    ]
    return pd.DataFrame(found, columns=["state", "variant", "first", "last", "value"])


def prior(
    record: Record, grid: Grid, counted: np.ndarray, figures: pd.DataFrame, population: Mapping[str, int]
) -> np.ndarray:
    """The consultations expected of each open unknown before the figures have their say, in lakhs.

    Between its published totals a State/UT has the share of the nation's growth that they give it. Those in the
    last table of ten keep the share they had at the end; all others have, outside their own totals, what is
    left, by population. Both variants follow the nation's split between its own figures.

    counted: the nation's cumulative consultations at the end of each day. figures: with their `target`.
    """
    in_use = np.any(grid.open, axis=1)
    last_table = max(record.tables, key=lambda table: table.day).states
    totals = _totals(figures)
    share = np.full(in_use.shape, np.nan)
    for s, state in enumerate(grid.states):
        first = grid.anchors[in_use[s].argmax()] - grid.lengths()[in_use[s].argmax()]
        points = [(first, 0.0), *totals.get(state, [])]
        share[s] = _shares_between(points, grid.anchors, counted, keep=state in last_table)
    share[~in_use] = 0
    people = np.array([population[s] for s in grid.states], float)[:, None] * np.isnan(share)
    left = np.maximum(1 - np.nansum(share, axis=0), _LEAST_LEFT)
    by_people = people / np.maximum(people.sum(axis=0), 1) * left
    share = np.where(np.isnan(share), by_people, np.maximum(share, _LEAST_SHARE))
    opd = _opd_share(grid, counted, figures)
    expected = share[:, None, :] * np.stack([opd, 1 - opd]) * np.diff(counted[grid.anchors], prepend=0) / LAKH
    return np.maximum(expected[grid.open], _LEAST_SHARE / LAKH)


def _totals(figures: pd.DataFrame) -> dict[str, list[tuple[int, float]]]:
    """(day, target) of the cumulative totals of each State/UT, by day."""
    own = figures[figures.variant.eq("") & figures["first"].eq(0)].sort_values("last", kind="stable")
    found: dict[str, list[tuple[int, float]]] = {}
    for state, day, target in zip(own.state, own["last"], own.target, strict=True):
        found.setdefault(state, []).append((day, target))
    return found


def _shares_between(points: list, anchors: np.ndarray, counted: np.ndarray, keep: bool) -> np.ndarray:
    """Share of the nation's growth between (day, count) points in each interval, NaN outside them.

    With `keep`, the share of the last points at least a month apart is kept after the last.
    """
    found = np.full(len(anchors), np.nan)
    nation = {day: counted[day] if day >= 0 else 0.0 for day, _ in points}
    for (start, before), (end, after) in pairwise(points):
        found[(anchors > start) & (anchors <= end)] = (after - before) / (nation[end] - nation[start])
    if keep:
        end, after = points[-1]
        start, before = [point for point in points if point[0] <= end - _MONTH][-1]
        found[anchors > end] = (after - before) / (nation[end] - nation[start])
    return found


def _opd_share(grid: Grid, counted: np.ndarray, figures: pd.DataFrame) -> np.ndarray:
    """OPD's share of the nation's growth in each interval, from the nation's figures of either variant."""
    own = figures[figures.state.eq(INDIA) & figures.variant.ne("") & figures["first"].eq(0)]
    points = {-1: 0.0}
    for figure in own.sort_values("last", kind="stable").itertuples():
        is_opd = figure.variant == VARIANTS[0]
        points[figure.last] = figure.target if is_opd else counted[figure.last] - figure.target
    share = _shares_between(list(points.items()), grid.anchors, counted, keep=True)
    return np.clip(share, _LEAST_SHARE, 1 - _LEAST_SHARE)


def project(expected: np.ndarray, equal: tuple, at_most: tuple, start: np.ndarray | None = None):
    """The unknowns closest to `expected` with equal[0] @ x = equal[1] and at_most[0] @ x <= at_most[1].

    Returns x and the multipliers, which `start` takes for a similar problem.
    Raises ValueError if Newton's method does not meet the figures to a thousandth of a consultation.
    """
    rows = sparse.vstack([equal[0], at_most[0]], format="csr")
    wanted = np.r_[equal[1], at_most[1]]
    bounded = np.arange(len(wanted)) >= len(equal[1])
    multiplier = np.zeros(len(wanted)) if start is None else start.copy()
    x = expected * np.exp(rows.T @ multiplier)
    for _ in range(_STEPS):
        slope = rows @ x - wanted
        free = ~(bounded & (multiplier >= 0) & (slope <= 0))
        if np.abs(slope[free]).max() < _EXACT:
            return x, multiplier
        step = np.zeros(len(wanted))
        step[free] = _newton_step(rows[free], x, slope[free])
        multiplier, x = _line_search(expected, rows, wanted, bounded, multiplier, step, slope)
    raise ValueError("the shares of States/UTs do not settle: the figures leave no room")


def _newton_step(rows: sparse.csr_matrix, x: np.ndarray, slope: np.ndarray) -> np.ndarray:
    """Solve curvature @ step = -slope, scaled to a unit diagonal, by a sparse factorisation (one thread)."""
    curvature = rows @ sparse.diags(x) @ rows.T
    scale = sparse.diags(1 / np.sqrt(curvature.diagonal()))
    curvature = scale @ curvature @ scale + _RIDGE * sparse.identity(len(slope))
    factors = splu(curvature.tocsc(), diag_pivot_thresh=0, options={"SymmetricMode": True})
    return -scale @ factors.solve(scale @ slope)


def _line_search(expected, rows, wanted, bounded, multiplier, step, slope):
    """Half the step until the dual falls enough (Armijo), multipliers of inequalities cut off at zero."""
    exponent = rows.T @ multiplier
    value = expected @ np.exp(exponent) - wanted @ multiplier
    length = min(1.0, _LONGEST / np.abs(rows.T @ step).max())
    while True:
        new = multiplier + length * step
        new[bounded] = np.minimum(new[bounded], 0)
        x = expected * np.exp(rows.T @ new)
        if x.sum() - wanted @ new <= value + 1e-4 * slope @ (new - multiplier) + _EVEN or length < 1e-8:
            return new, x
        length /= 2
