"""Text as words, numbers and marks, each with its place in the text; and phrases found among the words."""

import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Value = TypeVar("Value")

# Every decimal digit of every script is read as 0 to 9, and typographic marks as typed ones. One character becomes one
# character, so that places in the plain text are places in the text as given.
_PLAIN = {code: str(value) for code in range(128, sys.maxunicode) if (value := unicodedata.decimal(chr(code), -1)) >= 0}
_PLAIN |= {ord(given): typed for given, typed in zip("’‘“”‐‑‒–—−\u00a0\u202f\u2009～", "''\"\"------   ~", strict=True)}

_ONE_SPELLING = str.maketrans("ँॉऑ", "ंाआ")
_NASAL = re.compile("ङ्(?=[कखगघ])|ञ्(?=[चछजझ])|ण्(?=[टठडढ])|न्(?=[तथदध])|म्(?=[पफबभ])")
_ABBREVIATED = re.compile("(?<=[\u0904-\u0963])0(?=[\u0904-\u0963\\s.,)।])")  # उ०प्र०, ओ०पी०डी०
_TOKEN = re.compile(
    r"(?P<number>\d+(?:,\d+)*(?:\.\d+)?)"
    r"|(?P<word>[A-Za-zÀ-ɏ]+(?:'s\b)?|[\u0900-\u0963\u0970-\u097f\u200c\u200d]+)"
    r"|(?P<mark>\S)"
)
_BESIDE = {"-", "/", ".", "'"}  # what may stand between two words of a phrase: e-Sanjeevani, States/UTs


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark. `key` is the word without capitals, 's, accents and dots below."""

    text: str
    key: str
    start: int
    end: int
    kind: str


def plain(text: str) -> str:
    """Return the text with digits of all scripts as 0 to 9 and typographic marks as typed ones, equally long."""
    return _ABBREVIATED.sub(".", text.translate(_PLAIN))


def key(word: str) -> str:
    """Return a word as it is compared: small letters, no accents, no nukta, no joiners, and of two spellings one.

    केन्द्र and केंद्र, डाक्टर and डॉक्टर are the same word.
    """
    word = word.lower().removesuffix("'s")
    if word.isascii():
        return word
    word = _NASAL.sub("ं", word).translate(_ONE_SPELLING)
    parts = unicodedata.normalize("NFD", word)
    return "".join(
        letter for letter in parts if letter not in "\u200c\u200d\u093c" and not "\u0300" <= letter < "\u036f"
    )


def tokenise(text: str) -> list[Token]:
    """Return all tokens of a plain text, in order."""
    return [
        Token(found[0], key(found[0]), found.start(), found.end(), found.lastgroup or "mark")
        for found in _TOKEN.finditer(text)
    ]


@dataclass(frozen=True, slots=True)
class Found(Generic[Value]):
    """A phrase found: its value, and the first token and the one after its last."""

    value: Value
    first: int
    last: int


class Phrases(Generic[Value]):
    """Phrases of words with a value each. A word that ends in `*` stands for all that begin with it."""

    def __init__(self, values: Mapping[str, Value]) -> None:
        """Prepare the phrases; equal ones but for capitals and joining marks are one, the last given holds."""
        self._by_start: dict[str, list[tuple[list[str], Value]]] = defaultdict(list)
        for phrase, value in values.items():
            words = _words(phrase)
            self._by_start[words[0][:2].rstrip("*")].append((words, value))
        for listed in self._by_start.values():
            listed.sort(key=lambda item: (-len(item[0]), -sum(map(len, item[0]))))

    def at(self, tokens: Sequence[Token], first: int) -> Found[Value] | None:
        """Return the longest phrase that begins at a token, or None."""
        start = tokens[first].key[:2]
        best: Found[Value] | None = None
        for words, value in self._by_start.get(start, ()):
            last = _end(words, tokens, first)
            if last and (best is None or last > best.last):
                best = Found(value, first, last)
        return best

    def all(self, tokens: Sequence[Token], taken: Iterable[int] = ()) -> list[Found[Value]]:
        """Return the longest phrases from left to right, none over another or over tokens that are taken."""
        closed, found, at = set(taken), [], 0
        while at < len(tokens):
            best = None if tokens[at].kind == "mark" or at in closed else self.at(tokens, at)
            if best and closed.isdisjoint(range(best.first, best.last)):
                found.append(best)
                at = best.last
            else:
                at += 1
        return found


def _words(phrase: str) -> list[str]:
    """The keys of a phrase: "e-sanjeevani*" is `e` and `sanjeevani*`."""
    words: list[str] = []
    for piece in phrase.replace("&", " and ").split():
        words += [token.key for token in tokenise(plain(piece)) if token.kind != "mark"]
        words[-1] += "*" if piece.endswith("*") else ""
    return words


def _end(words: list[str], tokens: Sequence[Token], at: int) -> int:
    """The token after the last of these words, where they all stand here in this order; else 0."""
    for count, word in enumerate(words):
        while count and at < len(tokens) and tokens[at].text in _BESIDE and tokens[at].start == tokens[at - 1].end:
            at += 1
        if at >= len(tokens):
            return 0
        said = "and" if tokens[at].text == "&" else tokens[at].key
        if not (said.startswith(word[:-1]) if word.endswith("*") else said == word):
            return 0
        at += 1
    return at
