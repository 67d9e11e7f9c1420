"""The figures a statement is made of, as one object: what `figures --json` prints."""

import datetime as dt

from telemedicine.releases import Release

TOP = 10


def figures(release: Release, as_of: dt.date) -> dict:
    """Return the headline figures up to a day, every one from a question of the release.

    Keys: as_of, release, basis, consultations_total, consultations_opd, consultations_abhwc, last_milestone (None
    before the first), next_milestone, month (the last complete month and its consultations; empty before the first),
    states_operational, opds_online, top_states (ten of state, rank and consultations).
    """
    headline = release.ask("headline_figures", as_of=as_of).rows.iloc[0]
    milestones = release.ask("milestones", as_of=as_of).rows.milestone
    months = release.ask("consultations_by_month", state="IN", as_of=as_of).rows
    complete = months[months.is_complete].tail(1)
    states = release.ask("consultations_by_state", as_of=as_of, variant="all").rows.head(TOP)
    return {
        "as_of": as_of.isoformat(),
        "release": release.id,
        "basis": headline.basis,
        "consultations_total": int(headline.consultations),
        "consultations_opd": int(headline.consultations_opd),
        "consultations_abhwc": int(headline.consultations_abhwc),
        "last_milestone": int(milestones.iloc[-1]) if len(milestones) else None,
        "next_milestone": int(release.ask("next_milestone", as_of=as_of).rows.milestone[0]),
        "month": {f"{row.month:%Y-%m}": int(row.consultations) for row in complete.itertuples()},
        "states_operational": int(headline.states_operational),
        "opds_online": int(headline.opds),
        "top_states": states[["state", "rank", "consultations"]].to_dict("records"),
    }
