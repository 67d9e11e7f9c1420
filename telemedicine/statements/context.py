"""What the sentences before spoke of, for what a sentence leaves unsaid; and names said respectively."""

import datetime as dt
from dataclasses import dataclass

from telemedicine.releases import ALL_INDIA
from telemedicine.statements.spots import Spot

_NEAR = 3  # tokens from the first number of a sentence to "of these"


@dataclass
class Context:
    """What the sentences before spoke of: the State, the variant, the day, and the variants in the order named."""

    state: str = ALL_INDIA
    variant: str = "all"
    day: dt.date | None = None
    pair: tuple[str, ...] = ()
    theme: str = ALL_INDIA
    places: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    is_asked: bool = False
    is_question: bool = False
    has_begun: bool = False


def points_back(spot: Spot) -> bool:
    """Return whether the sentence takes up the one before: "of these", or "it" before anything is named."""
    text = spot.text
    before = range(spot.sentence.start, spot.number.first)
    named = text.said(before, "place.india") or text.said(before, "variant")
    first = next(one for one in text.numbers if one.first >= spot.sentence.start)
    outward = range(spot.sentence.start, first.last + _NEAR)  # further on, "of them" is of what the sentence counts
    return bool(text.said(outward, "refer.same")) or bool(text.said(before, "refer.it") and not named)


def respective(spot: Spot, named: list[tuple[int, str]]) -> str | None:
    """Return which of as many names as numbers is this one's: Kerala and Goa had 2 lakh and 1 lakh respectively."""
    if not spot.text.said(spot.clause, "variant.respectively"):
        return None
    numbers = [one for one in spot.text.numbers if one.first in spot.clause]
    before = [name for first, name in named if spot.clause.start <= first < numbers[0].first]
    after = [name for first, name in named if numbers[-1].last <= first < spot.clause.stop]
    names = before if len(before) == len(numbers) else after
    return names[numbers.index(spot.number)] if len(names) == len(numbers) else None
