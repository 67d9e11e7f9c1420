"""Where published figures contradict each other: which give way, and by how little, as one linear program.

Totals come before parts, fully printed figures before rounded ones, high confidence before medium: a figure of
one rank costs four times as much to miss as one of the rank below, in proportion to its value. Figures of a
stretch of days give way to every cumulative one, and undated busiest days to those. Within what a figure means
(see `record`) the printed value is aimed at; "over" leaves it before "about" does.
"""

import numpy as np
import pandas as pd
import scipy.sparse as sparse

from telemedicine.reference import nation
from telemedicine.reference.limits import Limits
from telemedicine.reference.linear import Program
from telemedicine.reference.nation import Calendar
from telemedicine.reference.record import INDIA, LAKH, VARIANTS, Record
from telemedicine.reference.shares import Grid

_RANK = 4.0
_AIM = {True: 1e-3, False: 1e-2}  # cost of leaving the printed value, by whether "over" was said
_PERIOD_RANK, _TABLE_RANK = -1.0, 8.0


def figures_of(record: Record) -> pd.DataFrame:
    """Every figure aimed at: cumulative ones (first = 0) and those of a stretch of days first..last."""
    cumulative = record.cumulative[record.cumulative.aimed]
    cumulative = cumulative.assign(first=0, last=cumulative.day)
    periods = record.periods.assign(rank=_PERIOD_RANK)
    columns = [
        "statement_id",
        "metric",
        "state",
        "variant",
        "first",
        "last",
        "value",
        "low",
        "high",
        "rank",
        "at_least",
    ]
    return pd.concat([cumulative[columns], periods[columns]], ignore_index=True)


def reconcile(record: Record, calendar: Calendar, grid: Grid, limits: Limits, tops: pd.DataFrame):
    """The figures with `target`, the consultations to meet exactly, and the busiest days they do not contradict.

    tops: from `shares.ceilings`; no figure moves a State/UT above them.
    """
    figures, peaks = figures_of(record), record.peaks
    course = nation.course(calendar, limits, peaks, elastic=True)
    program = course.program
    unknowns = program.variables(int(grid.open.sum()))
    _add_up(program, grid, course.counts, unknowns)
    of_india = figures.state.eq(INDIA)
    order = pd.concat([figures[of_india], figures[~of_india]])
    terms = _reading(calendar, grid, order, course.counts, unknowns)
    _elastic(program, terms, order)
    excess = program.variables(len(tops), _RANK**_TABLE_RANK / (tops.value / LAKH))
    program.require([(grid.rows(tops), unknowns), (-sparse.identity(len(tops)), excess)], high=tops.value / LAKH)
    solution = program.solve()
    target = sum(matrix @ solution[block] for matrix, block in terms)
    undated = peaks[~peaks.dated]
    broken = undated[solution[course.slack] > 1e-6].index
    return order.assign(target=np.round(target * LAKH)), peaks.drop(index=broken)


def _add_up(program: Program, grid: Grid, counts, unknowns: np.ndarray) -> None:
    """States/UTs add up to the nation in every variant and interval, and each in use has one a day or more."""
    growth = sparse.diags([1.0, -1.0], [0, -1], shape=(len(grid.anchors),) * 2)
    for v, variant in enumerate(VARIANTS):
        rows = grid.interval_rows() @ sparse.diags((grid.variants() == v).astype(float))
        program.require([(rows, unknowns), (-growth, counts[variant])], 0, 0)
    program.require(
        [(grid.state_rows(), unknowns)], low=np.tile(grid.lengths(), len(grid.states))[grid.in_use()] / LAKH
    )


def _reading(calendar: Calendar, grid: Grid, figures: pd.DataFrame, counts, unknowns) -> list[tuple]:
    """Terms that read what each figure counts: the nation's from its own counts, then those of States/UTs."""
    of_india = figures.state.eq(INDIA)
    own = grid.rows(figures[~of_india])
    pad = sparse.csr_matrix((len(figures) - own.shape[0], own.shape[1]))
    national = [
        (sparse.vstack([m, sparse.csr_matrix((own.shape[0], m.shape[1]))]), block)
        for m, block in nation.reading(calendar, figures[of_india], counts)
    ]
    return [*national, (sparse.vstack([pad, own]), unknowns)]


def _elastic(program: Program, terms: list[tuple], figures: pd.DataFrame) -> None:
    """The figures may leave the printed value cheaply within what they mean, and dearly beyond it."""
    value, one = figures.value.to_numpy() / LAKH, sparse.identity(len(figures))
    leaving = figures.at_least.map(_AIM).to_numpy() / value
    missing = _RANK ** figures["rank"].to_numpy() / value
    under = program.variables(len(figures), leaving, (figures.value - figures.low) / LAKH)
    over = program.variables(len(figures), leaving, (figures.high - figures.value) / LAKH)
    short, beyond = (program.variables(len(figures), missing) for _ in range(2))
    program.require([*terms, (one, under), (-one, over), (one, short), (-one, beyond)], value, value)
