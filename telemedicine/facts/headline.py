"""The facts as one object of the shape that `figures --json` prints."""

import datetime as dt

from telemedicine.facts.fact import Fact, fact, leading
from telemedicine.releases import Release

# The keys of the object, and the kinds of facts they hold.
_KEYS = {
    "consultations_total": "consultations_total",
    "consultations_opd": "consultations_opd_total",
    "consultations_abhwc": "consultations_abhwc_total",
    "last_milestone": "milestone",
    "next_milestone": "next_milestone",
    "states_operational": "states_operational",
    "opds_online": "opds_online",
}


def figures(release: Release, as_of: dt.date) -> dict:
    """Return the headline figures up to a day, every one a fact.

    Keys: as_of, release, basis, consultations_total, consultations_opd, consultations_abhwc, last_milestone (None
    before the first), next_milestone, month (the last complete month and its consultations; empty before the first),
    states_operational, opds_online, top_states (ten of state, rank and consultations).
    """
    total, month = fact(release, "consultations_total", as_of), fact(release, "consultations_month", as_of)
    return {
        "as_of": as_of.isoformat(),
        "release": release.id,
        "basis": total.basis if total else None,
        **{key: _value(fact(release, kind, as_of)) for key, kind in _KEYS.items()},
        "month": {month.period: month.value} if month else {},
        "top_states": [_ranked(release, leader) for leader in leading(release, as_of)],
    }


def _ranked(release: Release, leader: Fact) -> dict:
    rank = fact(release, "state_rank", leader.as_of, state=leader.state)
    return {"state": leader.state, "rank": _value(rank), "consultations": leader.value}


def _value(found: Fact | None) -> int | None:
    return found.value if found else None
