"""A claim that can be read in several ways, as the one of them that the record bears out.

Where nothing in a sentence binds a number to a place or a variant, it may be of any that was just spoken of: the one
that agrees is what a reader who knows the record takes it for.
"""

import math
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

import pandas as pd

from telemedicine.releases import Release
from telemedicine.statements import kinds, known
from telemedicine.statements.claims import Claim
from telemedicine.statements.verdicts import AGREES, CANNOT, Verdict, agrees, expected

_PART, _OFF, _NEAR = 50, 4, 2  # times


def settled(release: Release, claim: Claim) -> Claim:
    """Return a claim that may be read in several ways as the first that agrees, else as the likeliest."""
    if claim.kind.within:
        return _reached(release, claim)
    if agrees(release, claim):
        return claim
    others = [*_others(release, claim)]
    others += [earlier for one in (claim, *others) for earlier in _earlier(release, one)]
    return next((one for one in others if agrees(release, one)), None) or _likeliest(release, claim, others)


def _likeliest(release: Release, claim: Claim, others: list[Claim]) -> Claim:
    """The claim, or where it is many times off the reading that is nearest."""
    number = claim.spot.number

    def apart(one: Claim) -> float:
        known = expected(release, one)
        return abs(math.log(number.value / Fraction(known))) if known and known > 0 and number.value > 0 else math.inf

    if number.is_scaled or not others or not math.log(_OFF) < apart(claim) < math.inf:
        return claim
    return min((one for one in others if apart(one) < math.log(_NEAR)), key=apart, default=claim)


def _earlier(release: Release, claim: Claim) -> Iterator[Claim]:
    """The claim as of other days that are spoken of, and as of those in a month spoken of for which it was printed."""
    days = list(claim.or_on)
    if not claim.kind.period:
        listed = known.printed(release, claim.kind.name or "", claim.kind.state)
        days += [figure.as_of for figure in listed if f"{figure.as_of:%Y-%m}" in claim.or_during]
    yield from (replace(claim, as_of=day) for day in days)


def is_far(claim: Claim, verdict: Verdict) -> bool:
    """Return whether a number is so far from the total it would be that it is something else.

    Nobody mistakes a fiftieth for the total; a number of which nothing but its neighbours says what it counts is
    believed within a few times.
    """
    number, name = claim.spot.number, claim.kind.name or ""
    is_total = name.endswith(("_total", "_opd", "_abhwc", "_month")) and not number.is_scaled
    if not is_total or verdict.verdict in (AGREES, CANNOT) or not verdict.expected:
        return False
    ratio = number.value / Fraction(verdict.expected)
    return ratio < Fraction(1, _PART) or (claim.is_weak and not Fraction(1, _OFF) < ratio < _OFF)


def _others(release: Release, claim: Claim) -> Iterator[Claim]:
    kind = claim.kind
    if kind.or_else:
        yield replace(claim, kind=replace(kind, name=kind.or_else))
    if kind.period and (kind.name or "").endswith("_month"):  # reached by then, not in that month
        total = kinds.of(replace(kind, name="consultations_total", period=None), kind.state, kind.variant)
        yield replace(claim, kind=total)
        yield from _earlier(release, replace(claim, kind=total, or_during=(kind.period,)))
    for state in (kind.state, *kind.or_of):
        for variant in (kind.variant, *kind.or_in):
            if (state, variant) != (kind.state, kind.variant):
                yield replace(claim, kind=kinds.of(kind, state, variant))


def _reached(release: Release, claim: Claim) -> Claim:
    """A total said to be reached in a month, as of the day it was, or the last of the month; else the month's count."""
    kind = claim.kind
    month = pd.Period(kind.within, "M")
    first, last = month.start_time.date(), min(month.end_time.date(), release.last_day)
    days = known.totals(release, kind.state, kind.variant)
    day = days.index[min(days.searchsorted(float(claim.spot.number.value)), len(days) - 1)]
    total = replace(claim, as_of=day if first <= day <= last else last, kind=replace(kind, within=None, or_else=None))
    if agrees(release, total):
        return total
    others = []
    if kind.or_else:
        others.append(
            replace(claim, kind=replace(kind, name=kind.or_else, period=kind.within, within=None, or_else=None))
        )
    if not any(day.first in claim.spot.segment for day in claim.spot.text.days):  # the month is another number's
        others.append(replace(claim, kind=replace(kind, within=None, or_else=None)))
    return next((one for one in others if agrees(release, one)), total)
