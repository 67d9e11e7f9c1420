"""Why a verdict is as it is, in words for the reader."""

from fractions import Fraction

from telemedicine import facts, numerals
from telemedicine.facts import Fact
from telemedicine.statements.claims import Claim
from telemedicine.words import _

UNSURE = ("estimated", "simulated")  # what a figure that is not certain rests on


def agreeing(found: Fact) -> str:
    """Return what a fact that bears a claim out rests on; nothing where it is counted."""
    if found.kind in facts.PRINTED and found.period:
        return _("As last published, for {day}.").format(day=numerals.known_day(found.period))
    return (
        _("Rests on an estimate.")
        if found.basis in UNSURE
        else _("Rests on a published figure.")
        if found.basis == "published"
        else ""
    )


def differing(expected: float | None, claim: Claim) -> str:
    """Return our figure and how far the claim is from it, or that lakh and crore may be mixed up."""
    if expected is None:
        return ""
    value = claim.spot.number.value * claim.kind.factor
    if isinstance(expected, int | float) and expected and value:
        ratio = Fraction(str(expected)) / value
        if any(abs(ratio / slip - 1) < Fraction(1, 20) for slip in (Fraction(100), Fraction(1, 100))):
            return _("Lakh and crore may be mixed up: our figure is {value}.").format(value=numerals.count(expected))
    by = abs(Fraction(str(expected)) - value)
    said = _("Our figure is {value}, {difference} apart.")
    return said.format(value=_say(expected), difference=_say(float(by)))


def _say(value: float) -> str:
    return numerals.count(value) if float(value).is_integer() else numerals.decimal(value, 2)
