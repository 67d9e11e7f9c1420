"""A claim that can be read in several ways, as the one of them that the record bears out.

Where nothing in a sentence binds a number to a place or a variant, it may be of any that was just spoken of: the one
that agrees is what a reader who knows the record takes it for.
"""

import math
from collections.abc import Iterator
from dataclasses import replace

import pandas as pd

from telemedicine.releases import Release
from telemedicine.statements import kinds, known
from telemedicine.statements.claims import Claim
from telemedicine.statements.verdicts import AGREES, judge

_OFF, _NEAR = 4, 2  # times


def settled(release: Release, claim: Claim) -> Claim:
    """Return a claim that may be read in several ways as the first that agrees, else as the likeliest."""
    if claim.kind.within:
        return _reached(release, claim)
    if judge(release, claim).verdict == AGREES:
        return claim
    others = [*_others(release, claim), *_earlier(release, claim)]
    return next((one for one in others if judge(release, one).verdict == AGREES), None) or _likeliest(
        release, claim, others
    )


def _likeliest(release: Release, claim: Claim, others: list[Claim]) -> Claim:
    """The claim, or where it is many times off the reading that is nearest."""

    def apart(one: Claim) -> float:
        expected = judge(release, one).expected
        is_number = isinstance(expected, int | float) and expected > 0 and claim.spot.number.value > 0
        return abs(math.log(float(claim.spot.number.value) / float(expected))) if is_number else math.inf

    if claim.spot.number.is_scaled or apart(claim) < math.log(_OFF):
        return claim
    return min((one for one in others if apart(one) < math.log(_NEAR)), key=apart, default=claim)


def _earlier(release: Release, claim: Claim) -> Iterator[Claim]:
    """The claim as of other days that are spoken of, and as of those in a month spoken of for which it was printed."""
    days = list(claim.or_on)
    if not claim.kind.period:
        listed = known.printed(release, claim.kind.name or "", claim.kind.state)
        days += [figure.as_of for figure in listed if f"{figure.as_of:%Y-%m}" in claim.or_during]
    yield from (replace(claim, as_of=day) for day in days)


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
    if not kind.or_else or judge(release, total).verdict == AGREES:
        return total
    count = replace(claim, kind=replace(kind, name=kind.or_else, period=kind.within, within=None, or_else=None))
    return count if judge(release, count).verdict == AGREES else total
