"""Of which variant a number is: all, OPD or AB-HWC."""

from collections.abc import Iterator

from telemedicine.statements.context import Context, points_back, respective
from telemedicine.statements.reading import Text
from telemedicine.statements.spots import Spot

VARIANTS = {"variant.opd": "OPD", "variant.abhwc": "AB-HWC", "variant.all": "all", "variant.both": "all"}
_NAMES = {"opd": "OPD", "hwc": "AB-HWC"}
_OUT_OF = {"में"}  # what follows is a part of the number: 53,547 में एबी-एचडब्ल्यूसी के 3


def variant(spot: Spot, context: Context) -> str:
    """Return all, OPD or AB-HWC: as said beside the number, before it in the sentence, or carried over."""
    text = spot.text
    if paired := respective(spot, sorted(_apart(spot))):
        return paired
    if spot.text.said(spot.clause, "variant.respectively") and not spot.text.said(spot.sentence, "variant"):
        numbers = [one for one in spot.text.numbers if one.first in spot.clause]
        if len(numbers) == len(context.pair):
            return context.pair[numbers.index(spot.number)]
    for cue, place in (("variant.former", 0), ("variant.latter", -1)):
        if spot.says(cue) and context.pair:
            return context.pair[place]
    in_head = named(spot.text, spot.head)
    if said := _specific(spot, spot.segment) or in_head:
        return said
    if spot.says("variant.all") or spot.says("variant.both"):
        return "all"
    for at in range(spot.segment.start - 1, spot.sentence.start - 1, -1):
        if at in text.mark_at and (said := _of_mark(text, at)):
            return said
    if context.is_question and not text.said(spot.sentence, "variant"):
        return context.variant
    return context.variant if points_back(spot) and not text.said(spot.sentence, "refer.same") else "all"


def _apart(spot: Spot) -> Iterator[tuple[int, str]]:
    """The variants a clause names, each where it stands, those named in one breath too: the AB-HWC and OPD variants."""
    for cue in ("variant.opd", "variant.abhwc", "variant.both"):
        for mark in spot.text.said(spot.clause, cue):
            for at in range(mark.first, mark.last):
                found = _NAMES.get(spot.text.tokens[at].key) if cue == "variant.both" else VARIANTS[cue]
                if found and (cue == "variant.both" or at == mark.first):
                    yield at, found


def is_said(spot: Spot) -> bool:
    """Return whether a sentence says, up to the end of what is about a number, of which variant that is."""
    words = range(spot.sentence.start, spot.segment.stop)
    return bool(spot.text.said(words, "variant") or spot.text.said(spot.head, "variant"))


def _specific(spot: Spot, within: range) -> str | None:
    """The variant named nearest among these tokens; all where both are, or both are said to be meant."""
    found = {name: spot.nearest(f"variant.{name}", within) for name in ("opd", "abhwc")}
    if any(mark and _of_mark(spot.text, mark.first) == "all" for mark in found.values()):
        return "all"
    is_whole = spot.number.last < len(spot.text.tokens) and spot.text.tokens[spot.number.last].key in _OUT_OF
    named = {name: mark for name, mark in found.items() if mark and not (is_whole and mark.first in spot.right)}
    if not named or spot.text.said(within, "variant.both"):
        return "all" if named else None
    if len(named) == 2:
        side = [spot.nearest(f"variant.{name}", spot.right) is not None for name in named]
        if all(side):
            return "all"
    nearest = min(
        named, key=lambda name: max(named[name].first - spot.number.last, spot.number.first - named[name].last)
    )
    return VARIANTS[f"variant.{nearest}"]


def _of_mark(text: Text, at: int) -> str | None:
    first = text.mark_at[at].first
    if text.says(first - 1, "sentence.joints") and text.says(first - 2, "variant.all"):
        return "all"  # eSanjeevani and eSanjeevaniOPD
    said = [cue for cue in text.mark_at[at].value if cue in VARIANTS]
    return VARIANTS[min(said, key=list(VARIANTS).index)] if said else None


def named(text: Text, within: range, is_last: bool = False) -> str | None:
    """Return the first variant, or the last, named among these tokens, all for the platform; None where none is."""
    found = [said for mark in text.said(within, "variant") if (said := _of_mark(text, mark.first))]
    found = found[::-1] if is_last else found
    return next((said for said in found if said != "all"), next(iter(found), None))


def pair(text: Text, sentence: range) -> tuple[str, ...]:
    """Return the variants that a sentence names, in order, once each: what "former" and "latter" point to."""
    named = [said for mark in text.said(sentence, "variant") if (said := _of_mark(text, mark.first)) and said != "all"]
    return tuple(dict.fromkeys(named))
