"""How well statements are checked: every number of the corpus, and every error seeded into it.

Fails below the aims: 98 % of numbers read, 98 % of verdicts right, no seeded error passed as agrees. The hard corpus is
measured too, and has no aims. With `--misses` every number that was not read or not judged as marked is listed.
"""

import datetime as dt
import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from corpus import FOLDER, HARD
from scoring import Outcome, outcomes

from telemedicine import releases
from telemedicine.releases import Release
from telemedicine.statements import check

AIM = 0.98
HEAD = "| {:34} | numbers | read | verdicts | right | false agrees | false alarms |"
ROW = "| {:34} | {:7} | {:>4} | {:8} | {:>5} | {:12} | {:12} |"


def share(good: int, of: int) -> float:
    """Part of a whole; of nothing, everything is good."""
    return good / of if of else 1.0


def percent(good: int, of: int) -> str:
    """A share rounded down, so that 100 means all; a dash where there was nothing."""
    return str(100 * good // of) if of else "-"


def read(rows: Iterable[Outcome]) -> tuple[int, int]:
    """Numbers read as marked, and numbers in all."""
    counted = [row.read for row in rows if row.counted]
    return sum(counted), len(counted)


def right(rows: Iterable[Outcome]) -> tuple[int, int]:
    """Verdicts given as marked, and verdicts due."""
    due = [row.right for row in rows if row.right is not None]
    return sum(due), len(due)


def table(title: str, rows: list[Outcome], key: Callable[[Outcome], str]) -> None:
    """Print one line a group, and one for all."""
    print(f"\n{HEAD.format(title)}\n|{'---|' * 7}")
    for name in [*sorted({key(row) for row in rows}), "all"]:
        group = [row for row in rows if name in (key(row), "all")]
        numbers, verdicts = read(group), right(group)
        wrong = sum(row.false_agree for row in group), sum(row.false_alarm for row in group)
        print(ROW.format(name, numbers[1], percent(*numbers), verdicts[1], percent(*verdicts), *wrong))


def errors(rows: list[Outcome]) -> None:
    """Print how many seeded errors of each kind were seen, given a fair verdict, and passed as agrees."""
    print("\n| seeded error | places | right verdict | passed as agrees |\n|---|---|---|---|")
    for name in [*sorted({row.error for row in rows}), "all"]:
        group = [row for row in rows if name in (row.error, "all")]
        print(f"| {name} | {len(group)} | {percent(*right(group))} | {sum(row.passed for row in group)} |")


def misses(rows: list[Outcome]) -> None:
    """Print what was not as marked, one line a number."""
    for row in rows:
        if (row.counted and not row.read) or row.right is False or row.false_agree or row.false_alarm or row.passed:
            print(f"{row.statement} | {row.text} | {row.kind} | {row.error or 'as written'} | {row.said}")


def as_printed(text: str, release: Release, as_of: dt.date | None) -> dict:
    """What `check --json` prints of a text."""
    return json.loads(check(text, release, as_of).json())


def shown(release: Release, folder: Path) -> tuple[list[Outcome], list[Outcome]]:
    """Measure a corpus and print it; return the outcomes of its statements and of its seeded errors."""
    rows = outcomes(release, as_printed, folder)
    written, seeded = [row for row in rows if not row.error], [row for row in rows if row.error]
    table("language", written, lambda row: row.language)
    errors(seeded)
    if "--misses" in sys.argv:
        print()
        misses(rows)
    return written, seeded


def main() -> int:
    """Measure the live release and print; 1 below the aims."""
    release = releases.open_release(releases.current())
    written, seeded = shown(release, FOLDER)
    table("kind", written, lambda row: row.kind)
    print("\nThe hard corpus:")
    shown(release, HARD)
    rows = written + seeded
    met = share(*read(rows)) >= AIM and share(*right(rows)) >= AIM and not any(row.passed for row in seeded)
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
