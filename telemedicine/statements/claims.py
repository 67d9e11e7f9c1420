"""The claims of a text: each number with what it claims to be, for which day and how firmly."""

import datetime as dt
from dataclasses import dataclass, replace
from itertools import pairwise

from telemedicine.releases import ALL_INDIA
from telemedicine.statements import hedges, nouns, rows, unbound, variants, when, whose
from telemedicine.statements.aside import UNKNOWN
from telemedicine.statements.asof import Calendar
from telemedicine.statements.context import Context
from telemedicine.statements.kinds import Kind, kind
from telemedicine.statements.nouns import CONSULTATIONS, Noun
from telemedicine.statements.reading import Aside, Text
from telemedicine.statements.spots import Spot, spots
from telemedicine.statements.tokens import Token

_LAKH = 100_000
_FEW = 100  # consultations in words: so few are told of as a story, not counted


@dataclass(frozen=True)
class Claim:
    """A number, what it claims to be and up to which day. `is_people`: it counts people where consultations are meant.

    `rank` is its place in a list of leading States and UTs, from 1; 0 elsewhere. `is_start`: a growth began with it, on
    an earlier day that is not named. `or_on` are other days it may count up to, `or_during` months with such a day.
    """

    spot: Spot
    kind: Kind
    qualifier: str
    as_of: dt.date
    is_people: bool = False
    rank: int = 0
    is_start: bool = False
    is_weak: bool = False
    or_on: tuple[dt.date, ...] = ()
    or_during: tuple[str, ...] = ()


def read(text: Text, calendar: Calendar) -> tuple[list[Claim], list[Aside]]:
    """Return the claims of a text and, for every other number, why it is none."""
    context, claims, asides = Context(), list[Claim](), list[Aside]()
    for words, sentence in spots(text):
        before = len(claims)
        found = nouns.nouns(sentence)
        items = _items(text, sentence)
        for spot, noun in zip(sentence, found, strict=True):
            noun = _settled(spot, noun, spot.number.first in items, context)
            noun = Noun(nouns.OTHER) if _is_elsewhere(spot) else noun
            claim = _claim(spot, noun, context, calendar) if noun else None
            if claim and claim.kind.why is None:
                claims.append(replace(claim, rank=items.get(spot.number.first, 0)))
            elif not spot.number.is_word or spot.number.is_scaled:
                asides.append(
                    Aside(spot.number.start, spot.number.end, claim.kind.why if claim and claim.kind.why else UNKNOWN)
                )
        claims[before:] = _opened(text, words, sentence, claims[before:], context, calendar)
        _carry(text, words, claims[before:], context, is_list=len(items) > 1)
    return _passed(_joined(claims)), asides


def _items(text: Text, sentence: list[Spot]) -> dict[int, int]:
    """The numbers of a list of States and UTs, by their first token, with their places in it; one alone is no list."""
    listed = [spot.number.first for spot in sentence if whose.item(spot)]
    return {first: place for place, first in enumerate(listed, 1)}


def _settled(spot: Spot, noun: Noun | None, is_item: bool, context: Context) -> Noun | None:
    """What a number counts where its own sentence does not say: what was asked or spoken of, or consultations."""
    own = noun if noun and not noun.is_inherited else None
    if spot.is_percent:
        return noun or Noun("")
    if spot.number.is_word and not spot.number.is_scaled:
        is_few = spot.number.value < _FEW and own is not None and own.name in (CONSULTATIONS, nouns.PEOPLE)
        return own if own and own.is_beside and not is_few else None
    if own:
        return own
    if is_item and (noun is None or noun.name in ("states", CONSULTATIONS)):
        return Noun(CONSULTATIONS)
    if spot.says("time.daily") and (noun is None or (noun.is_inherited and not spot.says("refer.same"))):
        return Noun(CONSULTATIONS, is_inherited=True)
    if noun and not (_is_back(spot) and nouns.believed(spot, context.nouns)):
        return noun
    if _has_strange_noun(spot):
        return None
    if _is_dated(spot):
        return Noun(CONSULTATIONS, is_inherited=True)
    if spot.says("variant.opd") or spot.says("variant.abhwc"):
        return Noun(CONSULTATIONS, is_inherited=True)
    is_taken_up = spot.says("refer.same") or bool(spot.text.said(spot.left, "time.now")) or context.is_asked
    if is_taken_up and (before := nouns.believed(spot, context.nouns)):
        return before
    is_large = spot.number.is_scaled or spot.number.value >= _LAKH
    is_ours = is_large or whose.has_subject(spot) or when.is_start(spot)
    return Noun(CONSULTATIONS, is_inherited=True) if is_ours else None


def _is_elsewhere(spot: Spot) -> bool:
    """Whether what was named last before a number is another subject: Tele MANAS has answered 29 lakh calls."""
    before = range(spot.sentence.start, spot.number.first)
    other = spot.text.said(before, "other.subject")
    ours = [*spot.text.said(before, "variant"), *spot.text.said(before, "place.india")]
    return bool(other) and other[-1].last > max((mark.last for mark in ours), default=0)


def _is_back(spot: Spot) -> bool:
    """Whether the first number of a sentence is one of what was just spoken of: 50,000 of these."""
    return spot.before is None and spot.text.says(spot.number.last, "refer.same")


def _is_dated(spot: Spot) -> bool:
    """Whether a number follows a day as in a time line: 9 August 2020: 15,988."""
    text, before = spot.text, spot.number.first - 1
    return text.tokens[before].text == ":" and before - 1 in text.day_at


