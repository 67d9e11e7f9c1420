"""Claims that no single number makes: the order of a list, parts and their total, a record, a day of launch."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction

from telemedicine import facts, numerals
from telemedicine.facts import Fact
from telemedicine.releases import ALL_INDIA, Release
from telemedicine.statements import asof, known, scope, verdicts
from telemedicine.statements.asof import Calendar
from telemedicine.statements.checked import Checked
from telemedicine.statements.claims import Claim
from telemedicine.statements.compare import Span
from telemedicine.statements.days import Day
from telemedicine.statements.reading import Text
from telemedicine.statements.verdicts import AGREES, CANNOT, DISAGREES, Verdict
from telemedicine.words import _

_NEAR = 12  # words from "launched" to its day
_PARTS = {
    ("consultations_opd_total", "consultations_abhwc_total"): "consultations_total",
    ("state_consultations_opd", "state_consultations_abhwc"): "state_consultations_total",
}


def ranked(release: Release, claims: list[Claim], checked: list[Checked]) -> list[Checked]:
    """Return the claims with what a list of leading States and UTs says besides: how many, who, and in which order."""
    judged = list(checked)
    heads = [place for place, claim in enumerate(claims) if claim.kind.name == "leading_states"]
    last = 0
    for head, following in zip(heads, [*heads[1:], len(claims)], strict=False):
        items = _list(claims, range(head + 1, following))
        sentence = claims[head].spot.sentence
        items = items or _list(claims, [at for at in range(head) if claims[at].spot.sentence == sentence])
        items = items or _list(claims, range(last, head))
        last = head
        judged[head] = replace(judged[head], verdict=_counted(claims[head], len(items)))
        for rank, place in enumerate(items, 1):
            judged[place] = _placed(release, claims[place], judged[place], rank)
    return judged


def _list(claims: list[Claim], within: Iterable[int]) -> list[int]:
    """The items of the first list among these claims, which ends where a State comes again."""
    items: dict[str, int] = {}
    for place in within:
        if claims[place].rank and items.setdefault(claims[place].kind.state, place) != place:
            break
    return list(items.values())


def _counted(claim: Claim, items: int) -> Verdict:
    if not items:
        return Verdict(CANNOT, _("No State or UT is listed with a count."))
    return Verdict(
        AGREES if claim.spot.number.value == items else DISAGREES,
        _("So many are listed: {number}.").format(number=items),
        items,
    )


def _placed(release: Release, claim: Claim, checked: Checked, rank: int) -> Checked:
    """A State whose count agrees, but that does not stand where it is listed."""
    if claim.kind.variant != "all" or checked.verdict.verdict != AGREES:
        return checked
    found = known.fact(release, "state_rank", claim.as_of, claim.kind.state)
    if found is None or found.value == rank or found.basis in ("estimated", "simulated"):
        return checked
    why = _("The count is right; by count it is number {rank}.").format(rank=found.value)
    return replace(checked, verdict=replace(checked.verdict, verdict=DISAGREES, why=why))


def more(release: Release, read: Text, claims: list[Claim], calendar: Calendar) -> list[Checked]:
    """Return the claims that stand beside those of single numbers."""
    made = [*_sums(read, claims), *_records(release, read, claims), *_launches(release, read, calendar)]
    return [*made, *_impossible(read, calendar)]


def _impossible(read: Text, calendar: Calendar) -> Iterator[Checked]:
    """Days that no calendar has: 31 June, 13 April 2520."""
    for day in read.days:
        if day.is_exact and day.month and day.date(asof.LEAP) is None:
            start, end = read.tokens[day.first].start, read.tokens[day.last - 1].end
            yield Checked(
                text=read.text[start:end], start=start, end=end, kind=None, state=None, value=read.text[start:end],
                qualifier="exact", as_of=calendar.as_of, verdict=Verdict(DISAGREES, _("There is no such day.")),
            )  # fmt: skip


def _sums(read: Text, claims: list[Claim]) -> Iterator[Checked]:
    """Parts that must add up to the total printed with them."""
    for parts, total in _PARTS.items():
        for whole in (claim for claim in claims if claim.kind.name == total):
            same = [claim for claim in claims if (claim.kind.state, claim.as_of) == (whole.kind.state, whole.as_of)]
            found = [next((claim for claim in same if claim.kind.name == part), None) for part in parts]
            if all(found):
                yield _sum(read, whole, [part for part in found if part])
                break


def _sum(read: Text, whole: Claim, parts: list[Claim]) -> Checked:
    spans = [verdicts.stands_for(part) for part in parts]
    added = Span(sum((one.low for one in spans), Fraction(0)), sum((one.high for one in spans), Fraction(0)))
    printed = verdicts.stands_for(whole)
    is_met = added.low <= printed.high and printed.low <= added.high
    value = sum(part.spot.number.value for part in parts)
    number = whole.spot.number
    why = _("The parts add up to {value}.").format(value=numerals.count(float(value)))
    return Checked(
        text=read.text[number.start : number.end], start=number.start, end=number.end,
        kind="parts_of_total", state=_state(whole.kind.state),
        value=int(value), qualifier="exact", as_of=whole.as_of, is_number=False,
        verdict=Verdict(AGREES if is_met else DISAGREES, why, number.plain),
    )  # fmt: skip


def _state(state: str) -> str | None:
    return None if state == ALL_INDIA else state


def _records(release: Release, read: Text, claims: list[Claim]) -> Iterator[Checked]:
    """A month said to be the highest so far."""
    for claim in claims:
        if claim.kind.name != "consultations_month" or claim.kind.state != ALL_INDIA:
            continue
        said = [mark for cue in ("time.busiest_month", "time.record") for mark in read.said(claim.spot.sentence, cue)]
        found = facts.fact(release, "record_month", claim.as_of) if said else None
        if found is None:
            continue
        start, end = read.tokens[said[0].first].start, read.tokens[said[0].last - 1].end
        is_met = found.period == claim.kind.period
        why = "" if is_met else _("The highest month so far was {month}.").format(month=numerals.month(found.value))
        yield Checked(
            text=read.text[start:end], start=start, end=end, kind="record_month", state=None,
            value=claim.kind.period or "", qualifier="exact", as_of=claim.as_of, is_number=False,
            verdict=Verdict(AGREES if is_met else DISAGREES, why, found.period, fact=found),
        )  # fmt: skip


def _launches(release: Release, read: Text, calendar: Calendar) -> Iterator[Checked]:
    """A day, month or year in which the service or one of its variants is said to have begun."""
    for day in read.days:
        sentence = next(one for one in read.sentences if day.first in one)
        # A Hindi verb stands at the end: 13 अप्रैल 2020 को ई-संजीवनी ओपीडी की शुरुआत हुई.
        after = _NEAR if read.says(day.last, "grammar.blocks") else 4
        near = range(max(sentence.start, day.first - _NEAR), min(sentence.stop, day.last + after))
        is_ours = bool(read.said(sentence, "variant")) and not any(at in read.place_at for at in sentence)
        is_day = day.is_exact and day.date(asof.LEAP) and (day.year or day.day)
        if is_day and is_ours and read.said(near, "time.launch"):
            yield _launch(release, read, day, sentence, calendar)


def _launch(release: Release, read: Text, day: Day, sentence: range, calendar: Calendar) -> Checked:
    variant = scope.named(read, range(sentence.start, day.first), is_last=True) or scope.named(read, sentence) or "all"
    found = [
        facts.fact(release, "launch_date", release.last_day, variant=one)
        for one in ([variant] if variant != "all" else ["OPD", "AB-HWC"])
    ]
    said = _iso(day, calendar)
    listed = [one for one in found if one]
    start, end = read.tokens[day.first].start, read.tokens[day.last - 1].end
    return Checked(
        text=read.text[start:end], start=start, end=end, kind="launch_date", state=None, value=said, qualifier="exact",
        as_of=calendar.as_of, verdict=_launched(said, listed),
    )  # fmt: skip


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
