"""Hold a claim against the facts: agrees, disagrees, true on another day, true of another measure, cannot check."""

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from telemedicine import facts, numerals
from telemedicine.facts import Fact, Printed
from telemedicine.releases import Release
from telemedicine.statements import compare, explained, known
from telemedicine.statements.claims import Claim
from telemedicine.statements.compare import Span
from telemedicine.statements.elsewhere import OTHER_DAY, STATE_TOTALS, TOTALS, agrees_with_printed, find, is_telling
from telemedicine.statements.explained import UNSURE
from telemedicine.statements.kinds import Kind
from telemedicine.words import N_, _

AGREES, DISAGREES = N_("agrees"), N_("disagrees")
CANNOT = N_("cannot check")


@dataclass(frozen=True)
class Verdict:
    """What comes of a claim: the verdict and why, our value, what was printed, and the fact behind it, if any."""

    verdict: str
    why: str = ""
    expected: Any = None
    published: float | None = None
    fact: Fact | None = None


def judge(release: Release, claim: Claim) -> Verdict:
    """Return the verdict on a claim. It never raises: what cannot be looked up cannot be checked."""
    kind, span = claim.kind, stands_for(claim)
    if kind.name is None:
        return Verdict(CANNOT, _("The release does not count this."))
    if not release.first_day <= claim.as_of <= release.last_day:
        said = _("The release counts from {first} to {last}.")
        return Verdict(
            CANNOT, said.format(first=numerals.date(release.first_day), last=numerals.date(release.last_day))
        )
    if kind.period and "/" in kind.period:
        return _of_journey(release, claim, span)
    if kind.span:
        return _of_span(release, claim, span)
    found, told = look_up(release, claim), _told(release, claim)
    verdict = _compared(release, claim, span, found, told)
    is_past = claim.is_start and verdict.verdict == OTHER_DAY
    return replace(verdict, verdict=AGREES) if is_past else verdict


def agrees(release: Release, claim: Claim) -> bool:
    """Return whether the verdict on a claim is that it agrees, sooner than the whole verdict is found."""
    kind = claim.kind
    if claim.is_start or _is_of_days(kind):
        return judge(release, claim).verdict == AGREES
    if kind.name is None or not release.first_day <= claim.as_of <= release.last_day:
        return False
    return _agreement(claim, stands_for(claim), look_up(release, claim), _told(release, claim)) is not None


def expected(release: Release, claim: Claim) -> float | None:
    """Return the number that is known of a claim's kind, place and day: ours, else one printed; None where none is."""
    kind = claim.kind
    if kind.name is None or _is_of_days(kind) or not release.first_day <= claim.as_of <= release.last_day:
        return None
    found = look_up(release, claim)
    value = found.value if found else next((figure.value for figure in _told(release, claim)), None)
    return value if isinstance(value, int | float) else None


def _is_of_days(kind: Kind) -> bool:
    """Whether a claim is of some days, which no single fact tells."""
    return bool(kind.span or (kind.period and "/" in kind.period))


def stands_for(claim: Claim) -> Span:
    """Return the values a claim agrees with, in days where it is in weeks."""
    name = claim.kind.name or ""
    is_percent = name.endswith(("_pct", "_percent"))
    found = compare.span(claim.spot.number, claim.qualifier, is_percent=is_percent)
    if besides := claim.kind.besides:
        return Span(found.low + besides, found.high + besides, found.is_open)
    factor = claim.kind.factor
    if factor > 1:
        half = Fraction(factor, 2)
        return Span(found.low * factor - half, found.high * factor + half)
    return found


def look_up(release: Release, claim: Claim) -> Fact | None:
    """Return the fact that a claim is about, or None where the release has none."""
    kind = claim.kind
    name = kind.name or ""
    for infix in ("state_", "_opd", "_abhwc"):
        if name.endswith("_month"):
            name = name.replace(infix, "")
    if name not in facts.KINDS and name not in facts.PRINTED:
        return None
    return known.fact(release, name, claim.as_of, kind.state, _variant(name, kind.variant), kind.period)


def _variant(name: str, variant: str) -> str:
    return (
        variant
        if name in ("consultations_month", "consultations_daily")
        else "all"
        if name not in facts.KINDS
        else facts.KINDS[name].variant
    )


def _told(release: Release, claim: Claim) -> list[Printed]:
    """What was printed of a claim's kind and place on its very day, or of its month."""
    name, state = claim.kind.name or "", claim.kind.state
    if claim.kind.period:
        return [figure for figure in known.printed(release, name, state) if figure.period == claim.kind.period]
    return known.told(release, name, state, claim.as_of)


