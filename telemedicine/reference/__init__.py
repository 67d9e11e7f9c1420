"""The reference extract: daily consultations and a register of OPDs computed from the published record.

Nobody outside the ministry has its microdata, so the dashboard's default input is computed from what was
published, and says so: every row is `estimated` (a later published total of that State/UT holds it) or
`simulated` (nothing published does). The steps, each in its module:

1. `record` reads the printed figures as targets and says what *meeting* one means.
2. `joining` gives each State/UT its first day, along the published numbers of States/UTs.
3. `reconciling` finds, by a linear program, which figures cannot all hold and by how little they give way.
4. `nation` draws the steadiest pace of the nation, day by day, through its targets (linear program).
5. `shares` divides each interval between dates of the record among States/UTs and variants: closest to the share
   each usually has, subject to every figure (Kullback-Leibler projection).
6. `rounding` makes whole consultations of it without breaking one sum.
7. `opds` opens as many online OPDs as were published and hands them the OPD consultations.
8. `errors` leaves figures out one day at a time and compares them with what the rest would have said.

What holds in whatever is written: every figure `record` reads is met, but those in contradictions.csv; cumulative
counts never fall; States/UTs add up to the nation on every day; as many States/UTs are in use and as many OPDs are
open as were published; every OPD consultation belongs to an OPD open that day in that State/UT (or the national
one); the same record gives the same bytes. The constants in the modules say how figures rank and how precise the
solvers are; none was set to reach a particular count. docs/reference-extract.md says all this to readers.
"""

import os
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as parquet

from telemedicine.reference import errors, opds
from telemedicine.reference.estimate import Estimate, estimate
from telemedicine.reference.record import INDIA, VARIANTS, date_of

__all__ = ["write"]


def write(data: Path, out: Path, progress: Callable[[str], None] = lambda step: None) -> None:
    """Compute the extract from the record in `data` and write it into the folder `out`.

    Writes consultations.parquet (date, state, variant, opd_id, consultations, basis), opds.csv and errors.csv.
    Each file appears whole or not at all. Raises ValueError if the record leaves no extract that meets it.
    """
    progress("reading the published record")
    found = estimate(data, progress)
    progress("hosting OPDs")
    register, consultations = _with_opds(found)
    out.mkdir(parents=True, exist_ok=True)
    progress("writing consultations")
    _replace(out / "consultations.parquet", lambda path: parquet.write_table(consultations, path))
    _replace(out / "opds.csv", lambda path: opds.as_file(register).to_csv(path, index=False))
    progress("leaving figures out to measure the error")
    left_out = errors.leave_one_out(found)
    _replace(out / "errors.csv", lambda path: left_out.to_csv(path, index=False))


def _replace(path: Path, write_to: Callable[[Path], None]) -> None:
    """Write beside the file and move into place, so that an interrupted run leaves no half file."""
    draft = path.with_name(f".{path.name}.draft")
    write_to(draft)
    os.replace(draft, path)


def _with_opds(found: Estimate) -> tuple[pd.DataFrame, pa.Table]:
    """The register of OPDs, and consultations by day, State/UT, variant and OPD."""
    grid, record = found.grid, found.record
    outpatient = found.daily[:, VARIANTS.index("OPD")]
    cumulative = np.cumsum(outpatient, axis=1)
    defence = np.arange(outpatient.shape[1]) >= record.defence_doctors[0]
    many = opds.numbers(record, (cumulative > 0).sum(axis=0) + defence)
    states = pd.DataFrame({"state": grid.states, "name": [found.names[s] for s in grid.states]})
    register = opds.register(record, many, cumulative, states)
    hosted = opds.by_opd(register, many, list(grid.states), outpatient).assign(v=VARIANTS.index("OPD"))
    at_centres = found.daily[:, VARIANTS.index("AB-HWC")]
    s, day = np.nonzero(at_centres)
    centres = pd.DataFrame({"day": day, "s": s, "opd": -1, "consultations": at_centres[s, day], "v": 1})
    return register, _table(found, register, pd.concat([hosted, centres], ignore_index=True))


def _table(found: Estimate, register: pd.DataFrame, rows: pd.DataFrame) -> pa.Table:
    """Rows of numbers as the columns of the extract, sorted by date, state, variant and opd_id."""
    by_id = register.opd_id.rank().to_numpy(int)
    order = np.lexsort((np.r_[by_id, 0][rows.opd], -rows.v, rows.s, rows.day))
    rows = rows.iloc[order]
    estimated = rows.day.to_numpy() <= _held_until(found)[rows.s, rows.v]
    dates = np.array([date_of(day) for day in range(found.record.last_day + 1)], "datetime64[D]")
    return pa.table(
        {
            "date": pa.array(dates[rows.day]),
            "state": _words(rows.s, found.grid.states),
            "variant": _words(rows.v, VARIANTS),
            "opd_id": _words(rows.opd.where(rows.opd >= 0), register.opd_id),
            "consultations": pa.array(rows.consultations, pa.int32()),
            "basis": _words(estimated.astype(int), ["simulated", "estimated"]),
        }
    )


def _held_until(found: Estimate) -> np.ndarray:
    """The last day (states × variants) that a published cumulative figure of that series or of both holds."""
    figures = found.record.cumulative[found.record.cumulative.state != INDIA]
    last = np.full((len(found.grid.states), len(VARIANTS)), -1)
    for s, state in enumerate(found.grid.states):
        for v, variant in enumerate(VARIANTS):
            own = figures[figures.state.eq(state) & figures.variant.isin(["", variant])]
            last[s, v] = own.day.max() if len(own) else -1
    return last


def _words(places, words) -> pa.Array:
    places = pa.array(places, pa.int32(), from_pandas=True)
    return pa.DictionaryArray.from_arrays(places, pa.array(list(words))).cast(pa.string())
