"""What each kind of fact and claim is called on screen."""

from telemedicine.published import PUBLISHED
from telemedicine.words import N_, _

# Kinds that the published record has are called as there.
_COUNTED = {
    "opd_percent": N_("OPD, per cent of consultations"),
    "abhwc_percent": N_("AB-HWC, per cent of consultations"),
    "milestone": N_("Last milestone"),
    "milestone_day": N_("Day of the last milestone"),
    "days_between_milestones": N_("Days since the milestone before"),
    "next_milestone": N_("Next milestone"),
    "consultations_day": N_("Consultations on a day"),
    "busiest_day": N_("Busiest day"),
    "record_month": N_("Highest month so far"),
    "state_rank": N_("Rank of a State/UT"),
    "state_percent": N_("Share of a State/UT, per cent"),
    "launch_date": N_("Launch"),
    "published_on": N_("Day of publication"),
    "leading_states": N_("Leading States and UTs"),
    "parts_of_total": N_("Parts and their total"),
}
_OF_ONE = {
    "_opd_month": N_("OPD consultations in a month"),
    "_abhwc_month": N_("AB-HWC consultations in a month"),
    "_month": N_("Consultations in a month"),
    "_percent": N_("Share of consultations, per cent"),
}


def label(kind: str | None) -> str:
    """Return what a kind is called, in the language spoken now; nothing for none."""
    if kind is None:
        return ""
    ending = next((name for end, name in _OF_ONE.items() if kind.endswith(end)), kind.replace("_", " "))
    return _(PUBLISHED.get(kind) or _COUNTED.get(kind) or ending)
