"""States and UTs in a text, by any spelling, English or Hindi."""

from collections.abc import Sequence, Set
from functools import lru_cache

from telemedicine.releases import Release
from telemedicine.statements import cues
from telemedicine.statements.tokens import Found, Phrases, Token

_CITIES = {"IN-CH", "IN-DL", "IN-PY"}  # a report may come from there without being about them
_SENDER = 3  # words that may stand before the city on its line: the agency, the date
_ENDS = set(",:-।.(")
_BINDS = set(":-=(|")
_SHORT = 3  # so short a name counts only as its spelling has it: "UP" is a State, "up" is not


def find(release: Release, tokens: Sequence[Token]) -> list[Found[str]]:
    """Return the States and UTs named, as ISO codes, each by its longest spelling; New Delhi is only a dateline."""
    others = [found for found in cues.phrases().all(tokens) if "place.not_places" in found.value]
    taken = [at for found in others for at in range(found.first, found.last)]
    return [
        Found(state, found.first, found.last)
        for found in _spellings(release).all(tokens, taken)
        for state, spelling in [found.value]
        if (_is_name(spelling, tokens[found.first : found.last]) if spelling else _is_code(tokens, found.first))
    ]


@lru_cache(maxsize=4)
def _spellings(release: Release) -> Phrases[tuple[str, str]]:
    rows = release.ask("spellings_by_state").rows
    codes = {state[3:]: (state, "") for state in rows.state}
    return Phrases(codes | {row.spelling: (row.state, row.spelling) for row in rows.itertuples()})


def _is_code(tokens: Sequence[Token], at: int) -> bool:
    """Whether two letters are the code of a State, in capitals and right before a number: KL: 60,401, GJ (52,571)."""
    return (
        at + 2 < len(tokens)
        and tokens[at].text.isupper()
        and (tokens[at + 1].kind == "number" or (tokens[at + 1].text in _BINDS and tokens[at + 2].kind == "number"))
    )


def is_dateline(text: str, tokens: Sequence[Token], place: Found[str], dated: Set[int]) -> bool:
    """Return whether a place says where a text was sent from: a day follows it, or it is a city that opens its line.

    `dated` are the tokens that days begin with.
    """
    after = place.last
    is_agency = after + 2 < len(tokens) and tokens[after + 1].kind == "word" and tokens[after + 2].text == ")"
    if is_agency and tokens[after].text == "(":
        after += 3  # the agency
    if after + 1 >= len(tokens) or tokens[after].text not in _ENDS:
        return False
    if after + 1 in dated:
        return True
    line = text.rfind("\n", 0, tokens[place.first].start) + 1
    before = [token for token in tokens[: place.first] if token.start >= line]
    is_first = not before or (
        len(before) <= _SENDER
        and not any(token.kind == "number" for token in before)
        and (before[-1].kind == "mark" or before[-1].text.isupper())
    )
    return is_first and place.value in _CITIES and tokens[after + 1].kind != "number"


def _is_name(spelling: str, said: Sequence[Token]) -> bool:
    letters = [letter for letter in spelling if letter.isalpha()]
    if len(letters) > _SHORT or not spelling.isascii():
        return True
    written = "".join(token.text.removesuffix("'s") for token in said if token.kind == "word")
    return written in ("".join(letters), spelling.upper())
