"""Facts in, sentences out: one for each kind of fact a statement can hold, in the register of the ministry.

A sentence stands by itself, so that a press officer can choose and order the facts. What is counted is consultations,
never people.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from telemedicine import numerals
from telemedicine.facts import Fact, fact, leading
from telemedicine.facts.answers import ask
from telemedicine.releases import Release
from telemedicine.statements import wording
from telemedicine.words import N_, _, ngettext

LEADING, LAUNCH = "leading_states", "launch_date"


@dataclass(frozen=True)
class Day:
    """A day of a release, of which facts are asked."""

    release: Release
    as_of: dt.date

    def fact(self, kind: str, variant: str = "all") -> Fact | None:
        """Return the fact of the nation of that kind, or None."""
        return fact(self.release, kind, self.as_of, variant=variant)


@dataclass(frozen=True)
class Sentence:
    """A sentence, and the facts its figures are of."""

    text: str
    facts: tuple[Fact, ...]


Tell = Callable[[Day, Fact], str]


def headline(day: Day, total: Fact) -> str:
    """The total as a headline: a milestone on its day."""
    if milestone := _crossed_today(day):
        return _("eSanjeevani crosses {number} consultations").format(number=numerals.milestone(milestone))
    return _("eSanjeevani completes {number} consultations").format(number=_reached(day, total))


def _total(day: Day, total: Fact) -> str:
    pattern = _("India's National Telemedicine Service, eSanjeevani, has completed {number} consultations.")
    if total.qualifier == "exact":
        return pattern.format(number=numerals.count(total.value))
    if milestone := _crossed_today(day):
        pattern = _("India's National Telemedicine Service, eSanjeevani, has crossed {number} consultations.")
        return pattern.format(number=numerals.milestone(milestone))
    return pattern.format(number=_reached(day, total))


def _crossed_today(day: Day) -> int | None:
    """The milestone that was crossed on the very day."""
    milestone, crossed = day.fact("milestone"), day.fact("milestone_day")
    return milestone.value if milestone and crossed and crossed.value == day.as_of else None


def _reached(day: Day, total: Fact) -> str:
    """A total, which only grows: nearly the milestone it is about to reach, or over what it has passed."""
    if total.value < wording.SMALL:
        return wording.said(total)
    upcoming = day.fact("next_milestone")
    return (upcoming and wording.nearly(total.value, upcoming.value)) or wording.over(total.value)


def _month(day: Day, month: Fact) -> str:
    pattern = _("In {month}, {number} consultations were completed.")
    record = day.fact("record_month")
    if record and record.period == month.period:
        pattern = _("In {month}, {number} consultations were completed, the highest of any month so far.")
    return pattern.format(month=numerals.month(dt.date.fromisoformat(f"{month.period}-01")), number=wording.said(month))


def _days(day: Day, days: Fact) -> str:
    pattern = ngettext(
        "The last milestone was crossed {days} day after the previous milestone.",
        "The last milestone was crossed {days} days after the previous milestone.",
        days.value,
    )
    return pattern.format(days=numerals.count(days.value))


def _peak(day: Day, peak: Fact) -> str:
    pattern = _("The busiest day so far was {day}, with {number} consultations.")
    return pattern.format(day=numerals.date(dt.date.fromisoformat(peak.period or "")), number=wording.said(peak))


def _states(day: Day, states: Fact) -> str:
    pattern = ngettext(
        "The service is available in {number} State or Union Territory.",
        "The service is available in {number} States and Union Territories.",
        states.value,
    )
    return pattern.format(number=numerals.count(states.value))


def _opds(day: Day, opds: Fact) -> str:
    pattern = ngettext("The service hosts {number} online OPD.", "The service hosts {number} online OPDs.", opds.value)
    return pattern.format(number=_all_digits(opds))


def _plain(text: str, say: Callable[[Fact], str] = wording.said) -> Tell:
    """A sentence that needs the figure only, and the day it was printed on where only statements know it."""

    def tell(day: Day, fact: Fact) -> str:
        printed = numerals.date(fact.published.as_of) if fact.published else ""
        return _(text).format(number=say(fact), day=printed)

    return tell


def _all_digits(fact: Fact) -> str:
    """A count of a register: nobody says around so many OPDs."""
    return numerals.count(fact.value)


# In the order in which they are offered.
TELLS: dict[str, Tell] = {
    "consultations_total": _total,
    "consultations_month": _month,
    "days_between_milestones": _days,
    "consultations_daily": _plain(N_("On average, {number} consultations are completed every day.")),
    "consultations_daily_peak": _peak,
    "consultations_opd_total": _plain(N_("Through eSanjeevani OPD, {number} consultations were completed.")),
    "consultations_abhwc_total": _plain(N_("Through eSanjeevani AB-HWC, {number} consultations were completed.")),
    "opd_percent": _plain(N_("eSanjeevani OPD accounts for {number} of all consultations."), wording.percent),
    "abhwc_percent": _plain(N_("eSanjeevani AB-HWC accounts for {number} of all consultations."), wording.percent),
    "states_operational": _states,
    "opds_online": _opds,
    "opds_speciality": _plain(N_("Speciality OPDs number {number}."), _all_digits),
    "opds_general": _plain(N_("General OPDs number {number}."), _all_digits),
    "hubs": _plain(N_("As published on {day}, the network had {number} hubs.")),
    "spokes": _plain(N_("As published on {day}, the network had {number} spokes.")),
    "doctors": _plain(N_("As published on {day}, the network had {number} doctors.")),
    "share_women_pct": _plain(
        N_("As published on {day}, women accounted for {number} of consultations."), wording.percent
    ),
    "share_senior_pct": _plain(
        N_("As published on {day}, senior citizens accounted for {number} of consultations."), wording.percent
    ),
}


def sentence(day: Day, kind: str) -> Sentence | None:
    """Return the sentence on a kind of fact, or None where the day has no such fact or none above zero."""
    if kind == LEADING:
        return _leading(day)
    if kind == LAUNCH:
        return _launch(day)
    found = day.fact(kind)
    return Sentence(TELLS[kind](day, found), (found,)) if found and found.value else None


def _leading(day: Day) -> Sentence | None:
    """The leading States and UTs, each with its count."""
    leaders = leading(day.release, day.as_of)
    if not leaders:
        return None
    kinds = ask(day.release, "states_by_name").rows.set_index("state").kind
    pattern = ngettext("The leading State is {places}.", "The {number} leading States are {places}.", len(leaders))
    if any(kinds[leader.state] == "ut" for leader in leaders):
        pattern = ngettext(
            "The leading State or Union Territory is {places}.",
            "The {number} leading States and Union Territories are {places}.",
            len(leaders),
        )
    places = wording.named(leaders, day.release.states)
    return Sentence(pattern.format(number=numerals.count(len(leaders)), places=places), tuple(leaders))


def _launch(day: Day) -> Sentence | None:
    opd, abhwc = (day.fact(LAUNCH, variant) for variant in ("OPD", "AB-HWC"))
    if opd is None or abhwc is None:
        return None
    pattern = _("eSanjeevani OPD was launched on {day} and eSanjeevani AB-HWC in {month}.")
    return Sentence(pattern.format(day=numerals.date(opd.value), month=numerals.month(abhwc.value)), (opd, abhwc))


KINDS = (*TELLS, LAUNCH, LEADING)
