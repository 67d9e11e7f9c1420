"""What a number counts: the noun after it, or before it as a label, or the one its neighbours count."""

from dataclasses import dataclass, replace

from telemedicine.statements.reading import Mark, Text
from telemedicine.statements.spots import Spot

CONSULTATIONS, PEOPLE, OTHER = "consultations", "people", "other"
_STOPS = set(",;:()|•")
_STRANGE = 4  # words we do not know that may stand between a number and its noun: "420 brand new state run OPDs"
_MOST = {  # further away than next to the number, a noun is not believed of more than this
    "states": 60, "districts": 2_000, "languages": 60, "opds_online": 20_000, "opds_speciality": 20_000,
    "opds_general": 20_000, "hubs": 100_000, "spokes": 500_000, "facilities": 500_000, "doctors": 1_000_000,
    "trained_users": 1_000_000, "aams": 500_000, "days": 2_000, "weekly": 300, "monthly": 100, "years": 20,
}  # fmt: skip
_ABSURD = 3  # times the most: even next to the noun, the number is of something else
_NO_NOUNS = {"noun.thing", "other.references", "other.plan", "other.contact", "other.age"}
_AGENTS = {"doctors", "trained_users"}  # who does something to a number: doctors in Goa saw 1,000
_ROLES = ("hubs", "spokes")
_MANY_TIMES = 1000
_SPANS = {"days", "weekly", "monthly", "years", "times"}
_MOST_OPDS = 2_000  # "ओपीडी" and "OPD" are a department and a variant; so many departments there never were


@dataclass(frozen=True, slots=True)
class Noun:
    """What a number counts, where that stands, and whether right beside it."""

    name: str
    mark: Mark | None = None
    is_beside: bool = False
    is_inherited: bool = False


def nouns(sentence: list[Spot]) -> list[Noun | None]:
    """Return what each number of a sentence counts, None where nothing says so."""
    found: list[Noun | None] = []
    claimed: set[int] = set()
    for spot in sentence:
        noun = _head_noun(spot) or _label(spot, claimed) or _after(spot) or _before(spot, claimed)
        claimed |= {noun.mark.first} if noun and noun.mark else set()
        found.append(noun)
    found = [noun and _of_times(spot, noun) for spot, noun in zip(sentence, found, strict=True)]
    return [noun or _inherited(sentence, found, place) for place, noun in enumerate(found)]


def _of_times(spot: Spot, noun: Noun) -> Noun:
    """Thousands of times are consultations: Goa has used it 13 lakh times; three times is a ratio."""
    is_many = noun.name == "times" and spot.number.value >= _MANY_TIMES
    return replace(noun, name=CONSULTATIONS) if is_many else noun


def _head_noun(spot: Spot) -> Noun | None:
    """What the head of a column names; a variant or a total alone is of consultations."""
    marks = [mark for cue in ("noun", "other") for mark in spot.text.said(spot.head, cue)]
    name = next((name for mark in marks if (name := _named(spot.text, mark))), None)
    if name is None and spot.text.said(spot.head, "variant"):
        name = CONSULTATIONS
    return Noun(name, is_beside=True) if name else None


def _named(text: Text, mark: Mark) -> str | None:
    said = sorted(cue for cue in mark.value if cue.startswith(("noun.", "other.")))
    plain = [cue for cue in said if cue not in _NO_NOUNS]
    if not plain:
        return None
    return OTHER if plain[0].startswith("other.") else plain[0].removeprefix("noun.")


def spoken(text: Text, words: range) -> tuple[str, ...]:
    """Return the nouns of a sentence, the last first."""
    found = [_named(text, mark) for mark in text.said(words, "noun")]
    return tuple(name for name in reversed(found) if name)


def believed(spot: Spot, names: tuple[str, ...]) -> Noun | None:
    """Return the first of these nouns that there can be so many of."""
    found = (Noun(name, is_inherited=True) for name in names if name not in _SPANS)
    return next((noun for noun in found if _believed(spot, noun)), None)


