"""The facts as one object of the shape that `figures --json` prints."""

import datetime as dt

from telemedicine.facts.fact import Fact, fact, leading
from telemedicine.releases import Release


def figures(release: Release, as_of: dt.date) -> dict:
    """Return the headline figures up to a day, every one a fact.

    Keys: as_of, release, basis, consultations_total, consultations_opd, consultations_abhwc, last_milestone (None
    before the first), next_milestone, month (the last complete month and its consultations; empty before the first),
    states_operational, opds_online, top_states (ten of state, rank and consultations).
    """
    total, month = fact(release, "consultations_total", as_of), fact(release, "consultations_month", as_of)

    def value(kind: str, state: str = "IN") -> int | None:
        found = fact(release, kind, as_of, state=state)
        return found.value if found else None

    def ranked(leader: Fact) -> dict:
        return {"state": leader.state, "rank": value("state_rank", leader.state), "consultations": leader.value}

    return {
        "as_of": as_of.isoformat(),
        "release": release.id,
        "basis": total.basis if total else None,
        "consultations_total": value("consultations_total"),
        "consultations_opd": value("consultations_opd_total"),
        "consultations_abhwc": value("consultations_abhwc_total"),
        "last_milestone": value("milestone"),
        "next_milestone": value("next_milestone"),
        "month": {month.period: month.value} if month else {},
        "states_operational": value("states_operational"),
        "opds_online": value("opds_online"),
        "top_states": [ranked(leader) for leader in leading(release, as_of)],
    }
