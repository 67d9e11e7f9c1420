"""Days, months and years in a text: 3 July 2021, July 3, 3 जुलाई, 03.07.2021, June, 2021, 2021-22."""

import datetime as dt
import operator
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from telemedicine.statements import cues, numbers
from telemedicine.statements.tokens import Found, Token, key

_YEARS = range(1947, 2100)
_SHORTENED = 4  # letters of a month: Sept
_SHORT = {"st", "nd", "rd", "th"}


@dataclass(frozen=True, slots=True)
class Day:
    """A day, month or year as far as it is written, over the tokens `first` up to before `last`."""

    first: int
    last: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    is_exact: bool = True  # whether it is a day or month; a financial year is neither

    def date(self, year: int) -> dt.date | None:
        """The day it is in a year, unless it names its own; None where there is none: 31 June, or a year unheard of."""
        if self.year and self.year not in _YEARS:
            return None
        try:
            return dt.date(self.year or year, self.month or 1, self.day or 1)
        except ValueError:
            return None


@cache
def _months() -> dict[str, int]:
    return {key(name): number for name, number in cues.months().items()}


def read(tokens: Sequence[Token], found: Sequence[Found[frozenset[str]]]) -> list[Day]:
    """Return all days, months and years in order. `found` are the cues: a noun after a number makes it a count."""
    says = {mark.first: mark.value for mark in found}
    ends = {mark.last: mark.value for mark in found}
    days, at = [], 0
    while at < len(tokens):
        day = _written(tokens, at) or _whole(tokens, at, says) or _year(tokens, at, says, ends)
        if day:
            days.append(day)
        at = day.last if day else at + 1
    return days


def _written(tokens: Sequence[Token], at: int) -> Day | None:
    """2021-07-03, 03/07/2021 or 3.7.2021, which the words below leave as numbers between marks."""
    text = ""
    for token, after in pairwise([*tokens[at : at + 6], Token("", "", -1, -1, "mark")]):
        text += token.text + " " * (token.end != after.start)
    if tokens[at].kind != "number" or (at and tokens[at - 1].end == tokens[at].start and tokens[at - 1].text in "-/."):
        return None
    found = re.match(r"(?P<y>\d{4})-(?P<m>\d{1,2})(-(?P<d>\d{1,2}))?(?!\d)", text)
    found = found or re.match(r"(?P<d>\d{1,2})(?P<s>[./-])(?P<m>\d{1,2})(?P=s)(?P<y>\d{4})(?!\d)", text)
    if not found or int(found["y"]) not in _YEARS or not 1 <= int(found["m"]) <= 12:
        return None
    last, length = at, 0
    while length < found.end():
        length, last = length + len(tokens[last].text), last + 1
    if length > found.end() or tokens[last - 1].end - tokens[at].start != length:
        return None
    return Day(at, last, int(found["y"]), int(found["m"]), int(found["d"]) if found["d"] else None)


def _named(tokens: Sequence[Token], at: int, says: dict[int, frozenset[str]]) -> Day | None:
    """A month by its name, with the day before or after it and the year after both, as far as they are there."""
    month, day, last = _month(tokens, at), None, _after_month(tokens, at)
    if month is None:
        day, last = _day_number(tokens, at)
        if last < len(tokens) and day and tokens[last].text in "-~" and _day_number(tokens, last + 1)[0]:
            last = _day_number(tokens, last + 1)[1]  # 1-17 April: its first day
        last += last < len(tokens) and tokens[last].key in ("of", "-", "/")
        month = _month(tokens, last) if day and last < len(tokens) else None
        last = _after_month(tokens, last)
    elif tokens[at].key == "may" and not tokens[at].text[0].isupper():
        return None
    elif last < len(tokens):
        day, after = _day_number(tokens, last)
        if day and _is_count(tokens, after, says):
            day = None
        last = after if day else last
    if month is None:
        return None
    year, last = _year_after(tokens, last, says, is_any=day is not None or _is_slip_of_year(tokens, last, says))
    return Day(at, last, year, month, day)


def _is_slip_of_year(tokens: Sequence[Token], at: int, says: dict[int, frozenset[str]]) -> bool:
    """Whether a number is a year of our century but for a digit, and nothing follows that it could count: June 2921."""
    if at >= len(tokens) or not _has_four_digits(tokens[at]):
        return False
    after = tokens[at + 1].text if at + 1 < len(tokens) else "."
    is_alone = after in (".", ",", ";", "।", ")") or "time.in_month" in says.get(at + 1, ())
    return is_alone and sum(map(operator.eq, tokens[at].text, "20")) == 1


def _whole(tokens: Sequence[Token], at: int, says: dict[int, frozenset[str]]) -> Day | None:
    named = _named(tokens, at, says)
    return named if named and named.day else _slipped(tokens, at, says) or named


