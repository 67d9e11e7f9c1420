"""Claims that no single number makes: the order of a list, parts and their total, a record, a day."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction

import pandas as pd

from telemedicine import facts, numerals
from telemedicine.releases import ALL_INDIA, Release
from telemedicine.statements import dated, known, ranks, verdicts
from telemedicine.statements.asof import Calendar
from telemedicine.statements.checked import Checked
from telemedicine.statements.claims import Claim
from telemedicine.statements.compare import Span
from telemedicine.statements.reading import Text
from telemedicine.statements.verdicts import AGREES, CANNOT, DISAGREES, Verdict
from telemedicine.words import _

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
    if items * 2 < claim.spot.number.value:
        return Verdict(CANNOT, _("Only some of them are listed."))
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
    return [
        *_sums(read, claims),
        *_records(release, read, claims),
        *dated.checked(release, read, claims, calendar),
        *ranks.checked(release, read, calendar),
    ]


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
        as_of = claim.as_of
        if claim.kind.period and read.said(claim.spot.sentence, "time.then"):  # the highest month till then
            as_of = min(as_of, pd.Period(claim.kind.period, "M").end_time.date())
        found = facts.fact(release, "record_month", as_of) if said else None
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
