"""Check a text against a release: every number becomes a claim with a verdict, or is listed with why it is none."""

import datetime as dt
import json
import re
from dataclasses import dataclass

from telemedicine import numerals
from telemedicine.releases import ALL_INDIA, Release
from telemedicine.statements import asof, claims, extras, reading, readings, texts, verdicts
from telemedicine.statements.aside import UNKNOWN
from telemedicine.statements.asof import Calendar
from telemedicine.statements.checked import Checked
from telemedicine.statements.claims import Claim
from telemedicine.statements.reading import Aside, Text
from telemedicine.statements.verdicts import Verdict
from telemedicine.words import _

MOST_NUMBERS = 2_000


@dataclass(frozen=True)
class Report:
    """What came of a text: its claims and the numbers that are none, in order, and the day and release they rest on."""

    as_of: dt.date
    release: str
    claims: list[Checked]
    unread: list[Aside]
    text: str

    @property
    def numbers_in_text(self) -> int:
        """How many numbers there are: claims about a number, and numbers that are none of ours."""
        return sum(claim.is_number for claim in self.claims) + len(self.unread)

    def json(self) -> str:
        """Return the report as `check --json` prints it: one JSON object."""
        unread = [
            {"text": self.text[one.start : one.end], "start": one.start, "end": one.end, "why": _(one.why)}
            for one in self.unread
        ]
        found = {
            "as_of": self.as_of.isoformat(),
            "release": self.release,
            "numbers_in_text": self.numbers_in_text,
            "claims": [claim.json() for claim in self.claims],
            "unread": unread,
        }
        return json.dumps(found, ensure_ascii=False, indent=2)


def check(text: str, release: Release, as_of: dt.date | None = None, usual: dt.date | None = None) -> Report:
    """Return what comes of a text, up to a day, or the one it names, or the usual one, or the last of the release.

    Raises UnreadableText for a text that is too long, has too many numbers, or is none.
    """
    texts.refuse_long(text)
    if len(re.findall(r"\d[\d,.]*", text)) > MOST_NUMBERS:  # before anything slow
        raise texts.UnreadableText(
            _("The text has more than {most} numbers.").format(most=numerals.count(MOST_NUMBERS))
        )
    read = reading.read(release, text)
    calendar, is_yearless = asof.calendar(release, read, as_of, usual)
    if is_yearless:
        calendar = _year(release, read, calendar)
    return _report(release, read, calendar)


def _report(release: Release, read: Text, calendar: Calendar) -> Report:
    found, asides = claims.read(read, calendar)
    settled = [readings.settled(release, claim) for claim in found]
    judged = [(claim, verdicts.judge(release, claim)) for claim in settled]
    far = [claim.spot.number for claim, verdict in judged if readings.is_far(claim, verdict)]
    asides += [Aside(number.start, number.end, UNKNOWN) for number in far]
    ours = [(claim, verdict) for claim, verdict in judged if claim.spot.number not in far]
    found, checked = [claim for claim, _verdict in ours], [_checked(claim, verdict) for claim, verdict in ours]
    checked = extras.ranked(release, found, checked) + extras.more(release, read, found, calendar)
    dated = {(one.start, one.end) for one in checked}
    unread = sorted(
        (one for one in (*read.asides, *asides) if (one.start, one.end) not in dated), key=lambda one: one.start
    )
    return Report(calendar.as_of, release.id, sorted(checked, key=lambda one: one.start), unread, read.text)


def _checked(claim: Claim, verdict: Verdict) -> Checked:
    number, kind = claim.spot.number, claim.kind
    return Checked(
        text=claim.spot.text.text[number.start : claim.spot.end],
        start=number.start,
        end=claim.spot.end,
        kind=kind.name,
        state=None if kind.state == ALL_INDIA else kind.state,
        value=number.plain * kind.factor,
        qualifier=claim.qualifier,
        as_of=claim.as_of,
        verdict=verdict,
        notes=_notes(claim),
    )


def _notes(claim: Claim) -> tuple[str, ...]:
    notes = []
    if claim.spot.number.is_misgrouped:
        notes.append(_("The digits are grouped as nobody groups them: one may be missing."))
    if claim.is_people and "consultations" in (claim.kind.name or ""):
        notes.append(_("It counts consultations, not people: one person may have several."))
    return tuple(notes)


def _year(release: Release, read: Text, calendar: Calendar) -> Calendar:
    """The year in which most claims agree, the last of equals: a dateline without a year leaves it to the figures."""

    def agreeing(candidate: Calendar) -> int:
        found, _asides = claims.read(read, candidate)
        return sum(verdicts.agrees(release, claim) for claim in found)

    years = range(release.first_day.year, release.last_day.year + 1)
    days = [asof.in_year(calendar.as_of, year) for year in years]
    candidates = [
        Calendar(day, calendar.first, calendar.last) for day in days if calendar.first <= day <= calendar.last
    ]
    return max(candidates, key=lambda one: (agreeing(one), one.as_of), default=calendar)


def as_text(report: Report) -> str:
    """Set a report as lines for a reader, one a number, in the order of the text."""
    head = _("As of {day}, release {release}: {numbers} numbers").format(
        day=numerals.date(report.as_of), release=report.release, numbers=report.numbers_in_text
    )
    claims = [(one.start, f"{_(one.verdict.verdict)}: {one.text} ({_line(one)})") for one in report.claims]
    unread = [
        (
            one.start,
            _("not a figure of ours: {text} ({why})").format(text=report.text[one.start : one.end], why=_(one.why)),
        )
        for one in report.unread
    ]
    return "\n".join([head, *(line for _start, line in sorted(claims + unread))])


def _line(one: Checked) -> str:
    """What a number was taken for, and why the verdict is as it is."""
    return ", ".join(filter(None, [one.label, one.state or "", one.verdict.why.rstrip("."), *one.notes]))
