"""In which span a number counts consultations: a day, a month, some days, or all up to a month."""

import datetime as dt
from itertools import pairwise

from telemedicine.statements import asof, hedges, when
from telemedicine.statements.asof import Calendar
from telemedicine.statements.nouns import Noun
from telemedicine.statements.spots import Spot

IN_DAYS = {"days": 1, "weekly": 7, "monthly": 30}
STEP = 100_000  # milestones are not counted below
_TO = {"to", "and", "till", "until", "through", "से"}


def reached(spot: Spot, calendar: Calendar, month: str | None) -> str | None:
    """Return the month in which a total was reached: it touched 3 lakh in September 2020, 1 crore by August."""
    text = spot.text
    until = [day for day in when.days(spot, spot.segment) if day.month and not day.day and asof.is_until(text, day)]
    if until and not month:
        return calendar.month(until[-1])
    is_large = spot.number.is_scaled or spot.number.value >= STEP
    is_reached = any(text.said(within, "time.reached") for within in (spot.front, spot.segment, spot.tail))
    return month if month and is_large and is_reached else None


def span(spot: Spot) -> int | None:
    """Return the days in which consultations were added: one lakh of them in the last 20 days."""
    text, after = spot.text, spot.after
    is_part = bool(text.said(spot.left, "refer.same"))  # इनमें से एक लाख परामर्श 20 दिन में हुए
    if after is None or not (is_part or text.says(after.first - 1, "time.last_days")):
        return None
    factor = next((factor for name, factor in IN_DAYS.items() if text.says(after.last, f"noun.{name}")), None)
    return round(after.value * factor) if factor else None


def from_to(spot: Spot, calendar: Calendar) -> int | None:
    """Return the days of a span with both its ends: from 12 October to 8 December."""
    text = spot.text
    named = [day for day in text.days if day.first in spot.segment and day.day and day.month]
    for first, last in pairwise(named):
        between = range(first.last, last.first)
        is_span = asof.is_since(text, first) and len(between) == 1 and text.tokens[first.last].key in _TO
        ends = calendar.resolve(first), calendar.resolve(last)
        if is_span and ends[0] and ends[1] and ends[0] < ends[1]:
            return (ends[1] - ends[0]).days + 1
    return None


def in_a_day(spot: Spot, noun: Noun) -> str | None:
    """Return the busiest day or a daily average; None where the number is not of a day."""

    def says(cue: str) -> bool:
        shared = range(spot.number.last, _reach(spot, noun) if noun.is_inherited else spot.number.last)
        grown = range(spot.before.first if spot.before and when.is_end(spot) else spot.number.first, spot.number.first)
        return any(spot.text.said(within, cue) for within in (spot.segment, spot.front, shared, grown))

    is_daily = says("time.daily") or (says("time.average") and says("time.one_day"))
    is_most = is_daily and (says("time.record") or hedges.is_peak(spot))
    heads = asof.heads(spot.text)
    dated = any(
        day.day and day.month and day not in heads
        for within in (spot.segment, spot.front)
        for day in when.days(spot, within)
    )
    if dated and says("time.record"):  # the most there were, on 16 April 2022
        return "consultations_daily_peak"
    is_one_day = says("time.one_day") and not (says("time.that_day") and says("time.reached"))
    if is_most or says("time.busiest_day") or (is_one_day and not is_daily):
        return "consultations_daily_peak"
    return "consultations_daily" if is_daily else None


def _reach(spot: Spot, noun: Noun) -> int:
    """How far what is said of the noun goes that the next number has: 2.5 to 3 lakh a day, as far as the next comma."""
    text, start = spot.text, noun.mark.last if noun.mark else spot.number.last
    between = [one for one in text.numbers if spot.number.last <= one.first < start]
    if len(between) > 1:
        return spot.number.last
    return next((at for at in range(start, spot.clause.stop) if text.tokens[at].text in ",;"), spot.clause.stop)


def month(spot: Spot, calendar: Calendar, as_of: dt.date) -> str | None:
    """Return the month a number is of: in June, during June 2021, जून में, last month, June was its busiest month."""
    text = spot.text
    for within in (spot.segment, spot.front):
        named = [day for day in when.days(spot, within) if day not in asof.heads(text)]
        for day in named if not any(day.day and day.month for day in named) else []:
            before, after = day.first - 1, day.last
            is_in = text.says(before, "time.in_month") and text.tokens[before].text.isascii()
            is_in = is_in or (text.says(after, "time.in_month") and not text.tokens[after].text.isascii())
            is_before = day.last <= spot.number.first and not text.says(before, "time.as_of") and not day.year
            if day.month and not day.day and (is_in or is_before):
                return calendar.month(day)
        if text.said(within, "time.last_month"):
            return f"{as_of.replace(day=1) - dt.timedelta(days=1):%Y-%m}"
        if text.said(within, "time.this_month"):
            return f"{as_of:%Y-%m}"
    return None
