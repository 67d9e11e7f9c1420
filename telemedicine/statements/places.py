"""States and UTs in a text, by any spelling, English or Hindi."""

from collections.abc import Sequence
from functools import lru_cache

from telemedicine.releases import Release
from telemedicine.statements import cues
from telemedicine.statements.tokens import Found, Phrases, Token

_SHORT = 3  # so short a name counts only as its spelling has it: "UP" is a State, "up" is not


def find(release: Release, tokens: Sequence[Token]) -> list[Found[str]]:
    """Return the States and UTs named, as ISO codes, each by its longest spelling; New Delhi is only a dateline."""
    others = [found for found in cues.phrases().all(tokens) if "place.not_places" in found.value]
    taken = [at for found in others for at in range(found.first, found.last)]
    return [
        Found(state, found.first, found.last)
        for found in _spellings(release).all(tokens, taken)
        for state, spelling in [found.value]
        if _is_name(spelling, tokens[found.first : found.last])
    ]


@lru_cache(maxsize=4)
def _spellings(release: Release) -> Phrases[tuple[str, str]]:
    rows = release.ask("spellings_by_state").rows
    short = {name: (state, name) for name, state in cues.values("states").items()}
    return Phrases(short | {row.spelling: (row.state, row.spelling) for row in rows.itertuples()})


def _is_name(spelling: str, said: Sequence[Token]) -> bool:
    letters = [letter for letter in spelling if letter.isalpha()]
    if len(letters) > _SHORT or not spelling.isascii():
        return True
    written = "".join(token.text.removesuffix("'s") for token in said if token.kind == "word")
    return written in ("".join(letters), spelling.upper())