def _compared(release: Release, claim: Claim, span: Span, found: Fact | None, told: list[Printed]) -> Verdict:
    if agreement := _agreement(claim, span, found, told):
        return agreement
    base = _known(found, told)
    other = find(release, claim, span)
    is_possible = found is not None and _is_possible(release, claim, span, found, told)
    if other and (not is_possible or is_telling(release, claim)):
        return Verdict(*other, **base)
    if found is None and not told:
        return Verdict(CANNOT, _("Nothing is known of this for that day."), **base)
    if is_possible:
        return Verdict(CANNOT, _("Only an estimate is known, and it is too close to tell."), **base)
    return Verdict(DISAGREES, explained.differing(base["expected"], claim), **base)


def _agreement(claim: Claim, span: Span, found: Fact | None, told: list[Printed]) -> Verdict | None:
    """The verdict where the figure printed on the day, or ours, lies within what the claim stands for; else None."""
    same = next((figure for figure in told if agrees_with_printed(claim, span, figure)), None)
    if same:
        return Verdict(
            AGREES, _("As published in {statement}.").format(statement=same.statement_id), **_known(found, [same])
        )
    if found and found.value in span and not _is_contradicted(claim, told):
        return Verdict(AGREES, explained.agreeing(found), **_known(found, told))
    return None


def _known(found: Fact | None, told: list[Printed]) -> dict[str, Any]:
    """What is known beside a verdict: our value or the printed one, the printed one, and the fact."""
    printed = next(iter(told), None) or (found and found.published)
    return {
        "expected": found.value if found else printed and printed.value,
        "published": printed and printed.value,
        "fact": found,
    }


def _is_contradicted(claim: Claim, told: list[Printed]) -> bool:
    """Whether all digits were printed on that very day and differ: our own value is then only near."""
    return (
        claim.qualifier == compare.EXACT
        and any(figure.qualifier == "exact" for figure in told)
        and bool(told)
        and claim.kind.name in facts.PRINTED
    )


def _is_possible(release: Release, claim: Claim, span: Span, found: Fact, told: list[Printed]) -> bool:
    """Whether what is known leaves the claim open: an estimate, no further off than estimates are, in its bounds."""
    if told:
        return False
    if found.kind in facts.PRINTED:
        return found.period != claim.as_of.isoformat()
    if found.basis not in UNSURE:
        return False
    if found.kind in ("milestone_day", "states_operational", "milestone"):
        return False
    if found.basis == "simulated" and claim.kind.name in STATE_TOTALS:
        return _in_bounds(release, claim, span)
    error = Fraction(str(known.error(release, found.kind))) * Fraction(str(found.value))
    return _apart(span, found.value) <= error and _in_bounds(release, claim, span)


def _apart(span: Span, value: float) -> Fraction:
    exact = Fraction(str(value))
    return max(span.low - exact, exact - span.high, Fraction(0))


def _in_bounds(release: Release, claim: Claim, span: Span) -> bool:
    """Whether a total lies between those printed before and after."""
    if claim.kind.name not in TOTALS + STATE_TOTALS:
        return True
    listed = known.printed(release, claim.kind.name, claim.kind.state)
    before = [figure.value for figure in listed if figure.as_of <= claim.as_of]
    after = [figure.value for figure in listed if figure.as_of >= claim.as_of and figure.qualifier != "at_least"]
    return span.high >= Fraction(str(max(before, default=0))) and (not after or span.low <= Fraction(str(min(after))))


def _of_journey(release: Release, claim: Claim, span: Span) -> Verdict:
    """Hold the days from one milestone to a later one against the days they were crossed on, which are estimates."""
    ends = (claim.kind.period or "").split("/")
    found = [facts.fact(release, "milestone_day", claim.as_of, period=one) for one in ends]
    if not all(found):
        return Verdict(CANNOT, _("Nothing is known of this for that day."))
    first, last = (one.value for one in found if one)
    value = (last - first).days
    if value in span:
        return Verdict(AGREES, _("Rests on an estimate."), value, fact=found[1])
    return Verdict(
        CANNOT if _apart(span, value) <= max(7, value / 5) else DISAGREES,
        explained.differing(value, claim),
        value,
        fact=found[1],
    )


def _of_span(release: Release, claim: Claim, span: Span) -> Verdict:
    """Hold what was added in some days against the days' counts."""
    value = known.added(release, claim.kind.state, claim.kind.variant, claim.as_of, claim.kind.span or 0)
    if value is None:
        return Verdict(CANNOT, _("Nothing is known of this for that day."))
    error = Fraction(str(known.error(release, "consultations_total"))) * value
    days = known.fact(release, "consultations_day", claim.as_of, claim.kind.state, claim.kind.variant)
    if value in span:
        return Verdict(AGREES, _("Rests on an estimate."), value, fact=days)
    if _apart(span, value) <= error:
        return Verdict(CANNOT, _("Only an estimate is known, and it is too close to tell."), value, fact=days)
    return Verdict(DISAGREES, explained.differing(value, claim), value, fact=days)