def _is_opd(text: Text, at: int) -> bool:
    return text.says(at, "grammar.opd") and text.mark_at[at].last - text.mark_at[at].first == 1


def _label(spot: Spot, claimed: set[int]) -> Noun | None:
    """A noun right before the number that begins the line, or follows a comma or a number: Hubs: 1,500."""
    text, at = spot.text, spot.number.first - 1
    while at >= spot.clause.start and (text.tokens[at].text in ":-|=(" or text.says(at, "hedge")):
        at -= 1
    mark = text.mark_at.get(at)
    if mark is None or at < spot.clause.start or mark.first in claimed:
        return None
    name = (
        "opds_online" if _is_opd(text, at) and text.tokens[at + 1].text in ":|" and _few(spot) else _named(text, mark)
    )
    start = mark.first - 1
    while start >= spot.clause.start and text.says(start, "variant"):
        start -= 1
    opens = start < spot.sentence.start or text.tokens[start].text in _STOPS or start in text.number_at
    return Noun(name, mark, is_beside=True) if name and opens else None


def _few(spot: Spot) -> bool:
    return spot.number.value <= _MOST_OPDS and not spot.number.is_scaled


def _after(spot: Spot) -> Noun | None:
    """The first noun after the number, up to a preposition, a comma or the next number."""
    text, at, strange = spot.text, spot.number.last, 0
    stop = spot.after.first if spot.after else spot.clause.stop
    if _is_said_again(spot):
        at, stop = spot.after.last + 1 if spot.after else at, spot.clause.stop
    if at + 2 < stop and text.tokens[at].text == "(" and text.says(at + 1, "hedge"):
        at = next((one + 1 for one in range(at, min(at + 5, stop)) if text.tokens[one].text == ")"), at)
    while at < stop and text.tokens[at].text not in _STOPS and strange <= _STRANGE:
        mark = text.mark_at.get(at)
        if mark is None:
            strange += text.tokens[at].kind == "word" and at not in text.place_at
            at += 1
            continue
        name = "opds_online" if _is_opd(text, at) and _few(spot) and not strange else _named(text, mark)
        is_where = name in _AGENTS or text.said(range(spot.sentence.start, spot.number.first), "refer.same")
        if is_where and at > spot.number.last and _has_postposition(text, mark):
            return None
        if name:
            noun = _head(text, Noun(name, mark, is_beside=strange == 0), stop)
            is_absurd = spot.number.value > _ABSURD * _MOST.get(noun.name, float("inf"))
            return noun if _believed(spot, noun) and not is_absurd else None
        if _blocks(text, mark) or (text.says(at, "sentence.joints") and not text.says(at, "refer")):
            return None
        at = mark.last
    return None


def _has_postposition(text: Text, mark: Mark) -> bool:
    """Whether a Hindi noun stands with whom or by whom, not what: 65,173 बार डॉक्टर से जुड़े."""
    return text.says(mark.last, "grammar.blocks") and not text.tokens[mark.last].text.isascii()


def _is_said_again(spot: Spot) -> bool:
    """Whether the next number says this one in other words, in brackets: 1.2 करोड़ (120 लाख) परामर्श."""
    text, after = spot.text, spot.after
    if after is None or text.tokens[spot.number.last].text != "(" or after.first != spot.number.last + 1:
        return False
    return after.last < len(text.tokens) and text.tokens[after.last].text == ")"


def _blocks(text: Text, mark: Mark) -> bool:
    is_hedge = any(cue.startswith(("hedge.", "refer.", "time.one_day", "time.daily")) for cue in mark.value)
    return "grammar.blocks" in mark.value and not is_hedge


def _head(text: Text, noun: Noun, stop: int) -> Noun:
    """The last of nouns in a row: of "OPD consultations" or "patients' consultations", consultations."""
    if noun.name == "facilities" and noun.mark:
        roles = [name for name in _ROLES if text.said(range(noun.mark.last, stop), f"noun.{name}")]
        return replace(noun, name=roles[0]) if roles else noun
    while noun.mark and noun.mark.last < stop and (after := text.mark_at.get(noun.mark.last)):
        name = _named(text, after)
        if not name or (
            noun.name not in ("opds_online", "opds_speciality", OTHER, "doctors") or name in ("days", "years")
        ):
            return noun
        noun = replace(noun, name=name, mark=after)
    return noun


