"""Whose figure a number is: which State or UT, which variant, up to which day; what a sentence leaves unsaid carries over."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from telemedicine.releases import ALL_INDIA
from telemedicine.statements.asof import Calendar, is_since
from telemedicine.statements.days import Day
from telemedicine.statements.reading import Text
from telemedicine.statements.spots import Spot

VARIANTS = {"variant.opd": "OPD", "variant.abhwc": "AB-HWC", "variant.all": "all", "variant.both": "all"}
_BINDS = set(":-|=(")


@dataclass
class Context:
    """What the sentences before spoke of: the State, the variant, the day, and the variants in the order named."""

    state: str = ALL_INDIA
    variant: str = "all"
    day: dt.date | None = None
    pair: tuple[str, ...] = ()
    theme: str = ALL_INDIA


def state(spot: Spot, context: Context) -> str:
    """Return the State or UT a number is of, or IN: beside it, named before it in the sentence, or carried over."""
    return item(spot) or _to_the_right(spot) or _to_the_left(spot) or _carried(spot, context)


def item(spot: Spot) -> str | None:
    """The State or UT of a list item: Kerala (1,99,339), Kerala: 1,99,339, Kerala's 1,99,339, केरल में 1,99,339."""
    text, at = spot.text, spot.number.first - 1
    while at >= spot.clause.start and (
        text.tokens[at].text in _BINDS or text.says(at, "hedge") or text.says(at, "glue")
    ):
        if at in text.place_at:
            break
        at -= 1
    return text.place_at[at].value if at >= spot.clause.start and at in text.place_at else None


def _to_the_right(spot: Spot) -> str | None:
    text = spot.text
    for at in spot.right:
        place = text.place_at.get(at)
        if (
            place
            and at == place.first
            and (text.says(at - 1, "grammar.blocks") or text.tokens[at - 1].key in ("of", "("))
        ):
            return place.value
        if text.says(at, "place.india") and text.says(at - 1, "grammar.blocks"):
            return ALL_INDIA
    return None


def _to_the_left(spot: Spot) -> str | None:
    """The nearest place before the number in its segment, else the last subject of the sentence."""
    text = spot.text
    for at in range(spot.number.first - 1, spot.sentence.start - 1, -1):
        if text.says(at, "place.india"):
            return ALL_INDIA
        place = text.place_at.get(at)
        if place and (at in spot.segment or is_subject(text, at)) and not _is_dateline(text, at):
            return place.value
    return None


def is_subject(text: Text, at: int) -> bool:
    """Whether a place is what a sentence speaks of, and not an item of a list or an aside: second to Kerala's 2 lakh."""
    place = text.place_at[at]
    after = place.last + (place.last < len(text.tokens) and text.tokens[place.last].text in _BINDS)
    is_owner = text.tokens[place.last - 1].text.endswith("'s") and after in text.number_at
    is_item = after in text.number_at and after > place.last
    return not (is_owner or is_item or text.tokens[place.first - 1].key in ("to", "including", "like"))


def _is_dateline(text: Text, at: int) -> bool:
    last = text.place_at[at].last
    return last + 1 < len(text.tokens) and text.tokens[last].text in ",:-" and last + 1 in text.day_at


def _carried(spot: Spot, context: Context) -> str:
    text = spot.text
    if text.said(spot.sentence, "place.the_state"):
        return context.state
    if _points_back(spot):
        return context.state
    is_national = text.said(spot.sentence, "place.india") or text.said(
        range(spot.sentence.start, spot.number.first), "variant.all"
    )
    return ALL_INDIA if is_national else context.theme


def _points_back(spot: Spot) -> bool:
    """Whether the sentence takes up the one before: "of these", or "it" at its start."""
    text, start = spot.text, spot.sentence.start
    return bool(text.said(spot.sentence, "refer.same")) or text.says(start, "refer.it")


def variant(spot: Spot, context: Context) -> str:
    """Return all, OPD or AB-HWC: as said beside the number, before it in the sentence, or carried over."""
    text = spot.text
    for cue, place in (("variant.former", 0), ("variant.latter", -1)):
        if spot.says(cue) and context.pair:
            return context.pair[place]
    named = _specific(spot, spot.segment)
    if named:
        return named
    if spot.says("variant.all") or spot.says("variant.both"):
        return "all"
    for at in range(spot.segment.start - 1, spot.sentence.start - 1, -1):
        if at in text.mark_at and (said := _of_mark(text, at)):
            return said
    return context.variant if _points_back(spot) and not text.said(spot.segment, "refer.same") else "all"


def _specific(spot: Spot, within: range) -> str | None:
    """The variant named nearest among these tokens; all where both are, or both are said to be meant."""
    found = {name: spot.nearest(f"variant.{name}", within) for name in ("opd", "abhwc")}
    named = {name: mark for name, mark in found.items() if mark}
    if not named or spot.text.said(within, "variant.both"):
        return "all" if named else None
    if len(named) == 2:
        side = [spot.nearest(f"variant.{name}", spot.right) is not None for name in named]
        if all(side):
            return "all"
    nearest = min(
        named, key=lambda name: max(named[name].first - spot.number.last, spot.number.first - named[name].last)
    )
    return VARIANTS[f"variant.{nearest}"]


def _of_mark(text: Text, at: int) -> str | None:
    said = [cue for cue in text.mark_at[at].value if cue in VARIANTS]
    return VARIANTS[min(said, key=list(VARIANTS).index)] if said else None


def named(text: Text, within: range) -> str | None:
    """Return the first variant named among these tokens, all for the platform; None where none is."""
    found = [said for mark in text.said(within, "variant") if (said := _of_mark(text, mark.first))]
    return next((said for said in found if said != "all"), next(iter(found), None))


def pair(text: Text, sentence: range) -> tuple[str, ...]:
    """Return the variants that a sentence names, in order, once each: what "former" and "latter" point to."""
    named = [said for mark in text.said(sentence, "variant") if (said := _of_mark(text, mark.first)) and said != "all"]
    return tuple(dict.fromkeys(named))


def days(spot: Spot, within: range) -> Iterator[Day]:
    """Yield the days, months and years among these tokens that say when, not since when."""
    for first in sorted({spot.text.day_at[at].first for at in within if at in spot.text.day_at}):
        day = spot.text.day_at[first]
        if day.is_exact and not is_since(spot.text, day):
            yield day


def day(spot: Spot, context: Context, calendar: Calendar) -> dt.date:
    """Return the last day a number counts: of its segment, of the start of its clause, carried over, or the text's."""
    for within in (spot.segment, spot.front, range(spot.clause.start, spot.number.first)):
        named = [one for one in days(spot, within) if one.day and one.month]
        if named and (found := calendar.resolve(named[-1] if within is spot.segment else named[0])):
            return found
    return (context.day if _points_back(spot) else None) or calendar.as_of
