"""A text read: its words, cues, places, days, numbers and sentences, and what is none of our figures."""

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import islice, takewhile

from telemedicine.releases import Release
from telemedicine.statements import aside, breaks, cues, days, numbers, places
from telemedicine.statements.days import Day
from telemedicine.statements.numbers import Number
from telemedicine.statements.tokens import Found, Token, plain, tokenise

Mark = Found[frozenset[str]]
_NEAR = 4  # words between a number in words and its noun, the last included
_LEADING = 36  # States and UTs: a list of them has no higher number


@dataclass(frozen=True)
class Aside:
    """A stretch of text with digits that is no figure of ours, and why."""

    start: int
    end: int
    why: str


@dataclass(frozen=True)
class Text:
    """What was found in a text. Marks, places and days may be asked for by the token they cover."""

    text: str
    tokens: list[Token]
    marks: list[Mark]
    places: list[Found[str]]
    days: list[Day]
    numbers: list[Number] = field(default_factory=list)
    asides: list[Aside] = field(default_factory=list)

    @cached_property
    def mark_at(self) -> dict[int, Mark]:
        """The cue over each token."""
        return {at: mark for mark in self.marks for at in range(mark.first, mark.last)}

    @cached_property
    def place_at(self) -> dict[int, Found[str]]:
        """The State or UT over each token."""
        return {at: place for place in self.places for at in range(place.first, place.last)}

    @cached_property
    def number_at(self) -> dict[int, Number]:
        """The number over each token."""
        return {at: number for number in self.numbers for at in range(number.first, number.last)}

    @cached_property
    def day_at(self) -> dict[int, Day]:
        """The day, month or year over each token."""
        return {at: day for day in self.days for at in range(day.first, day.last)}

    @cached_property
    def sentences(self) -> list[range]:
        """The sentences, as ranges of tokens."""
        return breaks.split(self.text, self.tokens)

    @cached_property
    def _said_at(self) -> dict[int, frozenset[str]]:
        """All that the cue over each token says, in full and in part: noun.hubs and noun."""
        return {at: _parts(mark.value) for at, mark in self.mark_at.items()}

    def says(self, at: int, cue: str) -> bool:
        """Whether a token is part of a cue that says this, or something under it: `noun` or `noun.hubs`."""
        return cue in self._said_at.get(at, ())

    @cached_property
    def _saying(self) -> dict[str, list[Mark]]:
        """The marks that say a cue, in order: a text is asked for few cues over and over."""
        found: dict[str, list[Mark]] = defaultdict(list)
        for mark in sorted(self.marks, key=lambda mark: mark.first):
            for cue in _parts(mark.value):
                found[cue].append(mark)
        return dict(found)

    def said(self, within: range, cue: str) -> list[Mark]:
        """The marks among these tokens that say this, in order."""
        marks = self._saying.get(cue, [])
        first = bisect_right(marks, within.start, key=lambda mark: mark.last)
        return list(takewhile(lambda mark: mark.first < within.stop, islice(marks, first, None))) if within else []

    def slice(self, first: int, last: int) -> str:
        """The text of the tokens from `first` to before `last`."""
        return self.text[self.tokens[first].start : self.tokens[last - 1].end]


@cache
def _parts(cues: frozenset[str]) -> frozenset[str]:
    split = (cue.split(".") for cue in cues)
    return frozenset(".".join(parts[:last]) for parts in split for last in range(1, len(parts) + 1))


def read(release: Release, text: str) -> Text:
    """Read a text, of whatever language there are cues of."""
    flat = plain(text)
    tokens = tokenise(flat)
    shapes = [Aside(*shape) for shape in aside.shapes(flat)]
    shaped = {at for at, token in enumerate(tokens) for shape in shapes if shape.start <= token.start < shape.end}
    named = places.find(release, tokens)
    held = shaped | {at for place in named for at in range(place.first, place.last)}
    marks = cues.phrases().all(tokens, held)
    dated = days.read(tokens, [*marks, *(Found(frozenset({"place.state"}), one.first, one.last) for one in named)])
    dated = [day for day in dated if shaped.isdisjoint(range(day.first, day.last))]
    dated_at = {day.first for day in dated}
    named = [place for place in named if not places.is_dateline(text, tokens, place, dated_at)]
    found = Text(text, tokens, marks, named, dated)
    closed = shaped | set(found.day_at)
    return _settled(found, shapes, numbers.read(tokens, closed.__contains__))


def _settled(found: Text, asides: list[Aside], read: list[Number]) -> Text:
    """Tell numbers that may be ours from those whose neighbours say they are not."""
    ours = []
    for number in read:
        if number.is_word and not number.is_scaled and not _counts(found, number):
            continue
        why = (
            aside.AGE
            if _is_age(found, number)
            else aside.reason(number, found.tokens, found.mark_at, _is_list_number(found, number))
        )
        if why is None:
            ours.append(number)
        elif not number.is_word or number.is_scaled:
            asides.append(Aside(number.start, number.end, why))
    written = [day for day in found.days if any(map(str.isdecimal, plain(found.slice(day.first, day.last))))]
    asides += [Aside(found.tokens[day.first].start, found.tokens[day.last - 1].end, aside.DAY) for day in written]
    return Text(found.text, found.tokens, found.marks, found.places, found.days, ours, asides)


def _counts(found: Text, number: Number) -> bool:
    """Whether a small number in words counts something we know: ten leading States, but not two of them."""
    if number.value == 1 or (found.says(number.first, "time") and number.last - number.first == 1):
        return False
    return any(found.says(at, "noun") or found.says(at, "percent") for at in range(number.last, number.last + _NEAR))


def _is_age(found: Text, number: Number) -> bool:
    """Whether a number is part of how a group of people is called: 60 and above."""
    return not number.is_scaled and (
        found.says(number.first, "noun.seniors") or found.says(number.first, "noun.over46")
    )


def _is_list_number(found: Text, number: Number) -> bool:
    """Whether a small number begins a line or row and a State or a cell of words follows: 1 | Goa | 16,32,377."""
    tokens, at = found.tokens, number.last
    while at < len(tokens) and tokens[at].text in "|.)-":
        at += 1
    before = "\n" if not number.first else found.text[tokens[number.first - 1].end : number.start]
    is_first = "\n" in before or tokens[number.first - 1].text == "|"
    is_row = number.last < at < len(tokens) and tokens[number.last].text == "|" and tokens[at].kind == "word"
    return is_first and (is_row or at in found.place_at) and number.value in range(1, _LEADING + 1)
