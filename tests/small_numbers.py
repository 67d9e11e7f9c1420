"""The rule of small numbers applied to a few OPDs, and attackers who see all that is published."""

import itertools
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd
from scipy.optimize import linprog

from telemedicine import queries, warehouse

FEW = range(1, 8)

# What `queries/tables/opd_monthly.sql` reads, and no more.
_TABLES = """
CREATE TABLE accepted AS SELECT * FROM counts;
CREATE TABLE opds AS SELECT * FROM register;
CREATE TABLE daily AS SELECT DISTINCT date FROM counts;
CREATE TABLE release AS SELECT last_day(max(date)) AS last_day FROM counts;
CREATE TABLE withheld_before AS SELECT month, opd_id FROM before;
"""
NOTHING = pd.DataFrame({"month": pd.to_datetime([]), "opd_id": pd.Series(dtype=str)})


def register(*hosts: str | None, opened: str = "2020-01-01") -> pd.DataFrame:
    """OPDs A, B, C … of these hosts, each opened a day after the one before, so that the last stands in for others."""
    days = pd.date_range(opened, periods=len(hosts))
    names = [chr(ord("A") + number) for number in range(len(hosts))]
    return pd.DataFrame({"opd_id": names, "state": hosts, "opened_on": days, "closed_on": pd.NaT})


def counts(opds: pd.DataFrame, worlds: np.ndarray) -> pd.DataFrame:
    """Consultations on the second of each month from February 2020: a row of `worlds` a month, a column an OPD."""
    days = np.datetime64("2020-02", "M") + np.arange(len(worlds))
    return pd.DataFrame(
        {
            "date": np.repeat(days.astype("datetime64[D]") + 1, len(opds)).astype("datetime64[us]"),
            "opd_id": np.tile(opds.opd_id, len(worlds)),
            "consultations": worlds.ravel(),
        }
    )


def published(opds: pd.DataFrame, worlds: np.ndarray, before: np.ndarray | None = None) -> np.ndarray:
    """Return what is published of `worlds`, withheld numbers as NaN; `before` is what an earlier release published."""
    given = counts(opds, worlds)
    hidden = NOTHING
    if before is not None:
        hidden = given.assign(month=given.date - pd.Timedelta(days=1))[np.isnan(before.ravel())][["month", "opd_id"]]
    with warehouse.create(":memory:", Path()) as connection:
        for name, table in {"counts": given, "register": opds, "before": hidden}.items():
            connection.register(name, table)
        warehouse.run(connection, _TABLES)
        rows = warehouse.rows(connection, queries.read(queries.FOLDER / "tables/opd_monthly.sql").sql)
    assert (rows.consultations.isna() == rows.is_withheld).all()
    return rows.pivot(index="month", columns="opd_id", values="consultations").to_numpy(dtype=float)


def worlds(opds: int, total: int) -> np.ndarray:
    """Every way in which so many OPDs can have up to `total` consultations in a month, a row each."""
    return np.array([numbers for numbers in itertools.product(range(total + 1), repeat=opds) if sum(numbers) <= total])


def alike(truths: np.ndarray, views: np.ndarray) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Gather worlds that a reader who knows the rule cannot tell apart: what is withheld in them, and the worlds.

    Both are worlds × releases × OPDs. Worlds are alike where every release shows the same and has the same total.
    """
    found = defaultdict(list)
    for truth, view in zip(truths, np.nan_to_num(views, nan=-1), strict=True):
        found[view.tobytes(), truth.sum(axis=1).tobytes()].append((view < 0, truth))
    for same in found.values():
        yield same[0][0], np.array([truth for _hidden, truth in same])


def told(truths: np.ndarray, views: np.ndarray) -> list[np.ndarray]:
    """Return worlds in which a withheld number is 1 to 7 and could not be zero, for a reader who tries every world."""
    return [
        same
        for hidden, same in alike(truths, views)
        if (hidden & np.isin(same, FEW).any(axis=0) & ~(same == 0).any(axis=0)).any()
    ]


def ranges(opds: pd.DataFrame, truths: list[np.ndarray], views: list[np.ndarray], by_host: bool) -> list[np.ndarray]:
    """Return, release by release, the least and the most each number of one month can be, for all that is published.

    The attacker knows what is shown, exact totals of every State/UT (of the nation only, where not `by_host`), that
    every consultation went through an OPD of its State/UT, and that the second release only adds to the first. `truths`
    are used for the totals alone. Each array: OPDs × (least, most).
    """
    many = len(opds)
    hosts = opds.state.fillna("") if by_host else pd.Series([""] * many)
    sums, totals, shown = [], [], []
    for release, (truth, view) in enumerate(zip(truths, views, strict=True)):
        for host in hosts.unique():
            inside = np.zeros(many * len(views))
            inside[release * many : (release + 1) * many] = hosts == host
            sums.append(inside)
            totals.append(truth[hosts == host].sum())
        shown += [(0, None) if np.isnan(value) else (value, value) for value in view]
    grows = np.hstack([np.eye(many), -np.eye(many)]) if len(views) == 2 else None
    nothing = np.zeros(many) if grows is not None else None

    def extreme(cell: int, sign: int) -> float:
        aim = np.zeros(many * len(views))
        aim[cell] = sign
        found = linprog(aim, grows, nothing, np.array(sums), totals, shown)
        assert found.status in (0, 3)  # found, or without an end
        return sign * found.fun if found.status == 0 else np.inf

    every = np.array([[extreme(cell, 1), extreme(cell, -1)] for cell in range(many * len(views))])
    return [every[number * many : (number + 1) * many].round(6) for number in range(len(views))]
