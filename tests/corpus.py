"""The corpus: statements in our own words with every number marked by hand, and errors seeded into them.

A statement is a file of `tests/statements/`: two lines of header, `---`, and a text with marks. `{70 lakh|...}` stands
for "70 lakh" in the text; what follows the bar says how a reader who knows the published record takes it:

    {16,32,377|IN-AP}                                  a State's total, exact, and it agrees
    {70 lakh|consultations_total at_least}             a measure of the record, with the hedge the text gives it
    {Thirty lakh|consultations_opd_total =3000000}     a number in words; elsewhere the value is read from the digits
    {10 lakh|consultations_total @2020-12-14}          a figure with a day of its own, not the statement's
    {12,19,689|IN-AP another-day}                      a verdict other than "agrees"; two that are both fair with "/"
    {550|districts open}                               a figure of the record that a checker may also leave unread
    {18 per cent|any open}                             a figure of no measure in the record
    {1075|unread phone}                                no figure of ours, and why

An error is a line of `errors.txt`: kind | statement | old -> new; old -> new | verdicts that see it. An `old` is the
text of a mark, or a piece of the text that occurs once; `old#2` is the second mark of that text. A `new` with a bar
replaces the whole mark: 1,58,000 -> 1.6 lakh|consultations_total at_least. The verdicts are those of the numbers
edited, or of the marks named before a colon.
"""

import datetime as dt
import re
from dataclasses import dataclass, replace
from pathlib import Path

FOLDER = Path(__file__).parent / "statements"
HARD = FOLDER / "hard"  # a second corpus, written to be difficult: held to lower aims
LANGUAGES = ("en", "hi", "both")
QUALIFIERS = ("at_least", "about", "nearly")
VERDICTS = {
    "agrees": "agrees",
    "disagrees": "disagrees",
    "another-day": "true on another day",
    "another-measure": "true of another measure",
    "cannot-check": "cannot check",
}
UNITS = {
    "lakh": 10**5,
    "crore": 10**7,
    "cr": 10**7,
    "thousand": 10**3,
    "lakhs": 10**5,
    "crores": 10**7,
    "million": 10**6,
    "m": 10**6,
    "mn": 10**6,
    "billion": 10**9,
    "bn": 10**9,
    "k": 10**3,
    "l": 10**5,
    "हजार": 10**3,
    "हज़ार": 10**3,
    "मिलियन": 10**6,
    "करोड": 10**7,
    "लाख": 10**5,
    "करोड़": 10**7,
}
MARK = re.compile(r"\{([^{}|]+)\|([^{}|]+)\}")
NUMBER = re.compile(r"(\d[\d,]*)(?:\.(\d+))?[\s-]*(\S*)")


@dataclass(frozen=True)
class Mark:
    """One number of a text and how it is to be taken; `why` is set where it is no figure of ours."""

    start: int
    end: int
    text: str
    kind: str = ""
    state: str | None = None
    qualifier: str = "exact"
    value: float | str | None = None
    verdicts: frozenset[str] = frozenset({"agrees"})
    day: dt.date | None = None
    open: bool = False
    why: str = ""


@dataclass(frozen=True)
class Statement:
    """A text, the day it counts up to, whether the reader must be told that day, and its marks in their order."""

    name: str
    language: str
    genre: str
    as_of: dt.date
    given: bool
    source: str
    text: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Seed:
    """A statement with one error in it, and the marks where a checker must see it, with the verdicts that are fair."""

    error: str
    statement: Statement
    targets: tuple[Mark, ...]


def value(text: str) -> tuple[float, float]:
    """Read "12.5 lakh" or "१६,३२,३७७": the value, and the step of its last printed digit."""
    if not (found := NUMBER.search(text)):
        raise ValueError(f"{text!r} is in words: its mark must give the value")
    whole, part, word = found.groups(default="")
    unit = UNITS.get(word.lower().rstrip("+"), 1)
    step = unit / 10 ** len(part)
    return round(int(whole.replace(",", "") + part) * step, 6), step


def mark(start: int, text: str, words: str) -> Mark:
    """Read what stands behind the bar of a mark. Raises ValueError for a word that has no meaning there."""
    first, *rest = words.split()
    if first == "unread":
        return Mark(start, start + len(text), text, why=" ".join(rest))
    found = {"kind": "state_consultations_total", "state": first} if first.startswith("IN-") else {"kind": first}
    for word in rest:
        found |= _meaning(word)
    if "value" not in found:
        found["value"] = value(text)[0]
    return Mark(start, start + len(text), text, **found)


