"""Read numbers as India prints them: 16,32,377 · 12.5 lakh · 100.11 million · seventy lakh · सत्तर लाख · ७० लाख."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache

from telemedicine.statements import cues
from telemedicine.statements.tokens import Found, Phrases, Token, key

_INDIAN = re.compile(r"\d{1,2}(,\d\d)*,\d{3}|\d+")
_WESTERN = re.compile(r"\d{1,3}(,\d{3})+")
_FAR = 20  # what is further apart than this is no range: "8 to 3,000"


@dataclass(frozen=True, slots=True)
class Number:
    """A number as printed: its value, the unit of its last digit, and the tokens `first` up to before `last`.

    `high` is the upper end of a range; `is_scaled` says that a word such as lakh follows, `is_word` that it is
    written out, `is_misgrouped` that its commas stand in places where nobody sets them, `is_decimal` that decimals are
    printed.
    """

    first: int
    last: int
    start: int
    end: int
    value: Fraction
    step: Fraction
    is_scaled: bool = False
    is_word: bool = False
    is_misgrouped: bool = False
    is_decimal: bool = False
    high: Fraction | None = None

    @property
    def plain(self) -> int | float:
        """The value, whole where it is whole."""
        return int(self.value) if self.value.denominator == 1 else float(self.value)


@dataclass(frozen=True, slots=True)
class _Part:
    """A number without its scale: 12.5, or सात after साढ़े."""

    last: int
    value: Fraction
    step: Fraction
    is_word: bool = False
    is_misgrouped: bool = False
    needs_scale: bool = False


@cache
def _words(*path: str) -> dict[str, Fraction]:
    return {key(word): Fraction(str(value)) for word, value in cues.values("number", *path).items()}


@cache
def _parts() -> Phrases[Fraction]:
    return Phrases({word: Fraction(str(value)) for word, value in cues.values("number", "parts").items()})


@cache
def _halves() -> Phrases[Fraction]:
    return Phrases({word: Fraction(str(value)) for word, value in cues.values("number", "halves").items()})


@cache
def _said(name: str) -> frozenset[str]:
    return frozenset(map(key, cues.words("number", name)))


def is_scale(token: Token) -> bool:
    """Whether a word is a scale such as lakh."""
    return token.key in _words("scales")


def read(tokens: Sequence[Token], is_closed: Callable[[int], bool]) -> list[Number]:
    """Return all numbers in order, ranges as one, passing over tokens that are closed (dates, addresses)."""
    found: list[Number] = []
    at = 0
    while at < len(tokens):
        number = None if is_closed(at) else _number(tokens, at)
        if number is None or any(map(is_closed, range(number.first, number.last))):
            at += 1
            continue
        found.append(_range(tokens, number, is_closed) or number)
        at = found[-1].last
    return found


def _number(tokens: Sequence[Token], at: int) -> Number | None:
    """The number that begins at a token: parts with falling scales, as in 1 crore 20 lakh."""
    total, step, ceiling, end, is_scaled = Fraction(0), Fraction(0), Fraction(10**15), at, False
    is_word = is_misgrouped = is_decimal = False
    while part := _part(tokens, _joined(tokens, end) if end > at else at):
        scale, last = _scale(tokens, part.last)
        if part.needs_scale and (scale == 1 or end > at):
            break
        if end > at and not _continues(part, scale, ceiling, step):
            break
        total, step, end, ceiling = total + part.value * scale, part.step * scale, last, scale
        is_word, is_misgrouped = is_word or part.is_word, is_misgrouped or part.is_misgrouped
        is_scaled, is_decimal = is_scaled or scale > 1, is_decimal or part.step < 1
        if scale == 1:
            break
    if end == at:
        return None
    start = tokens[at].start
    return Number(at, end, start, tokens[end - 1].end, total, step, is_scaled, is_word, is_misgrouped, is_decimal)


def _continues(part: _Part, scale: Fraction, ceiling: Fraction, step: Fraction) -> bool:
    """Whether a part goes on a number whose last scale is the ceiling; not after decimals: 1.2 crore 70 lakh."""
    return step >= ceiling and part.value * scale < ceiling and (scale > 1 or ceiling <= 1000)


def _joined(tokens: Sequence[Token], at: int) -> int:
    """Pass over "and" between parts written out: five hundred and twenty."""
    is_joined = at + 1 < len(tokens) and tokens[at].key in _said("joins") and tokens[at + 1].kind == "word"
    return at + 1 if is_joined and tokens[at + 1].key in _words("words") else at


def _part(tokens: Sequence[Token], at: int) -> _Part | None:
    if at >= len(tokens):
        return None
    token = tokens[at]
    if token.kind == "number":
        return _digits(token, at)
    if token.kind == "mark":
        return None
    if (shift := _words("shifts").get(token.key)) is not None and (inner := _part(tokens, at + 1)):
        return replace(inner, value=inner.value + shift, step=inner.step * _unit(shift), is_word=True)
    return _written(tokens, at) or _share(tokens, at)


def _unit(value: Fraction) -> Fraction:
    """The last decimal of a value: a tenth of 1.5, a hundredth of 1.25."""
    return next(unit for unit in (Fraction(1), Fraction(1, 10), Fraction(1, 100)) if (value / unit).denominator == 1)


def _digits(token: Token, at: int) -> _Part:
    whole, _, decimals = token.text.partition(".")
    is_grouped = bool(_INDIAN.fullmatch(whole) or _WESTERN.fullmatch(whole))
    value = Fraction(whole.replace(",", "") + "." + (decimals or "0"))
    return _Part(at + 1, value, Fraction(1, 10 ** len(decimals)), is_misgrouped=not is_grouped)


def _share(tokens: Sequence[Token], at: int) -> _Part | None:
    """Half a, सवा, डेढ़, or a plain "a": only before a scale."""
    found: Found[Fraction] | None = _parts().at(tokens, at)
    if found is None:
        return None
    return _Part(found.last, found.value, _unit(found.value), is_word=True, needs_scale=True)


def _written(tokens: Sequence[Token], at: int) -> _Part | None:
    """A number below a hundred in words, and decimals after "point": twelve point five."""
    units = _words("words")
    if tokens[at].key not in units:
        return None
    value, last = units[tokens[at].key], at + 1
    after = last + (last < len(tokens) and tokens[last].text == "-")
    if value >= 20 and value % 10 == 0 and after < len(tokens) and 0 < units.get(tokens[after].key, 0) < 10:
        value, last = value + units[tokens[after].key], after + 1
    if half := _halves().at(tokens, last) if last < len(tokens) else None:
        return _Part(half.last, value + half.value, _unit(half.value), is_word=True, needs_scale=True)
    step = Fraction(1)
    if last + 1 < len(tokens) and tokens[last].key in _said("point"):
        last += 1
        while last < len(tokens) and units.get(tokens[last].key, 10) < 10:
            step, last = step / 10, last + 1
            value += step * units[tokens[last - 1].key]
    return _Part(last, value, step, is_word=True)


def _scale(tokens: Sequence[Token], at: int) -> tuple[Fraction, int]:
    """The product of the scales from a token on, and the token after them: 70-lakh, 100M, two hundred crore."""
    scale = Fraction(1)
    while at < len(tokens):
        beside = at + (tokens[at].text == "-")
        if beside < len(tokens) and tokens[beside].key in _words("scales"):
            scale, at = scale * _words("scales")[tokens[beside].key], beside + 1
        elif scale == 1 and tokens[at].start == tokens[at - 1].end and tokens[at].key in _words("letters"):
            return _words("letters")[tokens[at].key], at + 1
        else:
            break
    return scale, at


def _range(tokens: Sequence[Token], low: Number, is_closed: Callable[[int], bool]) -> Number | None:
    """Two numbers as one range: 2.5-3 lakh, between 5,000 and 6,000, 4 से 5 लाख."""
    at = low.last
    if at + 1 >= len(tokens) or is_closed(at) or is_closed(at + 1):
        return None
    before = tokens[low.first - 1].key if low.first else ""
    joint = tokens[at].key
    is_range = tokens[at].text in "-~" or (joint in _said("ranges") and (joint != "and" or before in _said("between")))
    high = _number(tokens, at + 1) if is_range and before != "from" else None
    if high is None or low.is_word != high.is_word or (low.is_scaled and tokens[at].kind == "word" and joint != "and"):
        return None
    scale = high.step / _last_digit(tokens, high) if high.is_scaled and not low.is_scaled else Fraction(1)
    low = replace(low, value=low.value * scale, step=low.step * scale)
    if not low.value < high.value <= low.value * _FAR:
        return None
    return replace(high, first=low.first, start=low.start, value=low.value, high=high.value)


def _last_digit(tokens: Sequence[Token], number: Number) -> Fraction:
    part = _part(tokens, number.first)
    return part.step if part else Fraction(1)


def unit(token: Token) -> Fraction:
    """The value of a word below a hundred, or 0."""
    return _words("words").get(token.key, Fraction(0))
