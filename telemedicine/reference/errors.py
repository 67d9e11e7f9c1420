"""Leave-one-out: what the rest of the record says of a figure.

All cumulative figures of one State/UT (or the nation) and one day are left out together, because a total is known
from its parts. The prior, what is closed and the least of a table of ten are worked out again without them.
Kept are the days of joining, and what the other figures gave way by. A nation's figure is read from the nation's
own pace (`nation`), a State's or UT's from the projection (`shares`) with the nation's days as they are.
"""

from dataclasses import replace

import numpy as np
import pandas as pd

from telemedicine.reference import nation, shares
from telemedicine.reference.estimate import Estimate, constraints, equalities
from telemedicine.reference.record import INDIA, LAKH, VARIANTS, Record, date_of
from telemedicine.reference.shares import Grid


def leave_one_out(found: Estimate) -> pd.DataFrame:
    """One row a cumulative figure aimed at, by day: value is what was printed, estimate what the rest gives.

    Columns: statement_id, metric, state (empty for the nation), as_of, value, estimate (consultations).
    """
    figures = found.figures[found.figures["first"].eq(0) & found.figures.statement_id.notna()]
    groups = figures.groupby(["last", "state"])
    estimates = pd.concat([_estimates(found, group) for _, group in groups])
    rows = figures.assign(estimate=estimates, as_of=[date_of(day) for day in figures["last"]])
    rows = rows.sort_values(["last", "state", "metric"], kind="stable")
    rows = rows.assign(state=rows.state.replace(INDIA, "")).astype({"value": "int64"})
    return rows[["statement_id", "metric", "state", "as_of", "value", "estimate"]]


def _estimates(found: Estimate, group: pd.DataFrame) -> pd.Series:
    """Consultations that the other figures give for the figures of a group, whole."""
    rest = found.figures.drop(index=group.index)
    read = _national if group.state.iloc[0] == INDIA else _of_state
    return read(found, group, rest).round().astype("int64")


def _national(found: Estimate, group: pd.DataFrame, rest: pd.DataFrame) -> pd.Series:
    own = rest[rest.state.eq(INDIA) & rest.statement_id.notna()]
    daily = nation.daily(found.calendar, own, found.limits, found.peaks)
    upto = daily[:, : group["last"].iloc[0] + 1].sum(axis=1)
    by_variant = {"": upto.sum(), **dict(zip(VARIANTS, upto, strict=True))}
    return group.variant.map(by_variant)


def _of_state(found: Estimate, group: pd.DataFrame, rest: pd.DataFrame) -> pd.Series:
    record = _without(found.record, group)
    grid = Grid.of(record, found.joined, found.calendar.anchors)
    expected = shares.prior(record, grid, found.counted, rest, found.population)
    equal, at_most = constraints(grid, found.counted, rest, shares.ceilings(record, grid))
    x, _ = shares.project(expected, equal, at_most, start=_multipliers(found, group, len(equal[1]) + len(at_most[1])))
    return pd.Series(grid.rows(group) @ x * LAKH, index=group.index)


def _multipliers(found: Estimate, group: pd.DataFrame, count: int) -> np.ndarray | None:
    """The multipliers of the whole record without the group's: a start from which few steps are needed."""
    exact = equalities(found.figures).index
    left = np.delete(found.multipliers, len(found.grid.anchors) + np.flatnonzero(exact.isin(group.index)))
    return left if len(left) == count else None


def _without(record: Record, group: pd.DataFrame) -> Record:
    """The record without the figures of a group; a table of ten that loses one has the least of the other nine."""
    state, day = group.state.iloc[0], group["last"].iloc[0]
    left = record.cumulative
    left = left[left.state.ne(state) | left.day.ne(day)]
    tables = tuple(
        replace(t, smallest=_least(left, t)) if t.day == day and state in t.states else t for t in record.tables
    )
    return replace(record, cumulative=left, tables=tables)


def _least(figures: pd.DataFrame, table) -> int:
    same = figures[figures.day.eq(table.day) & figures.variant.eq("") & figures.state.isin(table.states)]
    return int(np.min(same.value))
