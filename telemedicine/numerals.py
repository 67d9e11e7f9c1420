"""Say numbers and dates as India prints them: 16,32,377 · 12.5 lakh · 1.2 crore · 3 July 2021.

Babel groups Indian digits rightly but says "1.63 million" for long English forms, so lakh and crore are said here.
"""

import datetime as dt
from collections.abc import Sequence
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

import pandas as pd
from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_time, get_month_names
from babel.numbers import format_decimal

from telemedicine.words import _, language

LAKH = 100_000
CRORE = 10_000_000
IST = ZoneInfo("Asia/Kolkata")
MISSING = "–"
# A page says some thousand values, most of them again on the next click; saying one anew takes 20 microseconds.
_KEPT = 50_000


@lru_cache
def _locale(language: str) -> Locale:
    """The language as India writes it, where it is written there; so a new language needs no line here."""
    try:
        return Locale.parse(f"{language}_IN")
    except UnknownLocaleError:
        return Locale.parse(language)


@lru_cache(_KEPT)
def _number(value: float, pattern: str, language: str) -> str:
    return format_decimal(value, pattern, locale=_locale(language))


@lru_cache(_KEPT)
def _day(value: dt.date, pattern: str, language: str) -> str:
    return format_date(value, pattern, locale=_locale(language))


def count(value: Any) -> str:
    """All digits, grouped: 1632377 is 16,32,377. A missing value is a dash."""
    return MISSING if pd.isna(value) else _number(round(value), "#,##,##0", language())


def decimal(value: Any, digits: int = 1) -> str:
    """A number with a fixed number of decimals, grouped. A missing value is a dash."""
    if pd.isna(value):
        return MISSING
    pattern = "#,##,##0" + ("." + "0" * digits if digits else "")
    return _number(value, pattern, language())


def percent(value: Any, digits: int = 1) -> str:
    """A percentage from 0 to 100: 12.5 is 12.5%. A missing value is a dash."""
    return MISSING if pd.isna(value) else _("{number}%").format(number=decimal(value, digits))


def signed_percent(value: Any, digits: int = 1) -> str:
    """A change in per cent with its sign: +3.1% or −0.4%. A missing value is a dash."""
    if pd.isna(value):
        return MISSING
    shown = round(value, digits)  # what prints as nothing has no sign
    sign = "+" if shown > 0 else "−" if shown < 0 else ""
    return sign + percent(abs(shown), digits)


def short(value: Any) -> str:
    """To the nearest hundredth of a lakh or crore, without idle zeros: 12.5 lakh, 50.01 crore, 8,500."""
    if pd.isna(value):
        return MISSING
    for size, pattern in ((CRORE, _("{number} crore")), (LAKH, _("{number} lakh"))):
        if abs(round(value / size, 2)) >= 1:
            return pattern.format(number=_number(round(value / size, 2), "#,##,##0.##", language()))
    return count(value)


def milestone(value: int) -> str:
    """Say a milestone whole: 7000000 is 70 lakh, 500000000 is 50 crore."""
    return short(value)


def in_words(value: int) -> str:
    """Say every part of a count: 500092730 is 50 crore 92 thousand 730."""
    rest, said = int(value), []
    parts = (
        (CRORE, _("{number} crore")),
        (LAKH, _("{number} lakh")),
        (1_000, _("{number} thousand")),
        (1, "{number}"),
    )
    for size, pattern in parts:
        number, rest = divmod(rest, size)
        if number:
            said.append(pattern.format(number=count(number)))
    return " ".join(said) or count(0)


def date(value: dt.date | None) -> str:
    """A day: 3 July 2021. A missing day is a dash."""
    return MISSING if pd.isna(value) else _day(value, "d MMMM y", language())


def short_date(value: dt.date | None) -> str:
    """A day in little room: 3 Jul 2021. A missing day is a dash."""
    return MISSING if pd.isna(value) else _day(value, "d MMM y", language())


def moment(value: dt.datetime) -> str:
    """A point in time, given in any zone, by the clock of India: 3 July 2021, 18:30 IST."""
    local = value.astimezone(IST)
    return _("{day}, {time} IST").format(day=date(local), time=format_time(local, "HH:mm", locale=_locale(language())))


def month(value: dt.date | None) -> str:
    """A month: June 2021. A missing month is a dash."""
    return MISSING if pd.isna(value) else _day(value, "MMMM y", language())


def short_month(value: dt.date) -> str:
    """A month in little room: Jun 2021."""
    return _day(value, "MMM y", language())


def known_day(text: str) -> str:
    """A day as far as the record knows it: 2021-07-03, 2021-07 or 2021 is 3 Jul 2021, July 2021 or 2021."""
    say = {3: short_date, 2: month}.get(len(parts := [int(part) for part in text.split("-")]))
    return say(dt.date(*parts, *[1] * (3 - len(parts)))) if say else text


def month_names() -> list[str]:
    """The twelve months, January first, for the dates that a chart writes in the browser."""
    return list(get_month_names("wide", locale=_locale(language())).values())


def dates(first: dt.date | None, last: dt.date | None) -> str:
    """A day, or a range of days: 23 June 2021 to 3 July 2021."""
    if pd.isna(first) or first == last:
        return date(last)
    return _("{first} to {last}").format(first=date(first), last=date(last))


def listed(items: Sequence[str]) -> str:
    """Items in one sentence: one, two and three."""
    if len(items) < 2:
        return "".join(items)
    return _("{some} and {last}").format(some=_(", ").join(items[:-1]), last=items[-1])
