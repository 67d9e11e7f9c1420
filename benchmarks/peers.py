"""Ways of reading the same consultations, each run as a process of its own: `python benchmarks/peers.py NAME DATA`.

Each prints consultations by State/UT as JSON. The bare ones only group; the others check every row, keep the last of
each identifier (by order of files, then of rows) and count by day, State/UT, variant and OPD, as a build does. Each
imports its library itself: no environment has them all.
"""

import datetime as dt
import json
import sys
from pathlib import Path

LAUNCH = dt.date(2020, 4, 13)
VARIANTS = ["OPD", "AB-HWC"]
COLUMNS = ["consultation_id", "date", "state", "variant", "opd_id", "age", "status"]
CELL = ["date", "state", "variant", "opd_id"]


def files(data: Path) -> list[str]:
    """Files of consultations in the order in which they are handed over."""
    return [str(path) for path in sorted(data.glob("extracts/2*"))]


def _ask(data: Path, name: str) -> list[tuple]:
    """Run a query of `sql/` over the files of consultations in DuckDB as it is."""
    import duckdb

    with duckdb.connect(config={"temp_directory": str(data / "spilt")}) as connection:
        connection.execute("SET enable_progress_bar = false")
        sql = (Path(__file__).parent / "sql" / f"{name}.sql").read_text()
        return connection.execute(sql, {"files": files(data)}).fetchall()


def _bare(data: Path, name: str) -> dict[str, int]:
    return {state: consultations for state, consultations, *_ in _ask(data, name)}


def bare(data: Path) -> dict[str, int]:
    """Count what is there with one group-by in DuckDB."""
    return _bare(data, "bare")


def bare_all_columns(data: Path) -> dict[str, int]:
    """Do the same and read every column a build looks at."""
    return _bare(data, "bare_all_columns")


def bare_distinct(data: Path) -> dict[str, int]:
    """Do the same and count each identifier once in its cell."""
    return _bare(data, "bare_distinct")


def read_csv(data: Path) -> dict[str, int]:
    """Read text files into a table, and return how many rows it has."""
    return {"rows": _ask(data, "read_csv")[0][0]}


def build(data: Path) -> dict[str, int]:
    """Build a release beside the data, from what was built before where there is any."""
    from telemedicine import build, releases

    root = data / "releases"
    release = releases.open_release(build.build(data, root), root)
    rows = release.ask("consultations_by_state", as_of=release.last_day, variant="all").rows
    return rows.set_index("state").consultations.loc[lambda counts: counts > 0].to_dict()


def polars(data: Path) -> dict[str, int]:
    """Check, keep the last and count with Polars, streaming."""
    import polars as pl

    col = pl.col
    states = pl.read_csv(data / "reference" / "states.csv")["state"].implode()
    opds = pl.read_csv(data / "extracts" / "register.csv")["opd_id"].implode()
    good = (
        col("consultation_id").is_not_null()
        & col("date").is_between(LAUNCH, dt.date.today())
        & col("state").is_in(states)
        & col("variant").is_in(VARIANTS)
        & (col("opd_id").is_null() | col("opd_id").is_in(opds))
        & (col("age").is_null() | col("age").is_between(0, 120))
        & (col("status") == "completed")
    )
    counted = (
        pl.scan_parquet(files(data))
        .select(COLUMNS)
        .filter(good)
        .unique("consultation_id", keep="last")
        .group_by(CELL)
        .len("consultations")
        .collect(engine="streaming")
    )
    return dict(counted.group_by("state").agg(col("consultations").sum()).iter_rows())


def pandas(data: Path) -> dict[str, int]:
    """Check, keep the last and count with pandas."""
    import pandas as pd

    states = pd.read_csv(data / "reference" / "states.csv").state
    opds = pd.read_csv(data / "extracts" / "register.csv").opd_id
    rows = pd.concat((pd.read_parquet(path, columns=COLUMNS) for path in files(data)), ignore_index=True)
    good = (
        rows.consultation_id.notna()
        & rows.date.between(LAUNCH, dt.date.today())
        & rows.state.isin(states)
        & rows.variant.isin(VARIANTS)
        & (rows.opd_id.isna() | rows.opd_id.isin(opds))
        & (rows.age.isna() | rows.age.between(0, 120))
        & (rows.status == "completed")
    )
    kept = rows.loc[good, ["consultation_id", *CELL]].drop_duplicates("consultation_id", keep="last")
    counted = kept.groupby(CELL, dropna=False, sort=False).size()
    return counted.groupby("state").sum().to_dict()


PEERS = {one.__name__: one for one in (bare, bare_all_columns, bare_distinct, read_csv, build, polars, pandas)}

if __name__ == "__main__":
    print(json.dumps({state: int(count) for state, count in PEERS[sys.argv[1]](Path(sys.argv[2])).items() if state}))
