"""What stands along an axis or in a legend: round ticks and classes, said in lakh and crore, and years."""

import datetime as dt
import html
import math
from collections.abc import Iterable

from telemedicine import numerals

STEPS = (1, 2, 2.5, 5, 10)  # round numbers a tick can go by
MOST_DIGITS = 3


def plain(text: str) -> str:
    """The text with nothing left that a figure would take for markup: plotly reads a little HTML in every label."""
    return html.escape(text, quote=False)


def ticks(top: float, bottom: float = 0, number: int = 5) -> list[float]:
    """About `number` round values between `bottom` and `top`, zero among them."""
    rough = max((top - bottom) / number, 1e-9)
    size = 10 ** math.floor(math.log10(rough))
    step = next(step * size for step in STEPS if step * size >= rough * 0.8)
    first, last = math.ceil(bottom / step - 1e-9), math.floor(top / step + 1e-9)
    return [place * step for place in range(first, last + 1)]


def axis(top: float, number: int = 5) -> dict:
    """Plotly's axis settings for counts from zero to `top`: round ticks in lakh and crore."""
    top = top if top > 0 else 1
    values = ticks(top, number=number)
    whole = all(float(value).is_integer() for value in values)
    texts = [numerals.short(value) if whole else numerals.decimal(value, 1 + (values[1] < 0.2)) for value in values]
    return {"tickvals": values, "ticktext": texts, "range": [0, top]}


def months(first: dt.date, last: dt.date) -> dict:
    """Plotly's axis settings for time from `first` to `last`: every year, or every few months of a short time.

    Too near the end there is no tick: its label would be cut.
    """
    edge = max((last - first) * 0.02, dt.timedelta(days=16))  # half a month's column, so that none is cut
    years = range(first.year, last.year + 1)
    if (last - first).days > 550:  # more months than a phone has room for side by side
        days, room = [dt.date(year, 1, 1) for year in years], 0.05
        texts = [str(day.year) for day in days]
    else:
        every = 3 if (last - first).days < 300 else 6
        days, room = [dt.date(year, month, 1) for year in years for month in range(1, 13, every)], 0.12
        texts = [numerals.short_month(day) for day in days]
    start, end = first - edge, last + edge
    uncut = (end - (end - start) * room).isoformat()  # half a label on a phone
    ticks = [(day.isoformat(), text) for day, text in zip(days, texts, strict=True) if day.isoformat() <= uncut]
    return {
        "tickvals": [day for day, _text in ticks],
        "ticktext": [text for _day, text in ticks],
        "range": [start.isoformat(), end.isoformat()],
    }


def classes(values: Iterable[float], number: int = 6) -> list[float]:
    """Bounds of at most `number` classes holding about as many values each (quantiles), moved to rounder numbers.

    The first bound is the least value and the last the greatest; a bound between is the roundest number that parts
    the same two neighbours, so that a legend can be read aloud. Fewer classes come out where values are equal.
    """
    ordered = sorted(values)
    if not ordered:
        return []
    cuts = [round(place * len(ordered) / number) for place in range(1, number)]
    inner = {roundest(ordered[cut - 1], ordered[cut]) for cut in cuts if 0 < cut < len(ordered)}
    return [ordered[0], *sorted(bound for bound in inner if ordered[0] < bound <= ordered[-1]), ordered[-1]]


def centred(values: Iterable[float], number: int = 6) -> list[float]:
    """Bounds of `number` (even) classes that mirror each other around zero, by quantiles of the distance from zero."""
    upper = [0.0, *classes([abs(value) for value in values], number // 2)[1:]]
    return [-bound for bound in reversed(upper[1:])] + upper


def roundest(below: float, above: float) -> float:
    """The number with the fewest digits over `below` and at most `above`, and of those the greatest."""
    if below == above:
        return above
    size = 10 ** math.floor(math.log10(max(abs(below), abs(above), 1e-9)))
    while True:
        for part in (1, 2, 4):
            bound = math.floor(above / size * part) * size / part
            if below < bound <= above:
                return round(bound, 6)
        size /= 10


def class_of(value: float, bounds: list[float]) -> int:
    """Which class a value falls into, from 0: a bound belongs to the class above it, the greatest value to the last."""
    return max(0, sum(value >= bound for bound in bounds[1:-1]))


def digits(value: float, figures: int = 2) -> int:
    """How many decimals, `MOST_DIGITS` at most, show so many figures of a value: two of 12 in none, of 1.2 in one."""
    if value == 0:
        return 0
    return min(MOST_DIGITS, max(0, figures - 1 - math.floor(math.log10(abs(value)))))
