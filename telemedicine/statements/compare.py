"""Which values a printed figure stands for, by its last digit printed and its hedge."""

from dataclasses import dataclass
from fractions import Fraction

from telemedicine.statements.hedges import ABOUT, AT_LEAST, EXACT, NEARLY
from telemedicine.statements.numbers import Number

_ROUND = 3  # so many noughts at the end, and a figure in digits is taken as rounded
_CLOSE = Fraction(1, 20)  # "about" and "nearly" reach no further than a twentieth
_SLACK = Fraction(1, 200)  # what is rounded up by more than a two-hundredth is rounded past the mark


@dataclass(frozen=True)
class Span:
    """The values a figure stands for: from `low` to `high`, the upper end itself left out where `is_open`."""

    low: Fraction
    high: Fraction
    is_open: bool = False

    def __contains__(self, value: object) -> bool:
        value = Fraction(str(value))
        return self.low <= value and (value < self.high if self.is_open else value <= self.high)

    @property
    def is_one_value(self) -> bool:
        """Whether every digit is printed."""
        return self.low == self.high

    def scaled(self, factor: Fraction) -> "Span":
        """The span of the figure times a factor."""
        return Span(self.low * factor, self.high * factor, self.is_open)


def span(number: Number, qualifier: str, *, is_percent: bool = False) -> Span:
    """Return the values that a printed figure agrees with.

    "over 70 lakh" reaches from there to the next round figure of its kind, 80 lakh: later than that, it is stale. With
    decimals it reaches to the next one that could be printed: "over 79.0 lakh" to 79.1 lakh.
    "nearly" is just below, "about" within the rounding, and neither further than 5 per cent. A bare "70 lakh" is
    reached and not yet the next printed step, 71 lakh; with three digits or more, as 12.46 lakh, it is rounded.
    """
    value = number.value
    if number.high is not None:
        return Span(value, number.high)
    if qualifier == AT_LEAST:
        return Span(value, value + (number.step if number.is_decimal else _noughts(value)), is_open=True)
    if qualifier == NEARLY:
        return Span(value * (1 - _CLOSE), value, is_open=True)
    half = number.step / 2 if number.is_scaled or is_percent else _noughts(value) / 2
    if qualifier == ABOUT:
        half = half if is_percent else min(half, value * _CLOSE)
        return Span(value - half, value + half)
    return _bare(number, is_percent)


def _bare(number: Number, is_percent: bool) -> Span:
    """What a figure without a hedge stands for."""
    value, step = number.value, number.step
    if not number.is_scaled and not is_percent:
        step = _noughts(value)
        if step < 10**_ROUND or value / step >= 10**_ROUND:
            return Span(value, value)
    if is_percent:
        return Span(value - step / 2, value + step / 2)
    if value / step < 100 and value >= 10_000:
        return Span(value - min(step / 2, value * _SLACK), value + min(step, value / 10), is_open=True)
    return Span(value - step / 2, value + step / 2) if step > 1 else Span(value, value)


def _noughts(value: Fraction) -> Fraction:
    """The unit of the last digit that is not nought: 10,00,000 of 70,00,000, a tenth of 12.5."""
    unit = Fraction(1, 100)
    while value and (value / (unit * 10)).denominator == 1:
        unit *= 10
    return unit


__all__ = ["ABOUT", "AT_LEAST", "EXACT", "NEARLY", "Span", "span"]
