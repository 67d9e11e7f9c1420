"""Whose figure a number is: its State or UT, or the nation."""

from telemedicine.releases import ALL_INDIA
from telemedicine.statements.context import Context, points_back, respective
from telemedicine.statements.reading import Text
from telemedicine.statements.spots import Spot

_BINDS = set(":-|=(.")
_ARTICLES = {"a", "the", "its", "their", "अपने"}
_NEAR = 5  # tokens from a number to the subject after it
_FAR = 6  # words we do not know between the last number of a clause and its place


def state(spot: Spot, context: Context) -> str:
    """Return the State or UT a number is of, or IN: beside it, named before it in the sentence, or carried over."""
    return _beside_or_paired(spot, context) or _to_the_left(spot) or _after_noun(spot) or _carried(spot, context)


def bound(spot: Spot, context: Context) -> str | None:
    """Return the State or UT, or IN, that words near a number name; None where they leave open whose it is."""
    return _beside_or_paired(spot, context) or _in_segment(spot)


def _beside_or_paired(spot: Spot, context: Context) -> str | None:
    if len(context.places) > 1:
        for cue, place in (("variant.former", 0), ("variant.latter", 1)):
            if spot.text.said(spot.left, cue):
                return context.places[place]
    paired = respective(spot, [(place.first, place.value) for place in spot.text.places])
    return paired or item(spot) or _beside(spot) or _of_part(spot) or _to_the_right(spot)


def _in_segment(spot: Spot) -> str | None:
    """The only place before a number in its own segment."""
    named = {spot.text.place_at[at].value for at in spot.left if at in spot.text.place_at}
    return next(iter(named)) if len(named) == 1 else None


def item(spot: Spot) -> str | None:
    """The State or UT of a list item: Kerala (1,99,339), Kerala: 1,99,339, Kerala's 1,99,339, केरल में 1,99,339."""
    text, at = spot.text, spot.number.first - 1
    while (
        at >= spot.clause.start and at not in text.place_at and (_binds(text, at) or text.says(at + 1, "refer.which"))
    ):
        at -= 1
    return text.place_at[at].value if at >= spot.clause.start and at in text.place_at else None


def _beside(spot: Spot) -> str | None:
    """A place right after the number or its noun that has it: With 2 lakh consultations Goa, 2 lakh is Goa's tally."""
    text, at = spot.text, spot.number.last
    before = spot.number.first - 1
    while before >= spot.sentence.start and (text.says(before, "hedge") or text.tokens[before].key in _ARTICLES):
        before -= 1
    is_with = text.says(before, "grammar.with") and (
        before <= spot.sentence.start
        or text.tokens[before - 1].text in ",;"
        or text.says(before - 1, "sentence.joints")
    )
    while at < spot.clause.stop and at not in text.place_at and _is_filler(text, at):
        is_with = is_with or text.says(at, "grammar.with_after")
        at += 1
    place = text.place_at.get(at)
    if place is None or (text.tokens[at - 1].text == "," and not is_with):
        return None
    is_owner = text.tokens[place.last - 1].text.endswith("'s") and not any(
        text.says(one, "noun") for one in range(spot.number.last, at)
    )
    return place.value if is_with or is_owner else None


def _of_part(spot: Spot) -> str | None:
    """The place that a part of a total is said to belong to: 1 lakh of the 2 lakh consultations were in Goa."""
    text, named = spot.text, None
    if any(at in text.place_at for at in range(spot.sentence.start, spot.number.first)):
        return None
    after = next((at for at in range(spot.number.last, spot.sentence.stop) if at in text.place_at), None)
    if after is None:
        return None
    between = [one for one in text.numbers if spot.number.last <= one.first < after]
    of_next = (
        bool(between) and text.tokens[spot.number.last].key == "of" and between[0].first - spot.number.last <= _NEAR
    )
    is_back = bool(text.said(range(spot.sentence.start, spot.number.first), "refer.same"))
    again = [one for one in between if text.says(one.first - 1, "refer.again")]
    if len(between) == of_next + len(again) and (of_next or is_back):
        is_bound = text.says(after - 1, "grammar.blocks") or text.tokens[after - 1].key in ("of", ",")
        named = text.place_at[after] if is_bound or text.says(text.place_at[after].last, "glue") else None
    return named.value if named else None


def _is_filler(text: Text, at: int) -> bool:
    """Whether a token may stand between a number and the place that has it: its noun, a hedge, a comma, is."""
    return text.tokens[at].text == "," or any(
        text.says(at, cue) for cue in ("noun", "hedge", "glue", "grammar.with_after")
    )


def _binds(text: Text, at: int) -> bool:
    """Whether a token may stand between a place and its number: a bracket, a dash, with, at, में, about."""
    is_small = text.says(at, "glue") and not text.says(at, "sentence.joints")
    return text.tokens[at].text in _BINDS or text.says(at, "hedge") or is_small


