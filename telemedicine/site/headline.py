"""The labelled values at the head of a page, said from the answers to its questions, once for all readers."""

import pandas as pd

from telemedicine import numerals
from telemedicine.releases import Answer
from telemedicine.site.blocks import Fact
from telemedicine.site.kept import kept
from telemedicine.words import _, ngettext

MOST = 512  # days, places and languages of which the same is not said twice


@kept(MOST)
def counter(totals: Answer, upcoming: Answer) -> dict[str, object]:
    """What the milestone counter says, for its template: `number`, `words`, what is `counted` and what comes `next`."""
    today = totals.rows.iloc[0]
    said = {"number": numerals.count(today.consultations), "words": numerals.in_words(today.consultations)}
    return {**said, "counted": _counted(today), "next": _upcoming(upcoming.rows.iloc[0])}


def _counted(headline: pd.Series) -> str:
    """One line under the counter: what is counted, up to when, and on what basis."""
    pattern = {
        "published": _("teleconsultations completed up to {day}, as published"),
        "estimated": _("teleconsultations completed up to {day}, estimated between published totals"),
        "counted": _("teleconsultations completed up to {day}"),
    }[headline.basis]
    return pattern.format(day=numerals.date(headline.as_of))


@kept(MOST)
def sentence(totals: Answer) -> str:
    """What the headline says, as a sentence to quote."""
    headline = totals.rows.iloc[0]
    pattern = {
        "published": _("eSanjeevani had completed {number} teleconsultations by {day}, as published."),
        "estimated": _(
            "eSanjeevani had completed about {number} teleconsultations by {day}, estimated between published totals."
        ),
        "counted": _("eSanjeevani had completed {number} teleconsultations by {day}."),
    }[headline.basis]
    return pattern.format(number=numerals.count(headline.consultations), day=numerals.date(headline.as_of))


def _upcoming(next_one: pd.Series) -> Fact:
    """The next milestone with progress and the days it is expected on."""
    expected = _("not expected while no consultation is counted")
    if pd.notna(next_one.expected_to):
        days = numerals.dates(next_one.expected_from, next_one.expected_to)
        expected = _("expected {days} at the pace of the last 28 days").format(days=days)
    remaining = _("{number} still to come").format(number=numerals.count(next_one.remaining))
    return Fact(
        _("Next milestone"), numerals.milestone(next_one.milestone), [remaining, expected], percent=next_one.percent
    )


@kept(MOST)
def national(totals: Answer, milestones: Answer, by_month: Answer) -> list[Fact]:
    """The last milestone, the last complete month, the pace lately, and how far the service reaches."""
    today = totals.rows.iloc[0]
    return [*_last_milestone(milestones.rows), *_month(by_month.rows), *_pace(today), *_reach(today)]


def _last_milestone(reached: pd.DataFrame) -> list[Fact]:
    """The last milestone with the day it was crossed. Nothing before the first."""
    return [_crossed(reached.iloc[-1])] if len(reached) else []


def _crossed(last: pd.Series) -> Fact:
    lines = [_("crossed on {day}").format(day=numerals.date(last.crossed_on))]
    if last.basis == "estimated":
        lines = [
            _("crossed about {day}").format(day=numerals.date(last.crossed_on)),
            _("published totals allow {days}").format(days=numerals.dates(last.crossed_from, last.crossed_to)),
        ]
    if pd.notna(last.days_taken):
        pattern = ngettext("{days} day after the one before", "{days} days after the one before", int(last.days_taken))
        lines.append(pattern.format(days=numerals.count(last.days_taken)))
    return Fact(_("Last milestone"), numerals.milestone(last.milestone), lines)


