"""The tables counted from extracts, made anew: rows as tuples of plain values, by the name of the table."""

import calendar
import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import accumulate

from telemedicine.verifying.counting import EXCLUDED, Counted, Read

Rows = list[tuple]
VARIANTS = ("OPD", "AB-HWC")
FEW = 8  # consultations of a month through an OPD below which the number is withheld


def accounting(read: Sequence[Read], files: Sequence[dict]) -> Rows:
    """Table `extracts`, without the words on problems: file, kind, sha256, and rows by what became of them.

    Files that the build could not use have no rows.
    """
    by_name = {file.name: file for file in read}
    rows: Rows = []
    for said in files:
        key, file = (said["file"], said["kind"], said["sha256"]), by_name.get(said["file"])
        rows.append((*key, *(_fates(file) if file else [0] * 6)))
    return rows


def _fates(file: Read) -> list[int]:
    """Rows read, accepted, duplicate, revised, set aside, and of these excluded."""
    counted = [file.became[fate] for fate in ("accepted", "duplicate", "revised")]
    return [file.rows, *counted, file.rows if file.refused else file.aside.total(), file.aside[EXCLUDED]]


def set_aside(read: Sequence[Read]) -> Rows:
    """Table `set_aside`, without the words on rules: file, rule, is_error, rows."""
    return [(file.name, rule, rule != EXCLUDED, rows) for file in read for rule, rows in file.aside.items() if rows]


def ends(counted: Counted) -> Rows:
    """Table `release`: the first and last day, and whether figures are computed from the published record."""
    days = span(counted)
    return [(days[0], days[-1], counted.is_reference)]


def errors(counted: Counted) -> Rows:
    """Table `errors`: what each published total would have been estimated at."""
    columns = ("statement_id", "metric", "state", "as_of", "value", "estimate")
    return [tuple(row.get(name) for name in columns) for row in counted.estimates]


def daily(counted: Counted, states: Sequence[str]) -> Rows:
    """Table `daily`: date, state, variant, consultations, consultations_total, basis."""
    by_series: Counter[tuple] = Counter()
    for (date, state, variant, _), consultations in counted.cells.items():
        by_series[date, state, variant] += consultations
    places = [*states, *([None] if any(state is None for _, state, _ in by_series) else [])]
    rows = []
    for state in places:
        for variant in VARIANTS:
            days = span(counted)
            numbers = [by_series[date, state, variant] for date in days]
            bases = _bases(counted, days, state, variant)
            keys = ((date, state, variant) for date in days)
            rows += [(*key, *rest) for key, *rest in zip(keys, numbers, accumulate(numbers), bases, strict=True)]
    return rows


def span(counted: Counted) -> list[dt.date]:
    """All days from the first with a consultation counted, or a count of none, to the last."""
    dates = {cell[0] for cell in counted.cells}
    first, last = min(dates), max(dates)
    return [first + dt.timedelta(days=number) for number in range((last - first).days + 1)]


def _bases(counted: Counted, days: list[dt.date], state: str | None, variant: str) -> list[str]:
    """The basis of each day: its own, else that of the last day before it that has one, else that of the first."""
    own = [counted.basis.get((date, state, variant)) for date in days]
    last = next((basis for basis in own if basis), "simulated" if counted.is_reference else "counted")
    filled = []
    for basis in own:
        last = basis or last
        filled.append(last)
    return filled


def opds(counted: Counted) -> Rows:
    """Table `opds`: the register."""
    return [
        (*(value for name, value in opd.items() if name != "basis"), opd["basis"] or "counted")
        for opd in counted.register.values()
    ]


def is_open(opd: dict, first: dt.date, last: dt.date) -> bool:
    """Whether an OPD was online at any time between two days, as months of OPDs are shown."""
    return opd["opened_on"] <= last and (opd["closed_on"] is None or opd["closed_on"] > first)


def nation(counted: Counted, by_day: Rows) -> Rows:
    """Table `nation`: of each day all consultations and their running totals, and what is operational."""
    days: dict[dt.date, Counter] = defaultdict(Counter)
    operational: dict[dt.date, set] = defaultdict(set)
    for date, state, variant, consultations, total, _ in by_day:
        days[date] += Counter({variant: consultations, f"{variant} total": total, "nowhere": 0 if state else total})
        operational[date] |= {state} if state and total > 0 else set()
    register = counted.register.values()
    return [
        (
            date,
            of["OPD"] + of["AB-HWC"],
            of["OPD"],
            of["AB-HWC"],
            of["OPD total"] + of["AB-HWC total"],
            of["OPD total"],
            of["AB-HWC total"],
            of["nowhere"],
            len(operational[date]),
            sum(is_open(opd, date, date) for opd in register),
        )
        for date, of in days.items()
    ]


def opd_monthly(counted: Counted) -> dict[tuple[dt.date, str], int | None]:
    """Consultations of each whole month through each OPD, None where the rule on small numbers withholds it."""
    through: Counter[tuple] = Counter()
    for (date, _, _, opd), consultations in counted.cells.items():
        if opd:
            through[date.replace(day=1), opd] += consultations
    days = span(counted)
    shown: dict[tuple[dt.date, str], int | None] = {}
    for month in sorted({date.replace(day=1) for date in days}):
        last = month.replace(day=calendar.monthrange(month.year, month.month)[1])
        if last <= days[-1]:
            there = [opd for opd in counted.register.values() if is_open(opd, month, last)]
            numbers = {opd["opd_id"]: through[month, opd["opd_id"]] for opd in there}
            withheld = _withheld(there, numbers)
            shown |= {(month, id): None if id in withheld else number for id, number in numbers.items()}
    return shown


def _withheld(there: list[dict], numbers: dict[str, int]) -> set[str]:
    """Small numbers, and beside them: of a host's larger ones that of the OPD which opened last.

    For a host with no other OPD it is that of the one which opened last in the country.
    """
    small = {id for id, number in numbers.items() if number < FEW}
    latest_first = sorted(there, key=lambda opd: (-opd["opened_on"].toordinal(), opd["opd_id"]))
    hosts = Counter(opd["state"] for opd in there)
    withheld = set(small)
    for host in {opd["state"] for opd in there if opd["opd_id"] in small}:
        alone = hosts[host] == 1
        larger = [o["opd_id"] for o in latest_first if o["opd_id"] not in small and (alone or o["state"] == host)]
        withheld |= set(larger[:1])
    return withheld
