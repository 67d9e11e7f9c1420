"""The claims of a text: each number with what it claims to be, for which day and how firmly."""

import datetime as dt
from dataclasses import dataclass, replace

from telemedicine.releases import ALL_INDIA
from telemedicine.statements import hedges, nouns, scope
from telemedicine.statements.aside import UNKNOWN
from telemedicine.statements.asof import Calendar
from telemedicine.statements.kinds import Kind, kind
from telemedicine.statements.nouns import CONSULTATIONS, Noun
from telemedicine.statements.reading import Aside, Text
from telemedicine.statements.scope import Context
from telemedicine.statements.spots import Spot, spots

_LAKH = 100_000


@dataclass(frozen=True)
class Claim:
    """A number, what it claims to be and up to which day. `is_people`: it counts people where consultations are meant.

    `rank` is its place in a list of leading States and UTs, from 1; 0 elsewhere.
    """

    spot: Spot
    kind: Kind
    qualifier: str
    as_of: dt.date
    is_people: bool = False
    rank: int = 0


def read(text: Text, calendar: Calendar) -> tuple[list[Claim], list[Aside]]:
    """Return the claims of a text and, for every other number, why it is none."""
    context, claims, asides = Context(), [], []
    for sentence in spots(text):
        found = nouns.nouns(sentence)
        items = _items(text, sentence)
        for spot, noun in zip(sentence, found, strict=True):
            noun = _settled(spot, noun, spot.number.first in items)
            claim = _claim(spot, noun, context, calendar) if noun else None
            if claim and claim.kind.why is None:
                claims.append(replace(claim, rank=items.get(spot.number.first, 0)))
            elif not spot.number.is_word or spot.number.is_scaled:
                asides.append(
                    Aside(spot.number.start, spot.number.end, claim.kind.why if claim and claim.kind.why else UNKNOWN)
                )
        _carry(text, sentence, context, claims)
    return claims, asides


def _items(text: Text, sentence: list[Spot]) -> dict[int, int]:
    """The numbers of a list of States and UTs, by their first token, with their places in it; one alone is no list."""
    listed = [spot.number.first for spot in sentence if scope.item(spot)]
    return {first: place for place, first in enumerate(listed, 1)}


def _settled(spot: Spot, noun: Noun | None, is_item: bool) -> Noun | None:
    """A number of a State without a noun of its own, or of lakhs on the platform, counts consultations."""
    own = noun if noun and not noun.is_inherited else None
    if spot.is_percent:
        return noun or Noun("")
    if own:
        return own if own.is_beside or not spot.number.is_word or spot.number.is_scaled else None
    if is_item and (noun is None or noun.name in ("states", CONSULTATIONS)):
        return Noun(CONSULTATIONS)
    if noun and (not spot.number.is_word or spot.number.is_scaled):
        return noun
    return Noun(CONSULTATIONS) if spot.number.is_scaled or spot.number.value >= _LAKH else None


def _claim(spot: Spot, noun: Noun, context: Context, calendar: Calendar) -> Claim:
    found = kind(spot, noun, context, calendar)
    qualifier = hedges.qualifier(spot)
    if qualifier == hedges.EXACT and hedges.is_peak(spot):
        qualifier = hedges.ABOUT
    return Claim(spot, found, qualifier, scope.day(spot, context, calendar), noun.name == nouns.PEOPLE)


def _carry(text: Text, sentence: list[Spot], context: Context, claims: list[Claim]) -> None:
    """Keep what this sentence speaks of for the next."""
    if not sentence:
        return
    own = [claim for claim in claims if claim.spot in sentence]
    words = sentence[0].sentence
    named = [text.place_at[at].value for at in words if at in text.place_at and scope.is_subject(text, at)]
    if named or any(claim.kind.state != ALL_INDIA for claim in own):
        context.state = named[0] if named else own[0].kind.state
        if context.day is None:
            context.theme = context.state  # a text that begins with one State is about it
    context.variant = own[-1].kind.variant if own else context.variant
    context.pair = scope.pair(text, words) or context.pair
    context.day = own[0].as_of if own else context.day
