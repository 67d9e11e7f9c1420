"""What reading CSV costs a build, against DuckDB reading the same file into a table.

    make benchmark-csv-reading

One generated file of a month. The floor is `read_csv` with nothing told to it, in a process of its own as the build
is. A build over 12,000 rows is measured too and taken off: what a release costs whatever its rows. Exits with 1 where
what is left is above 1.6 times the floor, or where the build does not count what follows from the shares. Run it on a
machine that does nothing else.
"""

import argparse
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import costs
import generated
from builds import fresh
from costs import Cost
from generated import Part

TIMES = 1.6
SMALL = 12_000


def measured(folder: Path, part: Part, ids: str, repeats: int) -> list[Cost]:
    """Return the median costs of DuckDB reading a file of this part, of building it, and of building a small one."""
    data, small = folder / "all", folder / "small"
    for place, one in ((data, part), (small, replace(part, rows=SMALL))):
        generated.write(generated.data_folder(place), [one], ids, "csv")
    ways = [("read_csv", data), ("build", data), ("build", small)]
    rounds = [[_cost(*way) for way in ways] for _ in range(repeats)]
    return [costs.median(those) for those in zip(*rounds, strict=True)]


def _cost(name: str, data: Path) -> Cost:
    with fresh(data) as copy:
        return costs.cost("peers.py", name, copy)


def main() -> int:
    """Print a line a way and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=7_000_000)
    parser.add_argument("--ids", choices=generated.IDS, default="uuid")
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--folder", type=Path, help="where to put the file for the time of the run")
    args = parser.parse_args()
    part = Part(0, args.rows, generated.FIRST_MONTH, 31)
    with tempfile.TemporaryDirectory(dir=args.folder) as folder:
        floor, build, small = measured(Path(folder), part, args.ids, args.repeats)
    ratio = (build.wall - small.wall) / floor.wall
    print(f"{'':17}{costs.HEADER}   {args.rows:,} rows, medians of {args.repeats}")
    print(f"{'DuckDB':17}{floor}\n{'build':17}{build}   {build.wall / floor.wall:.2f} times")
    print(f"{f'build of {SMALL:,}':17}{small}\nwithout what a release costs anyway: {ratio:.2f} times, aim {TIMES}")
    wrong = sum(build.said.values()) != generated.counted([part])
    print("counts differ" if wrong else "counts as they should be")
    return 1 if wrong or ratio > TIMES else 0


if __name__ == "__main__":
    sys.exit(main())
