"""Claims that a day makes: that a variant began on it, that it was the busiest, that figures were published on it."""

import datetime as dt
from collections.abc import Iterator
from fractions import Fraction

from telemedicine import facts, numerals
from telemedicine.facts import Fact
from telemedicine.releases import ALL_INDIA, Release
from telemedicine.statements import asof, known, variants
from telemedicine.statements.asof import Calendar
from telemedicine.statements.checked import Checked
from telemedicine.statements.claims import Claim
from telemedicine.statements.days import Day
from telemedicine.statements.reading import Text
from telemedicine.statements.verdicts import AGREES, CANNOT, DISAGREES, Verdict
from telemedicine.words import _

_NEAR = 12  # words from "launched" to its day


def checked(release: Release, read: Text, claims: list[Claim], calendar: Calendar) -> Iterator[Checked]:
    """Yield what each day of a text claims, with the verdict."""
    yield from _launches(release, read, calendar)
    yield from _busiest(release, read, claims, calendar)
    yield from _published(release, read, claims, calendar)
    yield from _impossible(read, calendar)


def _claim(read: Text, day: Day, kind: str | None, said: str, as_of: dt.date, verdict: Verdict) -> Checked:
    start, end = read.tokens[day.first].start, read.tokens[day.last - 1].end
    return Checked(
        text=read.text[start:end], start=start, end=end, kind=kind, state=None, value=said, qualifier="exact",
        as_of=as_of, verdict=verdict,
    )  # fmt: skip


def _of_sentence(read: Text, claims: list[Claim]) -> Iterator[tuple[Day, list[Claim]]]:
    """The full days of a text, each with the claims of its sentence."""
    for day in read.days:
        if day.is_exact and day.day and day.month and day.date(asof.LEAP):
            yield day, [claim for claim in claims if day.first in claim.spot.sentence]


def _busiest(release: Release, read: Text, claims: list[Claim], calendar: Calendar) -> Iterator[Checked]:
    """A day said to be the busiest, beside its count."""
    for day, beside in _of_sentence(read, claims):
        peaks = [claim for claim in beside if claim.kind.name == "consultations_daily_peak"]
        said = calendar.resolve(day)
        words = next(one for one in read.sentences if day.first in one)
        told = read.said(words, "time.busiest_day") or (
            read.said(words, "time.one_day") and read.said(words, "time.record")
        )
        if (peaks or (told and not beside)) and said and not asof.is_until(read, day) and day not in asof.heads(read):
            verdict = _was_busiest(release, said, calendar, [claim.spot.number.value for claim in peaks])
            yield _claim(read, day, "busiest_day", said.isoformat(), calendar.as_of, verdict)


def _was_busiest(release: Release, said: dt.date, calendar: Calendar, counts: list[Fraction]) -> Verdict:
    fact = facts.fact(release, "busiest_day", calendar.as_of)
    if fact is None:
        return Verdict(CANNOT, _("Nothing is known of this for that day."))
    printed = known.printed(release, "consultations_daily_peak", ALL_INDIA)
    is_printed = any(figure.period == said.isoformat() for figure in printed if figure.as_of <= calendar.as_of)
    expected = fact.value.isoformat()
    if is_printed or (said == fact.value):
        return Verdict(AGREES, "" if is_printed else _("Rests on an estimate."), expected, fact=fact)
    is_told = any(figure.period and Fraction(str(figure.value)) in counts for figure in printed)
    if is_told or fact.basis == "published" or said > calendar.as_of:
        return Verdict(
            DISAGREES, _("The busiest day was {day}.").format(day=numerals.date(fact.value)), expected, fact=fact
        )
    return Verdict(CANNOT, _("Only an estimate is known, and it is too close to tell."), expected, fact=fact)


