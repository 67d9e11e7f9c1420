"""The words that say what a number is of, one file a language: `en.toml` says how they are written."""

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from telemedicine import words as languages
from telemedicine.statements.tokens import Phrases

FOLDER = Path(__file__).parent


@cache
def tables() -> list[dict]:
    """Return the tables of every language, English first."""
    return [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.toml"))]


def values(*path: str) -> dict[str, Any]:
    """Return words with their values, of all languages: `values("number", "scales")` has lakh and लाख."""
    return {word: value for table in tables() for word, value in _inner(table, path).items()}


def words(*path: str) -> list[str]:
    """Return a list of words or phrases, of all languages: `words("sentence", "joints")`."""
    return [word for table in tables() for word in _inner(table, path[:-1]).get(path[-1], [])]


def months() -> dict[str, int]:
    """Return the names of months, of all languages, with their numbers."""
    return {name: int(number) for table in tables() for number, names in table["months"].items() for name in names}


def _inner(table: Mapping, path: tuple[str, ...]) -> Mapping:
    for part in path:
        table = table.get(part, {})
    return table


def _leaves(table: Mapping, path: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """Every phrase of a table with what it says: ("more than", "hedge.at_least.before")."""
    for name, inner in table.items():
        if isinstance(inner, Mapping):
            yield from _leaves(inner, (*path, name))
        else:
            yield from ((phrase, ".".join((*path, name))) for phrase in inner)


@cache
def phrases() -> Phrases[frozenset[str]]:
    """Return every cue of every language with all that it can say: "अस्पताल*" says `noun.facilities`."""
    said: dict[str, set[str]] = defaultdict(set)
    for table in tables():
        for phrase, cue in _leaves({name: table[name] for name in table if name not in ("number", "months")}):
            said[phrase].add(cue)
    for path in FOLDER.glob("*.toml"):
        for name in languages.countries(path.stem):  # what is counted there is not ours
            said.setdefault(name, {"other.subject"})
    return Phrases({phrase: frozenset(cues) for phrase, cues in said.items()})