def _has_strange_noun(spot: Spot) -> bool:
    """Whether words that we do not know follow right after the number: 107 crore screenings, 3 lakh village shops."""
    text, at = spot.text, spot.number.last
    before = spot.number.first - 1
    if text.tokens[before].key == "of" and text.says(before - 1, "grammar.number"):
        return False  # our share in the figure of 74 lakh works out to 18 per cent
    if at + 1 < spot.clause.stop and _is_unknown(text, at) and text.tokens[at].text.isascii():
        at += _is_unknown(text, at + 1)
    return at < spot.clause.stop and _is_unknown(text, at) and _is_noun(text.tokens[at])


def _is_unknown(text: Text, at: int) -> bool:
    is_known = at in text.mark_at or at in text.place_at or at in text.day_at or _is_verb(text, at)
    return text.tokens[at].kind == "word" and not is_known


def _is_noun(token: Token) -> bool:
    """Whether a word looks like what is counted: a plural or a name; any word of Hindi."""
    return not token.text.isascii() or (
        (token.key.endswith("s") or token.text[0].isupper()) and not token.key.endswith("ed")
    )


def _is_verb(text: Text, at: int) -> bool:
    """Whether a Hindi word is a participle with its auxiliary: बैठता है, आते हैं."""
    return text.tokens[at].key.endswith(("ता", "ते", "ती")) and text.says(at + 1, "glue")


def _claim(spot: Spot, noun: Noun, context: Context, calendar: Calendar) -> Claim:
    found = kind(spot, noun, context, calendar)
    qualifier, is_peak = hedges.qualifier(spot), (found.name or "").endswith("_peak")
    if qualifier == hedges.EXACT and hedges.is_peak(spot) and is_peak:
        qualifier = hedges.ABOUT
    # The busiest day was one before the day that a text counts up to.
    as_of = calendar.as_of if is_peak else when.day(spot, context, calendar)
    is_people = noun.name == nouns.PEOPLE
    is_weak = (
        noun.is_inherited
        and not whose.bound(spot, context)
        and not variants.is_said(spot)
        and not spot.number.is_scaled
    )
    return Claim(spot, found, qualifier, as_of, is_people=is_people, is_start=when.is_start(spot), is_weak=is_weak)


def _opened(
    text: Text, words: range, sentence: list[Spot], own: list[Claim], context: Context, calendar: Calendar
) -> list[Claim]:
    """The claims of a sentence with the other places, variants and days they may be of, where nothing says which."""
    places = unbound.places(text, words, [claim.spot for claim in own], [claim.kind.state for claim in own], context)
    found = []
    for claim, others in zip(own, places, strict=True):
        in_ = unbound.variants(claim.spot, claim.kind.variant, context)
        days, months = unbound.days(claim.spot, sentence, context, calendar)
        kind = replace(claim.kind, or_of=others, or_in=in_)
        found.append(replace(claim, kind=kind, or_on=days, or_during=months))
    return found


def _joined(claims: list[Claim]) -> list[Claim]:
    """States and UTs counted apart are one count: 28 States and 8 UTs."""
    joined = list(claims)
    for at, (states, uts) in enumerate(pairwise(claims)):
        both = {states.kind.name, uts.kind.name} == {"states_operational"} and states.spot.clause == uts.spot.clause
        if both and uts.spot.text.says(uts.spot.number.last, "grammar.uts"):
            joined[at] = replace(states, kind=replace(states.kind, besides=int(uts.spot.number.value)))
            joined[at + 1] = replace(uts, kind=replace(uts.kind, besides=int(states.spot.number.value)))
    return joined


def _passed(claims: list[Claim]) -> list[Claim]:
    """The milestones that a journey is said to lie between were passed by then: from 60 lakh to 70 lakh in 23 days."""
    ends = {
        (claim.spot.clause, end)
        for claim in claims
        if claim.kind.name == "days_between_milestones" and claim.kind.period
        for end in claim.kind.period.split("/")
    }
    return [
        replace(claim, kind=Kind("milestone", period=value))
        if (claim.spot.clause, value := str(claim.spot.number.plain)) in ends
        else claim
        for claim in claims
    ]


def _carry(text: Text, words: range, own: list[Claim], context: Context, *, is_list: bool) -> None:
    """Keep what this sentence speaks of for the next."""
    places = {text.place_at[at].value for at in words if at in text.place_at}
    named = [text.place_at[at].value for at in words if at in text.place_at and whose.is_subject(text, at)]
    states = {claim.kind.state for claim in own}
    if named or states - {ALL_INDIA}:
        context.state = named[0] if named else own[0].kind.state
        is_alone = (
            len(places) < 2 and not text.said(words, "place.leading") and (states or {context.state}) == {context.state}
        )
        if is_alone and not context.has_begun and not is_list and len(rows.cells(text, words)) < 2:
            context.theme = context.state  # a text that begins with one State is about it
    elif own and not places:
        context.state = ALL_INDIA
    context.has_begun = context.has_begun or bool(own)
    if own:
        context.variant = own[-1].kind.variant
    elif context.pair and (text.said(words, "variant.former") or text.said(words, "variant.latter")):
        context.variant = context.pair[0 if text.said(words, "variant.former") else -1]
    context.pair = variants.pair(text, words) or context.pair
    context.day = own[0].as_of if own else context.day
    context.places = (
        tuple(dict.fromkeys(place.value for place in text.places if place.first in words)) or context.places
    )
    context.nouns = nouns.spoken(text, words)
    context.is_asked = not any(number.first in words for number in text.numbers)
    context.is_question = context.is_asked and text.tokens[words.stop - 1].text == "?"
    if context.is_question:
        context.variant = variants.named(text, words) or "all"
