"""Where sentences end: at full stops and dandas, at the end of headlines, bullets and rows, not at every line."""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

from telemedicine.statements import cues
from telemedicine.statements.tokens import Token, key

_ENDS = {".", "!", "?", "।", "॥"}
_SHORT_LINE = 60  # characters; a text that was broken into lines fills them better
_RULES = {"•", "*", "|", "#", "~"}
_ALONE = re.compile(
    r"\s*[~≈>]?\s*[\d,.]*\d\s*(?:lakh|lakhs|crore|crores|million|लाख|करोड़|[LMk])?\s*[+*%]*\s*", re.IGNORECASE
)
_BULLET = re.compile(r"\s*(?:[-•*·▪◦>|#]|\(?\w{1,2}[.)]\s|\d{1,2}/)")


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(map(key, cues.words("sentence", "abbreviations")))


@cache
def _connecting() -> frozenset[str]:
    """Small words that no sentence ends with in print: around, of, से."""
    phrases = [*cues.words("grammar", "blocks"), *cues.words("hedge", "about", "before"), "the", "of", "over", "and"]
    return frozenset(key(phrase) for phrase in phrases if " " not in phrase)


def split(text: str, tokens: Sequence[Token]) -> list[range]:
    """Return the sentences of a text as ranges of tokens, all of them covered."""
    joined = _labelled(text)
    starts = [0] + [at for at in range(1, len(tokens)) if _begins(text, tokens, at, joined)]
    return [range(first, last) for first, last in zip(starts, [*starts[1:], len(tokens)], strict=True) if first < last]


def _labelled(text: str) -> set[int]:
    """Where lines begin that go with the line before: a number in large and what it counts, in either order."""
    joined, place = set[int](), 0
    for block in re.split(r"((?:\r?\n[ \t]*){2,})", text):
        lines = list(re.finditer(r"[^\r\n]+", block))
        alone = [bool(_ALONE.fullmatch(line[0])) for line in lines]
        plain = [not any(map(str.isdecimal, line[0])) and not _BULLET.match(line[0]) for line in lines]
        wanted = (alone, plain) if alone and alone[0] else (plain, alone)
        for at in range(len(lines) - 1):
            if wanted[0][at] and wanted[1][at + 1]:
                joined.add(place + lines[at + 1].start())
        place += len(block)
    return joined


def _begins(text: str, tokens: Sequence[Token], at: int, joined: set[int]) -> bool:
    before, gap = tokens[at - 1], text[tokens[at - 1].end : tokens[at].start]
    if "\n" in gap or "\r" in gap:
        line = max(text.rfind("\n", 0, tokens[at].start), text.rfind("\r", 0, tokens[at].start)) + 1
        return line not in joined and _is_new(text, tokens, at)
    if before.text in _RULES and tokens[at - 2].text == before.text and tokens[at].text != before.text:
        return True  # ••• between the items of a ticker
    if before.text == "]" and gap:  # a note after the full stop: consultations.[2] The busiest day
        at = (
            next(
                (one for one in range(at - 1, -1, -1) if tokens[one].text not in "[]" and tokens[one].kind == "mark"), 0
            )
            + 1
        )
        before = tokens[at - 1]
    if unicodedata.category(before.text[0]) == "So" and gap and text[tokens[at].start].isupper():
        return True  # a pictogram ends a sentence of a tweet
    if before.text not in _ENDS:
        return False
    if before.text != ".":
        return True
    is_short = at > 1 and tokens[at - 2].key in _abbreviations() and tokens[at - 2].end == before.start
    is_short = is_short and (at < 3 or tokens[at - 3].text != "'")  # hasn't.
    return bool(gap) and not is_short


def _is_new(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether a line break ends a sentence: a blank or short line, a headline, a bullet, a row, or after a full stop.

    A line that ends with a comma, or goes on in small letters, was only broken to fit the page.
    """
    end, start = tokens[at - 1].end, tokens[at].start
    if text.count("\n", end, start) > 1 or text[end - 1] in "".join(_ENDS) + ":":
        return True
    line = text[text.rfind("\n", 0, end) + 1 : end]
    following = text[text.rfind("\n", 0, start) + 1 : start + 3]
    if "|" in line or "\t" in line or _BULLET.match(following):
        return True
    if text.startswith("(", start) and text[start + 1 : start + 2].isdecimal():
        return False  # the count of the State at the end of the line
    if (
        text[end - 1] == ","
        or tokens[at - 1].key in _connecting()
        or (text[start].islower() and not text.startswith("eSanj", start))
    ):
        return False
    return len(line) < _SHORT_LINE or not text[: end - len(line)].strip()
