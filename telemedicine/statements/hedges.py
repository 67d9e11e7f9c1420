"""What a hedge makes of a number: over 70 lakh, nearly 70 lakh, 70 लाख से अधिक, crossed the 70 lakh mark."""

from telemedicine.statements.reading import Text
from telemedicine.statements.spots import Spot

EXACT, AT_LEAST, ABOUT, NEARLY = "exact", "at_least", "about", "nearly"
_KINDS = (NEARLY, AT_LEAST, ABOUT)
_NEAR, _FAR = 2, 6  # words that may stand between a number and "से अधिक", and between "crossed" and a number
_STOPS = set(",;:()|")


def qualifier(spot: Spot) -> str:
    """Return exact, at_least, about or nearly."""
    return _beside(spot) or _after(spot) or _verb(spot) or EXACT


def is_peak(spot: Spot) -> bool:
    """Whether the number is the most there was: up to 8,500, 8,500 तक."""
    text, number = spot.text, spot.number
    return text.says(number.first - 1, "hedge.peak.before") or text.says(number.last, "hedge.peak.after")


def _beside(spot: Spot) -> str | None:
    """A hedge right before the number, but for "the" or "a", and + or ~ beside it."""
    text, at = spot.text, spot.number.first - 1
    if spot.number.high is not None:
        return AT_LEAST
    while at >= spot.segment.start and text.tokens[at].text.lower() in ("the", "a", "an", "."):
        at -= 1
    for kind in _KINDS:
        if at >= 0 and text.says(at, f"hedge.{kind}.before"):
            return kind
    if at >= spot.clause.start and _is_joined(text, at):
        return AT_LEAST
    if text.says(at, "hedge.about.after") and text.mark_at[at].first - 1 not in text.number_at and not spot.before:
        return ABOUT  # एबी-एचडब्ल्यूसी के करीब 67 लाख
    after = text.tokens[spot.number.last].text if spot.number.last < len(text.tokens) else ""
    if at >= 0 and text.tokens[at].text == "~":
        return ABOUT
    return AT_LEAST if after == "+" else None


def _after(spot: Spot) -> str | None:
    """A hedge after the number, its noun perhaps between: 70 लाख परामर्श से अधिक, the 70 lakh mark has been crossed."""
    text, tokens = spot.text, spot.text.tokens
    stop = min(spot.after.first if spot.after else spot.clause.stop, spot.number.last + _FAR)
    for at in range(spot.number.last, stop):
        if tokens[at].text in _STOPS or (text.says(at, "sentence.joints") and not text.says(at, "noun")):
            return None
        for kind in _KINDS:
            is_next = spot.after is not None and text.mark_at.get(spot.after.first - 1) == text.mark_at.get(at)
            if text.says(at, f"hedge.{kind}.after") and _belongs(spot, at) and not (is_next and _is_joined(text, at)):
                return kind
    return None


def _belongs(spot: Spot, at: int) -> bool:
    """Whether a hedge after the number is about it and not about the next: "420 OPDs, crossed 70 lakh"."""
    text, last = spot.text, spot.text.mark_at[at].last
    if spot.after and all(text.says(one, "glue") or text.says(one, "hedge") for one in range(last, spot.after.first)):
        return not text.says(at, "hedge.at_least.verb")
    words = [one for one in range(spot.number.last, at) if not text.says(one, "noun") and not text.says(one, "glue")]
    return len(words) <= _NEAR


def _is_joined(text: Text, at: int) -> bool:
    """Whether a hedge that could go with the number before is of the next: 25,000 spokes and above 2,000 hubs."""
    mark = text.mark_at.get(at)
    is_and = mark is not None and text.tokens[mark.first].key == "and"
    return mark is not None and is_and and text.says(at, "hedge.at_least.after") and mark.last in text.number_at


def _is_listed(spot: Spot, first: int, last: int) -> bool:
    """Whether only a place and a joint stand between two numbers of a list."""
    text, between = spot.text, range(first, last)
    joints = [at for at in between if text.tokens[at].text == "," or text.says(at, "sentence.joints")]
    places = [at for at in between if at in text.place_at]
    return bool(places) and len(joints) + len(places) == len(between)


def _verb(spot: Spot) -> str | None:
    """A verb of passing some words before the number, nothing but words between."""
    text = spot.text
    first, before = spot.number.first, spot.before
    while before and _is_listed(spot, before.last, first):  # Andhra Pradesh has crossed 27 lakh, Karnataka 19 lakh
        first = before.first
        before = next((one for one in reversed(text.numbers) if spot.clause.start <= one.first < first), None)
    start = max(spot.clause.start, before.last if before else 0, first - _FAR - 1)
    for at in range(first - 1, start - 1, -1):
        if text.tokens[at].text in _STOPS:
            return None
        if text.says(at, "hedge.at_least.verb"):
            return AT_LEAST
    return None
