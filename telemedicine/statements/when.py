"""Up to which day a number counts, and whether a growth began or ends with it."""

import datetime as dt
from collections.abc import Iterator

from telemedicine.statements.asof import Calendar, is_since, is_until
from telemedicine.statements.context import Context, points_back
from telemedicine.statements.days import Day
from telemedicine.statements.numbers import Number
from telemedicine.statements.reading import Text
from telemedicine.statements.spots import Spot

_ALL_OF = {"both", "all", ","}


def days(spot: Spot, within: range) -> Iterator[Day]:
    """Yield the days, months and years among these tokens that say when, not since when."""
    for first in sorted({spot.text.day_at[at].first for at in within if at in spot.text.day_at}):
        day = spot.text.day_at[first]
        if day.is_exact and not is_since(spot.text, day):
            yield day


def is_end(spot: Spot) -> bool:
    """Return whether a number is where a growth ends, which is now: from 12 lakh on 10 June to 16 lakh."""
    return spot.before is not None and _ends(spot.text, spot.number, spot.clause.start)


def is_start(spot: Spot) -> bool:
    """Return whether a number is where a growth began: from 12 lakh to 16 lakh, 12 लाख से बढ़कर 16 लाख."""
    text, at = spot.text, spot.number.first - 1
    while at > spot.clause.start and text.says(at, "hedge"):
        at -= 1
    if any(day.day and day.month for day in days(spot, spot.segment)):
        return False
    if text.says(at, "time.up_from"):
        return True
    is_from = text.tokens[at].key == "from" or text.says(spot.number.last, "grammar.blocks")
    return is_from and spot.after is not None and _ends(text, spot.after, spot.number.last)


def _ends(text: Text, number: Number, start: int) -> bool:
    at = number.first - 1
    while at > start and text.says(at, "hedge") and not text.says(at, "grammar.to"):
        at -= 1
    return (
        text.says(at, "grammar.to")
        or text.tokens[at].key == "to"
        or (text.tokens[at].key == "से" and text.says(number.last, "hedge.peak.after"))
    )


def _shared_day(spot: Spot, calendar: Calendar) -> dt.date | None:
    """The day that closes a clause and is said of all its numbers: 3,017 hubs, 33,819 spokes, both as of 19 January."""
    text = spot.text
    last = next(one for one in reversed(text.numbers) if one.first < spot.clause.stop)
    closing = [day for day in days(spot, range(last.last, spot.clause.stop)) if day.day and is_until(text, day)]
    is_said = bool(closing) and text.tokens[text.mark_at[closing[-1].first - 1].first - 1].key in _ALL_OF
    return calendar.resolve(closing[-1]) if is_said and closing[-1].first - 1 in text.mark_at else None


def day(spot: Spot, context: Context, calendar: Calendar) -> dt.date:
    """Return the last day a number counts: of its segment, of the start of its clause, carried over, or the text's."""
    if spot.says("time.now") and not any(one.day and one.month for one in days(spot, spot.segment)):
        return calendar.as_of
    around = () if is_end(spot) else (spot.front, range(spot.clause.start, spot.number.first))
    if shared := _shared_day(spot, calendar):
        return shared
    for within in (spot.segment, *around):
        named = [one for one in days(spot, within) if one.day and one.month]
        if named and (found := calendar.resolve(named[-1] if within is spot.segment else named[0])):
            return found
    return (context.day if points_back(spot) else None) or calendar.as_of