def _to_the_right(spot: Spot) -> str | None:
    """A place that a preposition binds to the number: 2 lakh consultations in Kerala, of India; or 2 लाख केरल में."""
    text, strange = spot.text, 0
    most = 1 if spot.after else _FAR
    for at in spot.right:
        place, is_india = text.place_at.get(at), text.says(at, "place.india")
        if is_india and text.mark_at[at].last + 1 >= spot.segment.stop and spot.after:
            return None  # 3.1 crore of India's 9.7 crore: it is the next number's
        if place or is_india:
            is_bound = text.says(at - 1, "grammar.blocks") or text.tokens[at - 1].key in ("of", "(")
            is_next = place and at == spot.number.last and text.says(place.last, "grammar.blocks")
            return (place.value if place else ALL_INDIA) if is_bound or is_next else None
        if at > spot.number.last and text.says(at, "hedge") and text.tokens[at].text.isascii():
            return None  # far above that of Goa
        strange += text.tokens[at].kind == "word" and at not in text.mark_at
        if strange > most or text.tokens[at].text in ",;":
            return None
    return None


def has_subject(spot: Spot) -> bool:
    """Whether a State or UT is named before the number in its clause."""
    before = range(spot.clause.start, spot.number.first)
    return any(at in spot.text.place_at for at in before) or bool(spot.text.said(before, "place.the_state"))


def _after_noun(spot: Spot) -> str | None:
    """The subject of a sentence that begins with the number: With 2 lakh consultations Karnataka is second."""
    text = spot.text
    return next((text.place_at[at].value for at in spot.right[:_NEAR] if at in text.place_at), None)


def _to_the_left(spot: Spot) -> str | None:
    """The nearest place before the number in its segment, else the last subject of the sentence."""
    text = spot.text
    is_alone = len({place.value for place in text.places if place.first in spot.sentence}) == 1
    for at in range(spot.number.first - 1, spot.sentence.start - 1, -1):
        is_india = text.says(at, "place.india") and not _is_led(text, at)
        if is_india or _is_turn(text, at) or _is_it(spot, at):
            return ALL_INDIA
        place = text.place_at.get(at)
        if place is None:
            continue
        if at in spot.segment or is_alone or is_subject(text, at):
            return place.value
    return None


def _is_it(spot: Spot, at: int) -> bool:
    """Whether "it" stands for the service, which the sentence named before any State."""
    text = spot.text
    if not text.says(at, "refer.it"):
        return False
    first = next((one for one in spot.sentence if one in text.place_at), at)
    return first < at and bool(text.said(range(spot.sentence.start, first), "variant"))


def _is_led(text: Text, at: int) -> bool:
    """Whether the nation is only what a State leads: Tamil Nadu leads the country, first in the country."""
    before = text.mark_at[at].first - 1
    return any(text.says(one, "place.leading") or text.says(one, "place.rank") for one in range(before - 1, before + 1))


def _is_turn(text: Text, at: int) -> bool:
    """Whether a clause begins to speak of the whole service: Kerala leads as telemedicine reaches 1 crore."""
    if not text.says(at, "variant.all"):
        return False
    start = text.mark_at[at].first - 1
    while text.says(start, "glue") and not text.says(start, "sentence.turns"):
        start -= 1
    return text.says(start, "sentence.turns")


def is_subject(text: Text, at: int) -> bool:
    """Whether a sentence speaks of a place, which is no item of a list and no aside: second to Kerala's 2 lakh."""
    place, after = text.place_at[at], text.place_at[at].last
    is_first = place.first == 0 or text.tokens[place.first - 1].text in ".।:\"'"
    is_owner = text.tokens[place.last - 1].text.endswith("'s") and after in text.number_at
    while after < len(text.tokens) and text.tokens[after].text in _BINDS:
        after += 1
    is_item = after in text.number_at and after > place.last
    return (
        not is_item
        and (is_first or not is_owner)
        and text.tokens[place.first - 1].key not in ("to", "including", "like")
    )


def _carried(spot: Spot, context: Context) -> str:
    text = spot.text
    if text.said(spot.sentence, "place.the_state"):
        return context.theme if context.theme != ALL_INDIA else context.state
    if points_back(spot):
        return context.state
    is_national = text.said(spot.sentence, "place.india") or text.said(
        range(spot.sentence.start, spot.number.first), "variant.all"
    )
    return ALL_INDIA if is_national else context.theme


def is_open(spot: Spot) -> bool:
    """Whether nothing in a sentence says of where its numbers are."""
    text, words = spot.text, spot.sentence
    is_placed = any(at in text.place_at for at in words)
    return not (is_placed or text.said(words, "place.india") or text.said(words, "variant.all"))
