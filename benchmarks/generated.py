"""Extracts to measure with: consultations month by month and a register of OPDs, as `sql/consultations.sql` says.

    python benchmarks/generated.py some/new/folder --rows 7000000 --months 12 --ids uuid

writes a data folder that `telemedicine.build.build` takes: the project's own published and reference files, and the
generated extracts. Row for row the same each time, about 3 million rows a second.
"""

import argparse
import datetime as dt
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import duckdb

PROJECT = Path(__file__).parents[1]
SQL = Path(__file__).parent / "sql"
FIRST_MONTH = dt.date(2020, 5, 1)  # the service opened in the month before
IDS = ("sequential", "uuid")
FORMS = {"parquet": "FORMAT parquet, COMPRESSION zstd", "csv": "FORMAT csv"}


@dataclass(frozen=True)
class Part:
    """What one file holds: rows numbered from `first`, spread over `days` from `start`."""

    first: int
    rows: int
    start: dt.date
    days: int


def months(rows: int, count: int) -> Iterator[Part]:
    """Spread rows over so many months, a part each; earlier months get what does not divide."""
    start, first = FIRST_MONTH, 0
    for month in range(count):
        share = rows // count + (month < rows % count)
        following = (start + dt.timedelta(days=31)).replace(day=1)
        yield Part(first, share, start, (following - start).days)
        start, first = following, first + share


def day_after(part: Part, rows: int) -> Part:
    """Return a part of one day, the one after the last day of `part`."""
    return Part(part.first + part.rows, rows, part.start + dt.timedelta(days=part.days), 1)


def counted(parts: list[Part]) -> int:
    """Consultations a release counts of these parts, each repeating some of the one before: by the shares alone."""
    bad_or_double = {*range(10, 91, 10), 250, 750}
    total = sum(_at(part.rows, set(range(1000)) - bad_or_double) for part in parts)
    return total - sum(_at(min(part.rows, before.rows - 1), {100, 600}) for before, part in pairwise(parts))


def _at(rows: int, places: set[int]) -> int:
    """How many of so many rows have one of these places among their thousand."""
    return rows // 1000 * len(places) + sum(place < rows % 1000 for place in places)


def write(extracts: Path, parts: list[Part], ids: str, ending: str = "parquet", before: Part | None = None) -> None:
    """Write the register and a file a part into a folder, each repeating some rows of the part before it."""
    with duckdb.connect() as connection:
        connection.execute("SET enable_progress_bar = false")
        states = str(PROJECT / "data" / "reference" / "states.csv")
        connection.execute((SQL / "register.sql").read_text(), {"states": states})
        connection.table("opds").project("* EXCLUDE (number)").write_csv(str(extracts / "register.csv"))
        copy = f"COPY ({(SQL / 'consultations.sql').read_text()}) TO $file ({FORMS[ending]})"
        for earlier, part in pairwise([before, *parts]):
            params = _params(part, earlier) | {"file": str(extracts / f"{part.start}.{ending}"), "ids": ids}
            connection.execute(copy, params)


def _params(part: Part, earlier: Part | None) -> dict[str, object]:
    return vars(part) | {
        f"earlier_{name}": value for name, value in vars(earlier or Part(None, 0, FIRST_MONTH, 1)).items()
    }


def data_folder(folder: Path) -> Path:
    """Make a data folder without extracts, for one build after another, and return its folder of extracts."""
    for name in ("published", "reference"):
        shutil.copytree(PROJECT / "data" / name, folder / name)
    (folder / "extracts").mkdir()
    return folder / "extracts"


def main() -> None:
    """Write a data folder."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="a folder that is not there yet")
    parser.add_argument("--rows", type=int, required=True)
    parser.add_argument("--months", type=int, required=True)
    parser.add_argument("--ids", choices=IDS, default=IDS[0])
    parser.add_argument("--ending", choices=FORMS, default="parquet")
    args = parser.parse_args()
    write(data_folder(args.folder), list(months(args.rows, args.months)), args.ids, args.ending)


if __name__ == "__main__":
    main()