def _believed(spot: Spot, noun: Noun) -> bool:
    return noun.is_beside or spot.number.value <= _MOST.get(noun.name, float("inf"))


def _before(spot: Spot, claimed: set[int]) -> Noun | None:
    """The nearest noun before the number that no other number has, not after a preposition: through centres 67,000."""
    text = spot.text
    start = max(spot.clause.start, spot.before.last if spot.before else 0)
    for at in range(spot.number.first - 1, start - 1, -1):
        mark = text.mark_at.get(at)
        if mark is None or at != mark.first or at in claimed:
            continue
        is_number = (
            _is_opd(text, at) and _few(spot) and text.said(range(mark.last, spot.number.first), "grammar.number")
        )
        noun = Noun("opds_online" if is_number else _named(text, mark) or "", mark)  # ओपीडी की संख्या 420
        is_it = noun.name not in _SPANS and not _is_placed(text, at) and not _acts(spot, noun)
        if noun.name and is_it and _believed(spot, noun):
            return noun
    return None


def _acts(spot: Spot, noun: Noun) -> bool:
    """Whether a noun before the number names who did it: a word we do not know, a verb, or a comma stands between."""
    text, mark = spot.text, noun.mark
    if noun.name not in _AGENTS or mark is None or text.says(mark.first - 2, "grammar.number"):
        return False
    between = range(mark.last, spot.number.first)
    return any(text.tokens[at].text == "," for at in between) or _unknown(text, between) > 0


def _is_part(spot: Spot) -> bool:
    """Whether a number is a part of the one before: of whom about 250, 250 of them."""
    text, at = spot.text, spot.number.first - 1
    while at > spot.clause.start and text.says(at, "hedge"):
        at -= 1
    return text.says(at, "refer.same") or text.says(spot.number.last, "refer.same")


def _is_with(text: Text, spot: Spot) -> bool:
    """Whether a number is an aside that begins with "with": opened on 12 May with 16 doctors."""
    return text.says(spot.number.first - 1, "grammar.with")


def _unknown(text: Text, within: range) -> int:
    """How many words among these tokens say nothing to us."""
    known = (text.mark_at, text.place_at, text.day_at, text.number_at)
    return sum(text.tokens[at].kind == "word" and not any(at in one for one in known) for at in within)


def _is_placed(text: Text, at: int) -> bool:
    """Whether a preposition stands before a noun, which then says where and not what."""
    last = text.mark_at[at].last
    is_on = last < len(text.tokens) and text.tokens[last].key == "पर"  # केंद्रों पर
    return is_on or (at > 0 and text.says(at - 1, "grammar.blocks") and text.tokens[at].text.isascii())


def _inherited(sentence: list[Spot], found: list[Noun | None], place: int) -> Noun | None:
    """What the next number of the clause counts, as in 51 lakh OPD and 67 lakh AB-HWC ones; else the one before."""
    spot = sentence[place]
    if place and _is_said_again(sentence[place - 1]):
        return found[place - 1]
    for other in (*range(place + 1, len(sentence)), *range(place - 1, -1, -1)):
        noun = found[other]
        if (
            noun
            and noun.name not in _SPANS
            and not (sentence[other].is_percent and not spot.is_percent)
            and not (
                noun.name in _AGENTS
                and not _is_part(spot)
                and (other != place + 1 or _is_with(spot.text, sentence[other]))
            )
            and sentence[other].clause == spot.clause
            and (
                other < place
                or _unknown(spot.text, range(spot.number.last, noun.mark.first if noun.mark else 0)) <= _STRANGE
            )
            and _believed(spot, replace(noun, is_beside=False))
        ):
            return replace(noun, is_beside=False, is_inherited=True)
    return None