def _published(release: Release, read: Text, claims: list[Claim], calendar: Calendar) -> Iterator[Checked]:
    """A day on which a figure of the same sentence is said to have been published."""
    for day, beside in _of_sentence(read, claims):
        said = calendar.resolve(day)
        told = [known.printed(release, claim.kind.name or "", claim.kind.state) for claim in beside]
        if said and any(told) and _says_published(read, day):
            days = sorted({figure.as_of for figures in told for figure in figures})
            yield _claim(read, day, "published_on", said.isoformat(), calendar.as_of, _was_published(said, days))


def _says_published(read: Text, day: Day) -> bool:
    """Whether "published on" stands before a day, or को प्रकाशित after it."""
    after = [at for at in (day.last, day.last + 1) if at < len(read.tokens) and not read.tokens[at].text.isascii()]
    return any(read.says(at, "time.published") for at in (day.first - 1, *after))


def _was_published(said: dt.date, days: list[dt.date]) -> Verdict:
    nearest = min(days, key=lambda day: abs(day - said))
    if nearest == said:
        return Verdict(AGREES, "", nearest.isoformat())
    why = _("Nothing of this was published on that day; the nearest was {day}.").format(day=numerals.date(nearest))
    return Verdict(DISAGREES, why, nearest.isoformat())


def _impossible(read: Text, calendar: Calendar) -> Iterator[Checked]:
    """Days that no calendar has: 31 June, 13 April 2520."""
    for day in read.days:
        if day.is_exact and day.month and day.date(asof.LEAP) is None:
            verdict = Verdict(DISAGREES, _("There is no such day."))
            yield _claim(read, day, None, read.slice(day.first, day.last), calendar.as_of, verdict)


def _launches(release: Release, read: Text, calendar: Calendar) -> Iterator[Checked]:
    """A day, month or year in which the service or one of its variants is said to have begun."""
    for day in read.days:
        sentence = next(one for one in read.sentences if day.first in one)
        # A Hindi verb stands at the end: 13 अप्रैल 2020 को ई-संजीवनी ओपीडी की शुरुआत हुई.
        after = _NEAR if read.says(day.last, "grammar.blocks") else 4
        near = range(max(sentence.start, day.first - _NEAR), min(sentence.stop, day.last + after))
        is_ours = bool(read.said(sentence, "variant")) and not any(at in read.place_at for at in sentence)
        is_day = day.is_exact and day.date(asof.LEAP) and (day.year or day.day)
        if is_day and is_ours and not asof.is_until(read, day) and read.said(near, "time.launch"):
            yield _launch(release, read, day, sentence, calendar)


def _launch(release: Release, read: Text, day: Day, sentence: range, calendar: Calendar) -> Checked:
    variant = (
        variants.named(read, range(sentence.start, day.first), is_last=True) or variants.named(read, sentence) or "all"
    )
    found = [
        facts.fact(release, "launch_date", release.last_day, variant=one)
        for one in ([variant] if variant != "all" else ["OPD", "AB-HWC"])
    ]
    said = _iso(day, calendar)
    listed = [one for one in found if one]
    return _claim(read, day, "launch_date", said, calendar.as_of, _launched(said, listed))


def _launched(said: str, listed: list[Fact]) -> Verdict:
    """As far as it is written and known: of AB-HWC only the month is."""
    if not listed:
        return Verdict(CANNOT)
    fact = next((one for one in listed if (one.period or "").startswith(said)), None)
    if fact:
        return Verdict(AGREES, "", fact.period, fact=fact)
    fact = listed[0]
    verdict = CANNOT if said.startswith(fact.period or "?") else DISAGREES
    return Verdict(
        verdict, _("It began in {day}.").format(day=numerals.known_day(fact.period or "")), fact.period, fact=fact
    )


def _iso(day: Day, calendar: Calendar) -> str:
    """A day as far as it is written: 2020-04-13, 2019-11 or 2020."""
    found = calendar.resolve(day) or dt.date(day.year or calendar.as_of.year, 1, 1)
    return found.isoformat()[: 10 if day.day else 7 if day.month else 4]