def _slipped(tokens: Sequence[Token], at: int, says: dict[int, frozenset[str]]) -> Day | None:
    """A day that no month has, in a date that is otherwise whole: 63 April 2020, April 63, 2020."""
    day, month = (at, at + 1) if _two_digits(tokens, at) else (at + 1, at)
    if not (_two_digits(tokens, day) and _month(tokens, month)):
        return None
    year, last = _year_after(tokens, max(day, month) + 1, says, is_any=True)
    return Day(at, last, year, _month(tokens, month), int(tokens[day].text)) if year else None


def _month(tokens: Sequence[Token], at: int) -> int | None:
    month = _months().get(tokens[at].key) if at < len(tokens) else None
    return month if month and (not tokens[at].text.isascii() or tokens[at].text[0].isupper()) else None


def _after_month(tokens: Sequence[Token], at: int) -> int:
    """The token after a month, its full stop passed over where it is shortened: Oct. 12, 12-Oct-2020."""
    after = at + 1
    is_short = after + 1 < len(tokens) and tokens[after].text == "." and len(tokens[at].text) <= _SHORTENED
    is_joined = after < len(tokens) and tokens[after].text in "-/" and _is_year(tokens, after + 1)
    return after + (is_short or is_joined)


def _day_number(tokens: Sequence[Token], at: int) -> tuple[int | None, int]:
    """A day of the month in digits, with or without its ending, or in words; and the token after it."""
    if at >= len(tokens):
        return None, at
    if tokens[at].kind == "number":
        value = int(tokens[at].text) if len(tokens[at].text) <= 2 and tokens[at].text.isdecimal() else 0
    else:
        value = int(numbers.unit(tokens[at]))
    last = at + 1
    if last < len(tokens) and tokens[last].key in _SHORT and tokens[last].start == tokens[at].end:
        last += 1
    return (value, last) if 1 <= value <= 31 else (None, at)


def _is_count(tokens: Sequence[Token], at: int, says: dict[int, frozenset[str]]) -> bool:
    """Whether what stands here makes the number before it a count: lakh, per cent, OPDs."""
    if at >= len(tokens):
        return False
    is_share = tokens[at].text == "%" or any(cue.startswith(("noun.", "percent.")) for cue in says.get(at, ()))
    is_more = tokens[at].text == "+" or (
        not tokens[at].text.isascii() and any(cue.startswith("hedge.at_least.after") for cue in says.get(at, ()))
    )
    is_joined = tokens[at].text == "-" and _is_count(tokens, at + 1, says)
    return is_share or is_more or numbers.is_scale(tokens[at]) or is_joined


def _year_after(
    tokens: Sequence[Token], at: int, says: dict[int, frozenset[str]], *, is_any: bool = False
) -> tuple[int | None, int]:
    """The year and the token after it. `is_any`: four digits are a year of whatever century, after a day and month."""
    after = at + 1 if at < len(tokens) and tokens[at].text in ",." else at
    if after < len(tokens) and tokens[after].text == "'" and _two_digits(tokens, after + 1):
        return 2000 + int(tokens[after + 1].text), after + 2
    is_year = _is_year(tokens, after) or (is_any and after < len(tokens) and _has_four_digits(tokens[after]))
    if is_year and not _is_count(tokens, after + 1, says):
        return int(tokens[after].text), after + 1
    return None, at


def _is_year(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and _has_four_digits(tokens[at]) and int(tokens[at].text) in _YEARS


def _has_four_digits(token: Token) -> bool:
    return len(token.text) == 4 and token.text.isdecimal()


def _two_digits(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and len(tokens[at].text) == 2 and tokens[at].text.isdecimal()


def _year(
    tokens: Sequence[Token], at: int, says: dict[int, frozenset[str]], ends: dict[int, frozenset[str]]
) -> Day | None:
    """2021, 2021-22, FY22; not 2000 where a hedge or a noun makes it a count."""
    if "time.fiscal" in ends.get(at, ()) and _two_digits(tokens, at):
        return Day(at, at + 1, 2000 + int(tokens[at].text), is_exact=False)
    if not _is_year(tokens, at) or any(cue.startswith("hedge.") for cue in ends.get(at, ())):
        return None
    is_span = at + 2 < len(tokens) and tokens[at + 1].text in "-/" and tokens[at + 1].start == tokens[at].end
    if is_span and (_two_digits(tokens, at + 2) or _is_year(tokens, at + 2)):
        return Day(at, at + 3, int(tokens[at].text), is_exact=False)
    if _is_count(tokens, at + 1, says) or (tokens[at - 1].text in "(-:|" and "place.state" in ends.get(at - 1, ())):
        return None
    return Day(at, at + 1, int(tokens[at].text))