def _meaning(word: str) -> dict:
    if word.startswith("IN-"):
        return {"state": word}
    if word.startswith("="):
        return {"value": word[1:] if "-" in word else float(word[1:])}
    if word.startswith("@"):
        return {"day": dt.date.fromisoformat(word[1:])}
    if word == "open":
        return {"open": True}
    return {"qualifier": word} if word in QUALIFIERS else {"verdicts": verdicts(word)}


def verdicts(word: str) -> frozenset[str]:
    """Read "disagrees/another-day". Raises ValueError for a verdict that does not exist."""
    if unknown := set(word.split("/")) - set(VERDICTS):
        raise ValueError(f"no such verdict: {', '.join(unknown)}")
    return frozenset(VERDICTS[name] for name in word.split("/"))


def unmarked(source: str) -> tuple[str, tuple[Mark, ...]]:
    """Take the marks out of a text: the text a reader sees, and the marks at their places in it."""
    text, marks, done = "", [], 0
    for found in MARK.finditer(source):
        text += source[done : found.start()]
        marks.append(mark(len(text), *found.groups()))
        text += found[1]
        done = found.end()
    return text + source[done:], tuple(marks)


def statement(path: Path) -> Statement:
    """Read a file of the corpus."""
    head, source = path.read_text(encoding="utf-8").split("---\n", 1)
    genre, day, given = re.fullmatch(r"genre: (.+)\nas of: (\S+) (given|in the text)\n", head).groups()
    language, as_of = path.parent.name, dt.date.fromisoformat(day)
    return Statement(path.stem, language, genre, as_of, given == "given", source, *unmarked(source))


def statements(folder: Path = FOLDER) -> dict[str, Statement]:
    """All statements of a corpus by name."""
    paths = sorted(path for language in LANGUAGES for path in (folder / language).glob("*.txt"))
    return {path.stem: statement(path) for path in paths}


def seeds(folder: Path = FOLDER) -> list[Seed]:
    """All seeded errors of a corpus, as its `errors.txt` declares them."""
    known = statements(folder)
    lines = (folder / "errors.txt").read_text(encoding="utf-8").splitlines()
    return [seed(line, known) for line in lines if line and not line.startswith("#")]


def seed(line: str, known: dict[str, Statement]) -> Seed:
    """Apply one declared edit. Raises ValueError where it does not fit the statement exactly once."""
    error, name, edits, expected = (field.strip() for field in line.split(" | "))
    base = known[name]
    pairs = [tuple(edit.strip().split(" -> ")) for edit in edits.split(";")]
    text, marks = unmarked(edited(base.source, pairs))
    named, _, seen = expected.rpartition(": ")
    wanted = [mark.strip() for mark in named.split(";")] if named else [_key(old, new) for old, new in pairs]
    targets = tuple(replace(target(marks, key), verdicts=verdicts(seen)) for key in wanted)
    return Seed(error, replace(base, text=text, marks=marks), targets)


def _key(old: str, new: str) -> str:
    _, sign, nth = old.partition("#")
    return new.split("|")[0] + sign + nth


def edited(source: str, pairs: list[tuple[str, str]]) -> str:
    """Put every `new` where its `old` stands, all at once, so that two can change places."""
    places = sorted((*place(source, old, whole="|" in new), new) for old, new in pairs)
    for start, end, new in reversed(places):
        source = source[:start] + new + source[end:]
    return source


def place(source: str, old: str, whole: bool) -> tuple[int, int]:
    """Return where an `old` stands in a text with marks: the text of a mark, with what is behind its bar if `whole`."""
    text, _, nth = old.partition("#")
    found = [match for match in MARK.finditer(source) if match[1] == text]
    if len(found) == 1 or (found and nth):
        match = found[int(nth or 1) - 1]
        return match.start(1), match.end(2 if whole else 1)
    if found or source.count(text) != 1:
        raise ValueError(f"{old!r} stands {len(found) or source.count(text)} times in the text")
    return source.index(text), source.index(text) + len(text)


def target(marks: tuple[Mark, ...], key: str) -> Mark:
    """Return the mark of that text; `text#2` is the second. Raises ValueError where it is not clear which."""
    text, _, nth = key.partition("#")
    found = [mark for mark in marks if mark.text == text]
    if not found or (len(found) > 1 and not nth):
        raise ValueError(f"{key!r} is the text of {len(found)} marks")
    return found[int(nth or 1) - 1] if len(found) > 1 else found[0]
