"""Claims of a rank in words: Karnataka stands third, Kerala is in second place, कर्नाटक तीसरे स्थान पर है."""

import datetime as dt
from collections.abc import Iterator
from functools import cache

from telemedicine.releases import Release
from telemedicine.statements import cues, known, variants
from telemedicine.statements.asof import Calendar
from telemedicine.statements.checked import Checked
from telemedicine.statements.explained import UNSURE
from telemedicine.statements.reading import Text
from telemedicine.statements.tokens import key
from telemedicine.statements.verdicts import AGREES, CANNOT, DISAGREES, Verdict
from telemedicine.words import _

_NEAR = 6  # tokens from a rank to a State after it: in third place is Goa
_LISTED = 3  # States and UTs printed on a day: their order is that of all


@cache
def _words() -> dict[str, int]:
    return {key(word): rank for word, rank in cues.values("number", "ordinals").items()}


def checked(release: Release, text: Text, calendar: Calendar) -> Iterator[Checked]:
    """Yield each rank that a State or UT is said to have by all its consultations, with the verdict."""
    for at, token in enumerate(text.tokens):
        rank = _words().get(token.key)
        if rank is None or not (
            (text.says(at - 1, "rank.before") and _closes(text, at)) or text.says(at + 1, "rank.after")
        ):
            continue
        sentence = next(one for one in text.sentences if at in one)
        state = _whose(text, sentence, at)
        is_wanted = any(text.says(one, "rank.wanted") for one in range(max(sentence.start, at - 3), at))
        if is_wanted:
            continue
        if state and not text.said(sentence, "rank.of_another") and (variants.named(text, sentence) or "all") == "all":
            yield Checked(
                text=token.text, start=token.start, end=token.end, kind="state_rank", state=state, value=rank,
                qualifier="exact", as_of=calendar.as_of, is_number=False,
                verdict=_verdict(release, state, rank, calendar.as_of),
            )  # fmt: skip


def _closes(text: Text, at: int) -> bool:
    """Whether nothing follows that the rank is of: is second with 2 lakh, but not is the second State."""
    after = at + 1
    is_end = after >= len(text.tokens) or text.tokens[after].kind == "mark"
    return is_end or text.says(after, "grammar.blocks") or text.says(after, "sentence.joints")


def _whose(text: Text, sentence: range, at: int) -> str | None:
    """The State named last before the rank in its sentence, else the first right after it."""
    before = [text.place_at[one].value for one in range(sentence.start, at) if one in text.place_at]
    after = range(at + 1, min(at + _NEAR, sentence.stop)) if text.says(at + 1, "rank.after") else range(0)
    return before[-1] if before else next((text.place_at[one].value for one in after if one in text.place_at), None)


def _verdict(release: Release, state: str, rank: int, day: dt.date) -> Verdict:
    """By the counts printed for that day where the State has one, else by the release's own."""
    told = {one: known.told(release, "state_consultations_total", one, day) for one in release.states}
    printed = sorted((figures[0].value for figures in told.values() if figures), reverse=True)
    fact = known.fact(release, "state_rank", day, state)
    if told.get(state) and len(printed) >= max(rank, _LISTED):
        found, is_sure = printed.index(told[state][0].value) + 1, True
    elif fact:
        found, is_sure = fact.value, fact.basis not in UNSURE
    else:
        return Verdict(CANNOT, _("Nothing is known of this for that day."))
    if found == rank:
        return Verdict(AGREES, "" if is_sure else _("Rests on an estimate."), found, fact=fact)
    why = _("By count it is number {rank}.").format(rank=found)
    return Verdict(DISAGREES if is_sure else CANNOT, why, found, fact=fact)