def _month(months: pd.DataFrame) -> list[Fact]:
    """The last complete month against the one before, and whether it is a record. Nothing before the first."""
    complete = months[months.is_complete]
    if complete.empty:
        return []
    last = complete.iloc[-1]
    lines = [_("{change} on the month before").format(change=numerals.signed_percent(last.change_percent))]
    if last.is_record:
        lines.append(_("the highest of any month so far"))
    lines.append(_(last.basis))
    return [Fact(_("In {month}").format(month=numerals.month(last.month)), numerals.count(last.consultations), lines)]


def _pace(headline: pd.Series) -> list[Fact]:
    """Consultations per day lately, and the busiest day."""
    return [
        Fact(
            _("Per day, last 7 days"),
            numerals.count(headline.per_day_7),
            [
                _("{number} over the last 28 days").format(number=numerals.count(headline.per_day_28)),
                _("counted") if headline.basis == "counted" else _("estimated"),
            ],
        ),
        Fact(
            _("Busiest day so far"),
            numerals.count(headline.busiest_day_consultations),
            [numerals.date(headline.busiest_day), _(headline.busiest_day_basis)],
        ),
    ]


def _reach(headline: pd.Series) -> list[Fact]:
    """States and UTs operational, and OPDs hosted."""
    return [
        Fact(_("States and UTs operational"), numerals.count(headline.states_operational), [_("of 36 States and UTs")]),
        Fact(_("OPDs hosted"), numerals.count(headline.opds), [_("online out-patient departments")]),
    ]


@kept(MOST)
def parts(totals: Answer) -> list[tuple[str, str, int]]:
    """The sum that reconciles: States and UTs and what is not stated are the total, and so are the two variants."""
    headline = totals.rows.iloc[0]
    is_estimated = headline.variants_basis == "estimated"
    return [
        ("", _("States and UTs"), headline.consultations_states),
        ("+", _("not stated"), headline.consultations_not_stated),
        ("=", _("total"), headline.consultations),
        ("=", _("OPD (estimated)") if is_estimated else _("OPD"), headline.consultations_opd),
        ("+", _("AB-HWC (estimated)") if is_estimated else _("AB-HWC"), headline.consultations_abhwc),
    ]


@kept(MOST)
def opds(by_month: Answer) -> list[Fact]:
    """OPDs hosted on the last day counted, and what went through them in its month."""
    last = by_month.rows.iloc[-1]
    pattern = _("in {month}") if last.is_complete else _("in {month} so far")
    lately = pattern.format(month=numerals.month(last.month))
    growth = _("{change} on the month before").format(change=numerals.signed_percent(last.growth_percent))
    return [
        Fact(_("OPDs hosted"), numerals.count(last.opds), [_("online out-patient departments")]),
        Fact(_("OPDs opened"), numerals.count(last.opened), [lately]),
        Fact(
            _("Consultations through OPDs"),
            numerals.count(last.consultations_opd),
            [lately, growth] if last.is_complete else [lately],
        ),
        Fact(_("Per OPD per day"), numerals.decimal(last.per_opd_per_day), [lately]),
    ]


@kept(MOST)
def place(by_state: Answer, state: str) -> list[Fact]:
    """One State/UT: its consultations and ranks, in all and per lakh people, and lately."""
    row = by_state.rows[by_state.rows.state == state].iloc[0]
    rank = _("rank {rank} of 36")
    return [
        Fact(
            _("Consultations"),
            numerals.count(row.consultations),
            [rank.format(rank=numerals.count(row["rank"])), _(row.basis)],
        ),
        Fact(
            _("Per lakh people"),
            numerals.decimal(row.consultations_per_lakh),
            [rank.format(rank=numerals.count(row.rank_per_lakh))],
        ),
        Fact(
            _("Last 28 days"),
            numerals.count(row.consultations_28_days),
            [_("{change} on the 28 days before").format(change=numerals.signed_percent(row.growth_percent))],
        ),
        Fact(
            _("Share of India"),
            numerals.percent(row.share_percent),
            [_("last published total: {day}").format(day=numerals.date(row.published_on))],
        ),
    ]
