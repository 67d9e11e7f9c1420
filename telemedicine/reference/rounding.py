"""Whole consultations: controlled rounding, so that every sum that was exact stays exact.

At anchor days a small transport program rounds the cumulative table of States/UTs × variants to integers up or
down (Causey, Cox and Ernst 1985, "Applications of transportation theory to statistical problems": row and column
sums of a table can always be kept). Between anchors each unit of each series gets the day by which it is due,
and the nation's units of a day go to those due first, which is how a fair share is scheduled without anyone
being a whole consultation behind or ahead (Tijdeman 1980, "The chairman assignment problem").
"""

import numpy as np
import pandas as pd
import scipy.sparse as sparse
from scipy.optimize import Bounds, LinearConstraint, milp

from telemedicine.reference.record import INDIA, LAKH, VARIANTS
from telemedicine.reference.shares import Grid


def nation(daily: np.ndarray) -> np.ndarray:
    """The nation's cumulative consultations at the end of each day, whole: a rounded sum never falls."""
    return np.floor(np.cumsum(daily) + 0.5).astype(np.int64)


def at_anchors(grid: Grid, x: np.ndarray, counted: np.ndarray, figures: pd.DataFrame, tops: pd.DataFrame):
    """Cumulative consultations of each State/UT and variant at each anchor, whole (states × variants × anchors).

    They sum to `counted`, the nation's, meet the targets of the figures, and stay under `tops`.
    """
    real = np.zeros(grid.open.shape)
    real[grid.open] = x * LAKH
    real = np.cumsum(real, axis=2)
    found = np.zeros(grid.open.shape, np.int64)
    before = np.zeros(grid.open.shape[:2], np.int64)
    stretch = figures["first"].gt(0)
    met = figures[~stretch | ~(figures.at_least | (figures.state.eq(INDIA) & figures.variant.eq("")))]
    for k, day in enumerate(grid.anchors):
        in_use = np.asarray(grid.open[:, :, : k + 1].any(axis=2))
        due = _since_the_launch(grid, met[met["last"] == day], found)
        rows = _rows(grid, due, tops[tops["last"] == day], counted[day], in_use)
        before = found[:, :, k] = _table(real[:, :, k], before, in_use, rows)
    return found


def _since_the_launch(grid: Grid, figures: pd.DataFrame, found: np.ndarray) -> pd.DataFrame:
    """The figures with targets from the first day on: a stretch of days has what was found before it added."""
    before = [
        found[(*_cells(grid, row), np.searchsorted(grid.anchors, row.first - 1))].sum() if row.first else 0
        for row in figures.itertuples()
    ]
    return figures.assign(target=figures.target + np.array(before, dtype=float))


def _cells(grid: Grid, row) -> tuple[slice | int, slice | int]:
    """Which States/UTs and variants a figure counts."""
    states = slice(None) if row.state == INDIA else grid.states.index(row.state)
    return states, slice(None) if row.variant == "" else VARIANTS.index(row.variant)


def _rows(grid: Grid, figures: pd.DataFrame, tops: pd.DataFrame, counted: int, in_use: np.ndarray):
    """What a table of States/UTs × variants must add up to on an anchor day; whoever is in use has one or more."""
    masks = [np.ones((len(grid.states), len(VARIANTS)))]
    for row in [*figures.itertuples(), *tops.itertuples()]:
        mask = np.zeros_like(masks[0])
        mask[_cells(grid, row)] = 1
        masks.append(mask)
    each = np.kron(np.eye(len(grid.states)), np.ones(len(VARIANTS)))[in_use.any(axis=1)]
    low = [counted, *figures.target, *np.zeros(len(tops)), *np.ones(len(each))]
    high = [counted, *figures.target, *tops.value, *np.full(len(each), np.inf)]
    rows = np.vstack([*(mask.ravel() for mask in masks), each])
    return LinearConstraint(sparse.csr_matrix(rows), low, high)


def _table(real: np.ndarray, before: np.ndarray, in_use: np.ndarray, rows: LinearConstraint) -> np.ndarray:
    """The nearest whole table between the floor and the ceiling, never below the one before."""
    for room in (0, 1, 2):
        low = np.maximum(before, np.floor(real + 1e-6) - room)
        high = np.maximum(low, np.ceil(real - 1e-6) + room) * in_use
        cost = (0.5 - (real - np.floor(real))).ravel()
        result = milp(cost, bounds=Bounds(low.ravel(), high.ravel()), constraints=rows, integrality=1)
        if result.x is not None:
            return np.round(result.x).reshape(real.shape).astype(np.int64)
    raise ValueError("no whole table keeps the sums")


def by_day(grid: Grid, anchored: np.ndarray, counted: np.ndarray, joined: dict[str, int]) -> np.ndarray:
    """Consultations of each State/UT and variant on each day, whole (states × variants × days).

    Within an interval every series follows the nation's own days. From the day it joins a State/UT has one.
    """
    series = anchored.reshape(-1, anchored.shape[2])
    starts = np.concatenate([np.zeros((len(series), 1), np.int64), series[:, :-1]], axis=1)
    found = np.zeros((len(series), len(counted)), np.int64)
    first = -1
    for k, last in enumerate(grid.anchors):
        days = np.arange(first + 1, last + 1)
        base = counted[first] if first >= 0 else 0
        opening = _opening(grid, joined, first + 1, series[:, k])
        found[:, days] = _schedule(starts[:, k], series[:, k], counted[days] - base, opening)
        first = last
    return np.diff(found, prepend=0, axis=1).reshape(*anchored.shape[:2], -1)


def _opening(grid: Grid, joined: dict[str, int], day: int, ends: np.ndarray) -> np.ndarray:
    """The series that must have a consultation on this day: the larger variant of each State/UT that joins."""
    opening = np.zeros(len(ends), bool)
    for s, state in enumerate(grid.states):
        if joined[state] == day:
            opening[2 * s + ends[2 * s : 2 * s + 2].argmax()] = True
    return opening


def _schedule(start: np.ndarray, end: np.ndarray, counted: np.ndarray, opening: np.ndarray) -> np.ndarray:
    """Cumulative series × days of an interval; counted is the nation's growth in it by the end of each day."""
    growth, total = end - start, max(counted[-1], 1)
    done = np.zeros((len(start), len(counted)), np.int64)
    so_far = np.zeros(len(start), np.int64)
    for t, due in enumerate(counted):
        floor = growth * due // total
        ceiling = -(-growth * due // total)
        so_far = np.maximum(so_far, floor)
        if t == 0:
            so_far = np.maximum(so_far, opening & (growth > 0))
        missing = due - so_far.sum()
        deadline = np.where(so_far < ceiling, (so_far + 1) / np.maximum(growth, 1), np.inf)
        so_far[np.argsort(deadline, kind="stable")[:missing]] += 1
        done[:, t] = so_far
    return start[:, None] + done
