"""A claim that can be read in several ways, as the one of them that the record bears out.

Where nothing in a sentence binds a number to a place or a variant, it may be of any that was just spoken of: the one
that agrees is what a reader who knows the record takes it for.
"""

from collections.abc import Iterator
from dataclasses import replace

import pandas as pd

from telemedicine.releases import Release
from telemedicine.statements import kinds, known
from telemedicine.statements.claims import Claim
from telemedicine.statements.verdicts import AGREES, judge


def settled(release: Release, claim: Claim) -> Claim:
    """Return a claim that may be read in several ways as the first that agrees, else as the likeliest."""
    if claim.kind.within:
        return _reached(release, claim)
    if judge(release, claim).verdict == AGREES:
        return claim
    return next((one for one in _others(claim) if judge(release, one).verdict == AGREES), claim)


def _others(claim: Claim) -> Iterator[Claim]:
    kind = claim.kind
    if kind.or_else:
        yield replace(claim, kind=replace(kind, name=kind.or_else))
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
