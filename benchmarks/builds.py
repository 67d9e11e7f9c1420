"""What a build over everything costs, against a bare group-by and against Polars and pandas doing the same work.

    make benchmark-builds
    make benchmark-builds ROWS=400000000 REPEATS=1 FOLDER=/a/folder/with/30/GB

Consultations are generated (`generated.py`), with 0.9 per cent of bad rows, 0.2 per cent written twice and 0.2 per cent
that a later file tells again. Every way of counting them is a process of its own on two processors and starts from
nothing; they take turns. `next to nothing` is a build over 12,000 rows: what a release costs whatever its rows.

A build checks every row, keeps the last of each identifier, and writes a whole release. Polars and pandas do the first
two and count by day, State/UT, variant and OPD; their counts by State/UT must be the build's, and the build's sum what
follows from the shares. The bare ones only group: by what a release counts by, with every column read that a build
looks at, and with each identifier counted once in its cell. Exits with 1 where counts differ, or where a build takes
more than 3 times the bare group-by of all columns, longer than Polars or pandas, or more than 3 GB. Run it on a machine
that does nothing else.
"""

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import costs
import generated
from costs import Cost, Failed

TIMES, MEMORY_MB = 3, 3_000
ROWS_OF_A_FILE = 5_200_000
LEFT_OUT_ABOVE = {"pandas": 10_000_000, "bare_distinct": 50_000_000}  # rows; above it they do not fit 16 GB
CHECKING = ("build", "polars", "pandas")
NAMES = ("bare", "bare_all_columns", "bare_distinct", *CHECKING)
SMALL = "next to nothing"


@contextmanager
def fresh(data: Path) -> Iterator[Path]:
    """Yield a data folder with the same files and nothing built; it is gone afterwards."""
    with tempfile.TemporaryDirectory(dir=data.parent) as folder:
        yield shutil.copytree(data, Path(folder, "data"), copy_function=os.link)


def measured(data: Path, small: Path, names: list[str], repeats: int) -> dict[str, Cost | Failed]:
    """Run every way in turn, so many times; return the medians, or why there are none."""
    taken: dict[str, list[Cost]] = {name: [] for name in [*names, SMALL]}
    failed: dict[str, Failed] = {}
    for _ in range(repeats):
        for name in [name for name in taken if name not in failed]:
            python = costs.PEERS if name in ("polars", "pandas") else costs.MAIN
            with fresh(small if name == SMALL else data) as copy:
                try:
                    taken[name].append(costs.cost("peers.py", name if name in NAMES else "build", copy, python=python))
                except Failed as error:
                    failed[name] = error
    return {name: failed.get(name) or costs.median(those) for name, those in taken.items()}


def show(found: dict[str, Cost | Failed], counted: int) -> list[str]:
    """Print a line a way, and return what is not as it should be."""
    floors = [found[name] for name in ("bare", "bare_all_columns")]
    print(f"{'':17}{costs.HEADER} {'× bare':>8} {'× all columns':>14} {'cpu × all':>10}")
    for name, cost in found.items():
        if isinstance(cost, Failed):
            print(f"{name:17} {cost}")
            continue
        times = [cost.wall / floor.wall for floor in floors] + [cost.cpu / floors[1].cpu]
        print(f"{name:17}{cost} {times[0]:8.2f} {times[1]:14.2f} {times[2]:10.2f}", flush=True)
    if all(isinstance(found[name], Cost) for name in ("build", SMALL)):
        rows_alone = (found["build"].wall - found[SMALL].wall) / floors[1].wall
        print(f"build less next to nothing: {rows_alone:.2f} times the bare group-by of all columns")
    return list(complaints(found, counted))


def complaints(found: dict[str, Cost | Failed], counted: int) -> Iterator[str]:
    """Yield what is not as it should be."""
    build = found["build"]
    if isinstance(build, Failed):
        yield f"the build {build}"
        return
    if sum(build.said.values()) != counted:
        yield f"the build counts {sum(build.said.values()):,} consultations, not {counted:,}"
    if build.wall > TIMES * found["bare_all_columns"].wall:
        yield f"the build takes more than {TIMES} times the bare group-by of all columns"
    if build.memory > MEMORY_MB:
        yield f"the build takes more than {MEMORY_MB:,} MB"
    for name, cost in found.items():
        if name in ("polars", "pandas") and isinstance(cost, Cost):
            if cost.said != build.said:
                yield f"{name} counts {sum(cost.said.values()):,} consultations, or not the same by State/UT"
            if cost.wall < build.wall:
                yield f"{name} is faster"


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, nargs="+", default=[7_000_000, 50_000_000])
    parser.add_argument("--ids", choices=generated.IDS, nargs="+", default=generated.IDS)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--folder", type=Path, help="where to put the files for the time of the run")
    parser.add_argument("--only", nargs="+", choices=NAMES, default=NAMES, help="ways to run besides the bare ones")
    return parser.parse_args()


def main() -> int:
    """Print a table a size and form of identifiers, and return the exit code."""
    args, wrong = arguments(), []
    for rows, ids in [(rows, ids) for rows in args.rows for ids in args.ids]:
        parts = list(generated.months(rows, max(12, rows // ROWS_OF_A_FILE)))
        names = [name for name in NAMES if name in {*args.only, "bare", "bare_all_columns", "build"}]
        left_out = [name for name in names if rows > LEFT_OUT_ABOVE.get(name, rows)]
        with tempfile.TemporaryDirectory(dir=args.folder) as folder:
            data, small = Path(folder, "all"), Path(folder, "small")
            for place, those in ((data, parts), (small, list(generated.months(12_000, 12)))):
                place.mkdir()
                generated.write(generated.data_folder(place), those, ids)
            size = sum(path.stat().st_size for path in data.glob("extracts/*")) / 1e6
            print(f"\n{rows:,} rows in {len(parts)} files of {size:,.0f} MB, {ids} ids, medians of {args.repeats}")
            found = measured(data, small, [name for name in names if name not in left_out], args.repeats)
        wrong += show(found, generated.counted(parts))
        print("".join(f"{name:17} left out: does not fit the memory\n" for name in left_out), end="", flush=True)
    print(f"not as it should be: {'; '.join(wrong) or 'nothing'}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
