"""What each column of a question is called on screen, and how its values are said. One entry a column name."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from telemedicine import numerals, words
from telemedicine.published import PUBLISHED
from telemedicine.words import N_, _


def _text(value: Any) -> str:
    return numerals.MISSING if pd.isna(value) else str(value)


def _word(value: Any) -> str:
    return _(_text(value))


def _signed(value: Any) -> str:
    return f"{'+' if value > 0 else '−' if value < 0 else ''}{numerals.count(abs(value))}"


def _name(value: Any) -> str:
    """A name; one that the reference extract gives to an OPD, as `ENT OPD 2, Kerala`, is said part by part."""
    parts = re.fullmatch(r"(?P<kind>.+) OPD (?P<number>\d+), (?P<place>.+)", _text(value))
    if parts is None:
        return _word(value)
    return _("{kind} OPD {number}, {place}").format(**{name: _(part) for name, part in parts.groupdict().items()})


def _names(value: Any) -> str:
    """Several names in one text, as SQL joins them."""
    return _(", ").join(_(name) for name in _text(value).split(", "))


def _known_day(value: Any) -> str:
    return numerals.MISSING if pd.isna(value) else numerals.known_day(value)


def _period(value: Any) -> str:
    """A day or month, a range of them, or the time from one on, which the record writes `2023-04/..`."""
    if pd.isna(value):
        return numerals.MISSING
    first, _slash, last = value.partition("/")
    pattern = {"": "{first}", "..": _("since {first}")}.get(last, _("{first} to {last}"))
    return pattern.format(first=numerals.known_day(first), last=last.strip(".") and numerals.known_day(last))


def _yes_no(value: Any) -> str:
    return _("yes") if value else _("no")


def _movement(value: Any) -> str:
    if pd.isna(value):
        return numerals.MISSING
    if value == 0:
        return _("same")
    pattern = _("▲ {ranks}") if value > 0 else _("▼ {ranks}")
    return pattern.format(ranks=numerals.count(abs(value)))


@dataclass(frozen=True)
class Metric:
    """The label of a column, how a value of it is said, and how it is set: flush right, unbroken, or as it was written.

    What stands as it was written, a code or a quotation, is said alike in every language.
    """

    text: str
    say: Callable[[Any], str] = _text
    is_number: bool = False
    is_day: bool = False
    is_verbatim: bool = False

    @property
    def label(self) -> str:
        """The label in the language spoken now."""
        return _(self.text)


def _count(text: str) -> Metric:
    return Metric(text, numerals.count, True)


def _decimal(text: str) -> Metric:
    return Metric(text, numerals.decimal, True)


def _percent(text: str) -> Metric:
    return Metric(text, numerals.percent, True)


def _change(text: str) -> Metric:
    return Metric(text, numerals.signed_percent, True)


def _verbatim(text: str) -> Metric:
    return Metric(text, is_verbatim=True)


def _day(text: str) -> Metric:
    return Metric(text, numerals.short_date, is_day=True)


QUALIFIERS = {"exact": N_("as printed"), "about": N_("about"), "at_least": N_("over")}

METRICS: dict[str, Metric] = {
    "as_of": _day(N_("As of")),
    "as_printed": _verbatim(N_("As printed")),
    "basis": Metric(N_("Basis"), _word),
    "busiest_day": _day(N_("Busiest day")),
    "busiest_day_basis": Metric(N_("Basis of the busiest day"), _word),
    "busiest_day_consultations": _count(N_("Consultations on the busiest day")),
    "change": Metric(N_("Change"), _signed),
    "change_percent": _change(N_("Change on the month before")),
    "closed": _count(N_("OPDs closed")),
    "closed_on": _day(N_("Closed on")),
    "confidence": Metric(N_("Confidence"), _word),
    "consultations": _count(N_("Consultations")),
    "consultations_28_days": _count(N_("Consultations in the last 28 days")),
    "consultations_before": _count(N_("Consultations before")),
    "consultations_abhwc": _count(N_("AB-HWC consultations")),
    "consultations_not_stated": _count(N_("State/UT not stated")),
    "consultations_opd": _count(N_("OPD consultations")),
    "consultations_per_lakh": _decimal(N_("Consultations per lakh people")),
    "consultations_shown": Metric(
        N_("Consultations in months shown"),
        lambda value: _("withheld") if pd.isna(value) else numerals.count(value),
        True,
    ),
    "consultations_states": _count(N_("Placed in a State/UT")),
    "consultations_total": _count(N_("Consultations so far")),
    "counted_to": _day(N_("Counted to")),
    "crossed_before": _day(N_("Crossed on, before")),
    "crossed_from": _day(N_("Not before")),
    "crossed_on": _day(N_("Crossed on")),
    "crossed_to": _day(N_("Not after")),
    "date": _day(N_("Day")),
    "days_counted": _count(N_("Days counted")),
    "days_taken": _count(N_("Days taken")),
    "difference_percent": Metric(N_("Difference"), lambda value: numerals.signed_percent(value, 2), True),
    "differing": _count(N_("Differing")),
    "error_percent": _change(N_("Error")),
    "estimate": _count(N_("Estimate without it")),
    "expected_from": _day(N_("Expected from")),
    "expected_to": _day(N_("Expected to")),
    "figures": _count(N_("Figures")),
    "file": _verbatim(N_("File")),
    "first_day": _day(N_("First day counted")),
    "found": Metric(N_("Found by"), _word),
    "growth_percent": _change(N_("Growth")),
    "host": Metric(N_("Host"), _word),
    "is_break": Metric(N_("Break in the series"), _yes_no),
    "is_complete": Metric(N_("Complete"), _yes_no),
    "is_error": Metric(N_("An error"), _yes_no),
    "is_record": Metric(N_("Record"), _yes_no),
    "is_reference": Metric(N_("Computed from the published record"), _yes_no),
    "kind": Metric(N_("Kind"), _word),
    "language": Metric(N_("Language"), lambda value: words.name(value, words.language())),
    "last_day": _day(N_("Last day counted")),
    "launched": Metric(N_("Launched"), _known_day, is_day=True),
    "launched_on": _day(N_("Launched on")),
    "leading_states": Metric(N_("Leading States/UTs then"), _names),
    "lgd_code": Metric(N_("LGD code")),
    "median_percent": _percent(N_("Median error")),
    "metric": Metric(N_("Measure"), lambda value: _(PUBLISHED.get(_text(value), _text(value)))),
    "met": _count(N_("Met")),
    "milestone": Metric(N_("Milestone"), numerals.milestone, True),
    "month": Metric(N_("Month"), numerals.month),
    "months_withheld": _count(N_("Months withheld")),
    "movement": Metric(N_("Movement"), _movement, True),
    "name": Metric(N_("Name"), _name),
    "name_hi": Metric(N_("Name in Hindi")),
    "not_counted": _count(N_("Not counted here")),
    "note": Metric(N_("Note"), _word),
    "opd_id": _verbatim(N_("OPD number")),
    "opds": _count(N_("OPDs hosted")),
    "opened": _count(N_("OPDs opened")),
    "opened_on": _day(N_("Opened on")),
    "opds_general": _count(N_("General OPDs")),
    "opds_speciality": _count(N_("Speciality OPDs")),
    "pages": _count(N_("Pages read")),
    "per_day": _count(N_("Consultations per day")),
    "per_day_28": _count(N_("Per day, last 28 days")),
    "per_day_7": _count(N_("Per day, last 7 days")),
    "per_opd_per_day": _decimal(N_("Consultations per OPD per day")),
    "percent": _percent(N_("Progress")),
    "period": Metric(N_("Period"), _period),
    "place": _count(N_("Order")),
    "population": _count(N_("Population")),
    "published_on": _day(N_("Last published total")),
    "publisher": Metric(N_("Publisher"), _word),
    "qualifier": Metric(N_("Qualifier"), lambda value: _(QUALIFIERS.get(_text(value), _text(value)))),
    "rank": _count(N_("Rank")),
    "rank_before": _count(N_("Rank a month before")),
    "rank_per_lakh": _count(N_("Rank per lakh people")),
    "reason": Metric(N_("Reason"), _word),
    "release_value": _count(N_("This release")),
    "remaining": _count(N_("Still to come")),
    "problem": Metric(N_("Why it was not used"), _word),
    "rows": _count(N_("Rows")),
    "rows_accepted": _count(N_("Rows accepted")),
    "rows_duplicate": _count(N_("Rows that repeat others")),
    "rows_excluded": _count(N_("Rows left out without an error")),
    "rows_read": _count(N_("Rows read")),
    "rows_revised": _count(N_("Rows revised later")),
    "rows_set_aside": _count(N_("Rows set aside")),
    "said": Metric(N_("Said on"), _known_day, is_day=True),
    "sha256": _verbatim(N_("Checksum (SHA-256)")),
    "share_percent": _percent(N_("Share of India")),
    "source_url": _verbatim(N_("Source")),
    "speciality": Metric(N_("Speciality"), _word),
    "spelling": _verbatim(N_("Spelling")),
    "state": _verbatim(N_("Code")),
    "state_name": Metric(N_("State/UT"), _word),
    "statement_id": _verbatim(N_("Statement")),
    "states_operational": _count(N_("States and UTs operational")),
    "title": Metric(N_("Title"), _word),
    "value": Metric(
        N_("Published"), lambda value: numerals.decimal(value, 0 if float(value).is_integer() else 2), True
    ),
    "variant": Metric(N_("Variant"), _word),
    "variants_basis": Metric(N_("Basis of the variants"), _word),
    "verdict": Metric(N_("Verdict"), _word),
    "worst_name": Metric(N_("Where it is largest"), _word),
    "worst_percent": _percent(N_("Largest error")),
    "worst_statement_id": _verbatim(N_("Statement of the largest error")),
    "year": Metric(N_("Year")),
    "words": Metric(N_("Why"), _word),
}
