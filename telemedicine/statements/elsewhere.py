"""What else a figure that does not agree may be true of: another day, or another measure of the same place and day."""

from fractions import Fraction

from telemedicine import facts, numerals
from telemedicine.facts import Printed
from telemedicine.releases import ALL_INDIA, Release
from telemedicine.statements import known
from telemedicine.statements.claims import Claim
from telemedicine.statements.compare import Span
from telemedicine.statements.labels import label
from telemedicine.words import N_, _

OTHER_DAY, OTHER_MEASURE = N_("true on another day"), N_("true of another measure")
TOTALS = ("consultations_total", "consultations_opd_total", "consultations_abhwc_total")
STATE_TOTALS = ("state_consultations_total", "state_consultations_opd", "state_consultations_abhwc")
_TELLING = 3  # digits that count, from which on a figure is known again


def find(release: Release, claim: Claim, span: Span) -> tuple[str, str] | None:
    """The other day or the other measure that the figure is true of; of a part, the other measure is the likelier."""
    tries = [_other_measure, _other_day]
    if claim.kind.name in ("consultations_total", "state_consultations_total"):
        tries.reverse()
    return next((said for one in tries if (said := one(release, claim, span))), None)


def _other_measure(release: Release, claim: Claim, span: Span) -> tuple[str, str] | None:
    """The measure of the same place and day that the figure is true of."""
    kind, state = claim.kind, claim.kind.state
    family = TOTALS if state == ALL_INDIA else STATE_TOTALS
    others = {"opds_online", "opds_speciality", "opds_general"} if kind.name and kind.name.startswith("opds") else set()
    if kind.name and "consultations" in kind.name:
        others = {*family, "consultations_month", "consultations_daily_peak"}
    if kind.name in ("hubs", "spokes", "doctors", "trained_users"):
        others = {"hubs", "spokes", "doctors", "trained_users"}
    if kind.name and kind.name.startswith("states"):
        others = {"states_operational", "states_opd", "states_abhwc"}
    for name in sorted(others - {kind.name}):
        fact = known.fact(release, name, claim.as_of, state)
        is_told = any(one.as_of == claim.as_of and one.value in span for one in known.printed(release, name, state))
        is_ours = fact is not None and fact.value in span and (fact.kind not in facts.PRINTED)
        if is_told or is_ours:
            return OTHER_MEASURE, _("It is true of {measure}.").format(measure=label(name))
    return None


def _other_day(release: Release, claim: Claim, span: Span) -> tuple[str, str] | None:
    """The day or days that the figure was true on: as printed, or for a rounded total as counted."""
    kind = claim.kind
    told = [one for one in known.printed(release, kind.name or "", kind.state) if agrees_with_printed(claim, span, one)]
    if told:
        day = min(told, key=lambda one: abs(one.as_of - claim.as_of)).as_of
        return OTHER_DAY, _("It was true on {day}.").format(day=numerals.date(day))
    if kind.name not in TOTALS + STATE_TOTALS or span.is_one_value:
        return None
    counted = known.totals(release, kind.state, kind.variant)
    low, high = (
        counted.searchsorted(float(span.low)),
        counted.searchsorted(float(span.high), "left" if span.is_open else "right"),
    )
    if low >= high:
        return None
    said = _("It was true from {first} to {last}.")
    return OTHER_DAY, said.format(first=numerals.date(counted.index[low]), last=numerals.date(counted.index[high - 1]))


def is_telling(release: Release, claim: Claim) -> bool:
    """Return whether just this figure was printed on another day, with digits enough that it is no accident."""
    value = claim.spot.number.value
    digits = str(int(value)).rstrip("0")
    listed = known.printed(release, claim.kind.name or "", claim.kind.state)
    return len(digits) >= _TELLING and any(Fraction(str(figure.value)) == value for figure in listed)


def agrees_with_printed(claim: Claim, span: Span, figure: Printed) -> bool:
    """Return whether a printed figure says the same: its value lies in the span, and its hedge does not deny it."""
    if figure.qualifier == "at_least" and claim.qualifier == "nearly":
        return False
    if figure.qualifier == "about" and claim.qualifier == "nearly" and figure.value == claim.spot.number.value:
        return True
    return figure.value in span
