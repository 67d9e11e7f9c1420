"""Figures as a press officer prints them, each hedge true: over, nearly and around say what they say and no more."""

import math
from collections.abc import Sequence

import pandas as pd

from telemedicine import numerals
from telemedicine.facts import Fact
from telemedicine.words import _

SMALL = 1_000  # below it a figure is never cut
DIGITS = 3  # of a rounded figure that count: 77.6 lakh, 1.23 crore
NEAR = 0.01  # of a milestone: what is farther below it is not nearly there


def over(value: float) -> str:
    """Say a figure as that or more, cut and never rounded up: "over 77.6 lakh" of 77,61,234."""
    step = _step(value)
    return _("over {number}").format(number=numerals.short(math.floor(value / step) * step))


def around(value: float) -> str:
    """Say a figure rounded: "around 43,200" of 43,152."""
    step = _step(value)
    return _("around {number}").format(number=numerals.short(round(value / step) * step))


def nearly(value: float, milestone: int) -> str | None:
    """Say a figure just below a milestone: "nearly 80 lakh" of 79,61,234. None where it does not round to it.

    It rounds where it lacks less than one per cent of the milestone, and half of the milestone's last digit.
    """
    unit = numerals.CRORE if milestone >= numerals.CRORE else numerals.LAKH
    lacking = milestone - value
    is_near = 0 < lacking <= min(NEAR * milestone, unit / 2)
    return _("nearly {number}").format(number=numerals.short(milestone)) if is_near else None


def _step(value: float) -> int:
    """The last digit that counts."""
    return 10 ** max(0, math.floor(math.log10(max(value, 1))) - DIGITS + 1)


def said(fact: Fact) -> str:
    """Say the figure of a fact as it is known: with all its digits, or with the hedge that is true.

    What a statement printed as a bound or as rounded keeps its hedge and its digits; an estimate is around its value.
    """
    if fact.qualifier == "exact":
        is_rounded = fact.published and any(map(str.isalpha, fact.published.as_printed))  # "74.37 lakh"
        return whole(fact.value) if is_rounded else numerals.count(fact.value)
    if fact.basis == "published":
        pattern = _("over {number}") if fact.qualifier == "at_least" else _("around {number}")
        return pattern.format(number=whole(fact.value))
    return around(fact.value)


def whole(value: int) -> str:
    """Say a figure in lakh or crore where that loses nothing, and with all its digits where it would."""
    unit = numerals.CRORE if value >= numerals.CRORE else numerals.LAKH
    return numerals.short(value) if value >= unit and value % (unit // 100) == 0 else numerals.count(value)


def percent(fact: Fact) -> str:
    """Say a share: "over 57 per cent" as a statement printed it, "around 51.5 per cent" where it is estimated."""
    digits = 1 if fact.basis != "published" else 0 if float(fact.value).is_integer() else 2
    pattern = {"at_least": _("over {number}"), "about": _("around {number}")}.get(fact.qualifier, "{number}")
    return pattern.format(number=_("{number} per cent").format(number=numerals.decimal(fact.value, digits)))


def place(name: str, number: str) -> str:
    """Say a State or UT with its figure: "Andhra Pradesh (16,32,377)"."""
    return _("{name} ({number})").format(name=_(name), number=number)


def leading_states(rows: pd.DataFrame) -> str:
    """Return ranked States/UTs as a statement lists them: "Andhra Pradesh (16,32,377), Tamil Nadu (12,66,667)".

    Columns: rank, name, consultations. Sums, which have no rank, and places without a consultation are left out.
    """
    listed = rows[rows["rank"].notna() & (rows.consultations > 0)]
    numbers = listed.consultations.map(numerals.count)
    return _(", ").join(place(name, number) for name, number in zip(listed["name"], numbers, strict=True))


def named(leaders: Sequence[Fact], names: dict[str, str]) -> str:
    """Return leading States/UTs as a sentence lists them, the last one after "and"."""
    return numerals.listed([place(names[leader.state], said(leader)) for leader in leaders])
