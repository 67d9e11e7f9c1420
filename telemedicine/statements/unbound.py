"""What the words around a number leave open: the other places, variants and days that it may be of."""

import datetime as dt

from telemedicine.releases import ALL_INDIA
from telemedicine.statements import variants as said
from telemedicine.statements import when, whose
from telemedicine.statements.asof import Calendar
from telemedicine.statements.context import Context
from telemedicine.statements.reading import Text
from telemedicine.statements.spots import Spot


def places(text: Text, words: range, spots: list[Spot], states: list[str], context: Context) -> list[tuple[str, ...]]:
    """Return for each number of a sentence, taken to be of these States or of IN, what else it may be of.

    Nothing where a place is bound to it; of a State, the nation; of the nation, the places that the sentence and those
    before it speak of, but for those that are bound to a number after it.
    """
    bound = [whose.bound(spot, context) for spot in spots]
    named = [text.place_at[at].value for at in words if at in text.place_at]
    spoken = dict.fromkeys(one for one in (*named, context.state, context.theme) if one != ALL_INDIA)
    return [
        ()
        if bound[at]
        else (ALL_INDIA,)
        if state != ALL_INDIA
        else tuple(one for one in spoken if one not in bound[at + 1 :])
        for at, state in enumerate(states)
    ]


def variants(spot: Spot, variant: str, context: Context) -> tuple[str, ...]:
    """Return the variants last spoken of, for a number of the whole service of which the sentence says none."""
    return context.pair if variant == "all" and not said.is_said(spot) else ()


def days(
    spot: Spot, sentence: list[Spot], context: Context, calendar: Calendar
) -> tuple[tuple[dt.date, ...], tuple[str, ...]]:
    """Return the days, and the months as 2021-06, up to which a number may count that has no day of its own.

    Those are the day of the text, the only one written with its year, and those of the sentence that stand beside no
    other number; and a month before the first number, which is of all.
    """
    text = spot.text
    if any(day.day and day.month for day in when.days(spot, spot.segment)):
        return (), ()
    dated = {(day.year, day.month, day.day): day for day in text.days if day.year and day.month and day.day}
    named = [day for day in text.days if day.first in spot.sentence and day.is_exact and day.month]
    free = [day for day in named if not any(day.first in other.segment for other in sentence if other is not spot)]
    full = [*(dated.values() if len(dated) == 1 else ()), *(day for day in free if day.day)]
    same_day = context.day if spot.says("time.same_day") else None
    found = dict.fromkeys([same_day, calendar.as_of, *(calendar.resolve(day) for day in full)])
    months = [calendar.month(day) for day in named if not day.day and (day in free or day.first in spot.front)]
    if text.said(spot.sentence, "time.this_month"):
        months.append(f"{calendar.as_of:%Y-%m}")
    return tuple(day for day in found if day), tuple(month for month in months if month)
