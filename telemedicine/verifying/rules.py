"""The rules a row must keep, written anew: which rule a row breaks first, and what a good row says."""

import csv
import datetime as dt
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from telemedicine import numerals
from telemedicine.extracts.settings import Reading

_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
_ISO = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)"
    r"([ T](?P<hour>\d\d):(?P<minute>\d\d)(:(?P<second>\d\d)(\.\d{1,9})?)?(?P<zone>Z|[+-]\d\d(:?\d\d)?)?)?",
    re.ASCII,
)
_DMY = re.compile(
    r"(?P<day>\d\d?)/(?P<month>\d\d?)/(?P<year>\d{4})( (?P<hour>\d\d?):(?P<minute>\d\d)(:(?P<second>\d\d))?)?",
    re.ASCII,
)
_PARTS = ("year", "month", "day", "hour", "minute", "second")
_AND = {"and", "और", "एवं", "तथा", "व"}
_KINDS = {"general", "speciality", "super-speciality", "national"}

Cell = tuple[dt.date, str | None, str, str | None]  # day, State/UT, variant, OPD


def table(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@dataclass(frozen=True)
class Known:
    """What rows are judged by: spellings, days of launch, and the day of the build."""

    states: dict[str, str]
    variants: dict[str, str]
    launched_on: dict[str, dt.date]
    today: dt.date


def known(data: Path, today: dt.date) -> Known:
    """Read the spellings of a data folder."""
    folder = data / "reference"
    states = {spelt(row["spelling"]): row["state"] for row in table(folder / "state_spellings.csv")}
    for row in table(folder / "states.csv"):
        code, lgd = row["state"], row["lgd_code"]
        states |= {spelt(name): code for name in (code, code[3:], lgd, lgd.zfill(2), row["name"], row["name_hi"])}
    return Known(
        states={**states, "in": "IN"},
        variants={spelt(row["spelling"]): row["variant"] for row in table(folder / "variant_spellings.csv")},
        launched_on={
            row["variant"]: dt.date.fromisoformat(row["launched_on"]) for row in table(folder / "variants.csv")
        },
        today=today,
    )


def spelt(text: str) -> str:
    """Return a spelling without capitals, accents, spaces and signs."""
    text = text.lower()
    if re.search("[ऀ-ॿ]", text):
        text = unicodedata.normalize("NFC", text).replace("\u093c", "")
    else:
        split = unicodedata.normalize("NFD", text)
        text = "".join(sign for sign in split if not unicodedata.combining(sign)).replace("&", " and ")
    return "".join(word for word in re.sub("[^a-z0-9ऀ-ॿ]+", " ", text).split() if word not in _AND)


def day(value: object, reading: Reading) -> dt.date | None:
    """Return the day in IST that a cell says, or None where it cannot be read as declared."""
    if isinstance(value, dt.datetime):
        return (value.astimezone(numerals.IST) if value.tzinfo else value).date()
    if isinstance(value, dt.date) or value is None:
        return value
    found = (_ISO if reading.dates == "iso" else _DMY).fullmatch(str(value).strip(" "))
    try:
        return _day(found.groupdict()) if found else None
    except ValueError:
        return None


def _day(said: dict[str, str | None]) -> dt.date | None:
    year, month, day, hour, minute, second = (int(said[part] or 0) for part in _PARTS)
    time, zone = dt.datetime(year, month, day, hour, minute, second), said.get("zone")
    if zone:
        time = time.replace(tzinfo=_zone(zone)).astimezone(numerals.IST)
    return time.date() if year >= 1000 else None


def _zone(said: str) -> dt.timezone:
    digits = said[1:].replace(":", "").ljust(4, "0")
    hours, minutes = int(digits[:2]), int(digits[2:])
    if minutes > 59:
        raise ValueError(f"{said} is no zone")
    offset = dt.timedelta(hours=hours, minutes=minutes)
    return dt.timezone(-offset if said.startswith("-") else offset)


def number(value: object) -> float | None:
    """Return the number a cell says, or None."""
    if value is None or isinstance(value, int | float):
        return value
    text = str(value).strip()
    return float(text) if _NUMBER.fullmatch(text) else None


def judged(row: dict, kind: str, reading: Reading, known: Known) -> tuple[str | None, dict]:
    """Return the first rule a row breaks, or None, and what the row says."""
    judge: Callable = _register if kind == "register" else _counted
    return judge(row, kind, reading, known)


def _counted(row: dict, kind: str, reading: Reading, known: Known) -> tuple[str | None, dict]:
    variant = known.variants.get(spelt(str(row["variant"]))) if "variant" in row else None
    state = known.states.get(spelt(_said(row, "state") or "IN"))
    date, age, count = day(row.get("date"), reading), row.get("age"), number(row.get("consultations"))
    status = str(row.get("status", "")).strip(" ").lower() if row.get("status") else ""
    whole = int(count) if count is not None and count % 1 == 0 else None
    counts = kind == "daily counts"
    tried = (
        ("no_id", not counts and not row.get("consultation_id")),
        ("not_completed", bool(row.get("status")) and status not in {word.lower() for word in reading.completed}),
        ("no_day", date is None and not _said(row, "date")),
        ("unread_day", date is None),
        ("future_day", date is not None and date > known.today),
        ("unknown_variant", variant is None),
        ("before_launch", date is not None and variant is not None and date < known.launched_on[variant]),
        ("unknown_state", state is None),
        ("impossible_age", age is not None and not _is_age(number(age))),
        ("no_count", counts and whole is None),
        ("negative_count", counts and whole is not None and whole < 0),
        ("absurd_count", counts and whole is not None and whole > 1_000_000),
    )
    broken = next((rule for rule, breaks in tried if breaks), None)
    cell = (date, None if state == "IN" else state, variant, _text(row, "opd_id"))
    part = tuple(_text(row, name) for name in ("district", "speciality", "gender", "age"))
    said = {"cell": cell, "id": row.get("consultation_id"), "part": part, "basis": row.get("basis")}
    return broken, said | {"count": whole}


def _register(row: dict, kind: str, reading: Reading, known: Known) -> tuple[str | None, dict]:
    state = known.states.get(spelt(_said(row, "state") or "IN"))
    opened, closed = day(row.get("opened_on"), reading), day(row.get("closed_on"), reading)
    doctors, what = number(row.get("doctors")), _text(row, "kind")
    what = what.strip(" ").lower() if what else None
    tried = (
        ("unknown_state", state is None),
        ("no_opd_id", not row.get("opd_id")),
        ("unknown_kind", what not in _KINDS),
        ("no_opening", opened is None),
        ("unread_closing", closed is None and bool(_said(row, "closed_on"))),
        ("closed_before_opened", closed is not None and opened is not None and closed < opened),
    )
    said = {
        "opd_id": _text(row, "opd_id"),
        "name": _text(row, "name"),
        "kind": what,
        "state": None if state == "IN" else state,
        "speciality": _text(row, "speciality"),
        "host": _text(row, "host"),
        "opened_on": opened,
        "closed_on": closed,
        "doctors": None if doctors is None else round(doctors),
        "basis": _text(row, "basis"),
    }
    return next((rule for rule, breaks in tried if breaks), None), said


def _is_age(number: float | None) -> bool:
    return number is not None and 0 <= number <= 120


def _said(row: dict, name: str) -> str:
    return str(row.get(name, "")).strip(" ")


def _text(row: dict, name: str) -> str | None:
    return str(row[name]) if name in row else None
