"""What adding a day costs: a file of 2.5 lakh rows added to a history of 10 crore, and to none.

    make benchmark-adding-a-day

The history is generated and built once, which takes minutes. Then file after file of one day each is added, of which
500 rows tell consultations of the day or month before again, and built; and the same file alone, beside a register,
as the first build there is. Both are processes of their own on two processors. Exits with 1 where counts differ from
what follows from the shares, or where the median with a history is above 1.3 times that without. Run it on a machine
that does nothing else.
"""

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

import costs
import generated
from costs import Cost
from generated import Part

TIMES = 1.3
ROWS_OF_A_DAY = 250_000


def built(data: Path) -> Cost:
    """Build what lies in a data folder."""
    return costs.cost("peers.py", "build", data)


def alone(day: Path, register: Path) -> Cost:
    """Build a file and a register without anything before them."""
    with tempfile.TemporaryDirectory(dir=day.parents[2]) as folder:
        extracts = generated.data_folder(Path(folder))
        for path in (day, register):
            shutil.copy2(path, extracts)
        return built(Path(folder))


def added(history: Path, before: Part, ids: str) -> tuple[Part, Cost, Cost]:
    """Add the day after `before` to a history; return it, and what the build cost with the history and without."""
    day, extracts = generated.day_after(before, ROWS_OF_A_DAY), history / "extracts"
    generated.write(extracts, [day], ids, before=before)
    with_history = built(history)
    return day, with_history, alone(extracts / f"{day.start}.parquet", extracts / "register.csv")


def main() -> int:
    """Print a line a way and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=100_000_000, help="rows of the history")
    parser.add_argument("--ids", choices=generated.IDS, default="uuid")
    parser.add_argument("--days", type=int, default=5, help="days to add, one after another")
    parser.add_argument("--folder", type=Path, help="where to put the files for the time of the run")
    args = parser.parse_args()
    parts = list(generated.months(args.rows, 24))
    with tempfile.TemporaryDirectory(dir=args.folder) as folder:
        history = Path(folder, "history")
        generated.write(generated.data_folder(history), parts, args.ids)
        print(f"{'':22}{costs.HEADER}   medians of {args.days}, {args.ids} ids")
        print(f"{f'history of {args.rows:,}':22}{built(history)}", flush=True)
        pairs = []
        for _ in range(args.days):
            day, *pair = added(history, parts[-1], args.ids)
            parts.append(day)
            pairs.append(pair)
    with_history, without = (costs.median(those) for those in zip(*pairs, strict=True))
    ratio = with_history.wall / without.wall
    print(f"{'a day without history':22}{without}\n{'a day added':22}{with_history}   {ratio:.2f} times")
    wrong = sum(with_history.said.values()) != generated.counted(parts)
    print("counts differ" if wrong else f"aim: at most {TIMES} times")
    return 1 if wrong or ratio > TIMES else 0


if __name__ == "__main__":
    sys.exit(main())
