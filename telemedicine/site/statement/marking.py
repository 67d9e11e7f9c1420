"""Verdicts shown: each with a sign and words besides its colour, in the text, in its legend and in a table."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from telemedicine import numerals
from telemedicine.metrics import METRICS
from telemedicine.releases import ALL_INDIA, Release
from telemedicine.site import templates
from telemedicine.statements import Report
from telemedicine.statements.checked import Checked
from telemedicine.statements.elsewhere import OTHER_DAY, OTHER_MEASURE
from telemedicine.statements.verdicts import AGREES, CANNOT, DISAGREES
from telemedicine.words import _

# The worst last: of several claims about one number, its mark is that of the worst.
SIGNS = {AGREES: "✓", CANNOT: "?", OTHER_MEASURE: "⇄", OTHER_DAY: "◷", DISAGREES: "✗"}
CODES = {AGREES: "agrees", CANNOT: "cannot", OTHER_MEASURE: "measure", OTHER_DAY: "day", DISAGREES: "disagrees"}
_DEVANAGARI = re.compile(r"[\u0900-\u097f]")


@dataclass(frozen=True)
class Piece:
    """A stretch of the text, with the numbers and the worst verdict of the claims made there, if any."""

    text: str
    numbers: tuple[int, ...] = ()
    verdict: str = ""

    @property
    def code(self) -> str:
        """The verdict as a class of the style sheet."""
        return CODES[self.verdict]

    @property
    def sign(self) -> str:
        """The verdict as a sign."""
        return SIGNS[self.verdict]


def pieces(report: Report) -> list[Piece]:
    """Return the whole text in pieces; claims that overlap are in one."""
    found, at = [], 0
    for group in _groups(report.claims):
        start, end = group[0][1].start, max(claim.end for _number, claim in group)
        worst = max((claim.verdict.verdict for _number, claim in group), key=list(SIGNS).index)
        found += [Piece(report.text[at:start]), Piece(report.text[start:end], tuple(n for n, _claim in group), worst)]
        at = end
    return [*found, Piece(report.text[at:])]


def _groups(claims: Sequence[Checked]) -> Iterator[list[tuple[int, Checked]]]:
    """Claims with their numbers from 1, those that overlap together."""
    group: list[tuple[int, Checked]] = []
    for number, claim in enumerate(claims, 1):
        if group and claim.start >= max(one.end for _number, one in group):
            yield group
            group = []
        group.append((number, claim))
    if group:
        yield group


def language(text: str) -> str:
    """Return the language that most letters of a text are of, for whoever reads it aloud."""
    letters = sum(map(str.isalpha, text))
    return "hi" if len(_DEVANAGARI.findall(text)) * 2 > letters else "en"


def marked(report: Report) -> str:
    """Return the text with its marks, and their legend, as HTML."""
    counts = {verdict: sum(one.verdict.verdict == verdict for one in report.claims) for verdict in reversed(SIGNS)}
    legend = [
        {"code": CODES[verdict], "sign": SIGNS[verdict], "word": _(verdict), "count": numerals.count(count)}
        for verdict, count in counts.items()
        if count
    ]
    return templates.render(
        "statement/marked", pieces=pieces(report), legend=legend, language=language(report.text), words=_
    )


def figure(value: object) -> str:
    """Say a value of a claim: a number, a day or a month as far as it is known, or nothing."""
    if value is None:
        return numerals.MISSING
    if isinstance(value, bool | int):
        return numerals.count(value)
    if isinstance(value, float):
        return numerals.count(value) if value.is_integer() else numerals.decimal(value, 2)
    return numerals.known_day(str(value)) if re.fullmatch(r"\d{4}(-\d\d){0,2}", str(value)) else str(value)


def what(release: Release, claim: Checked) -> str:
    """Say what a claim was taken for: measure, place, and its day where that is not the day of the whole text."""
    place = _(release.states[claim.state]) if claim.state and claim.state != ALL_INDIA else ""
    return _(", ").join(filter(None, (claim.label or _("nothing we count"), place)))


def basis(claim: Checked) -> str:
    """Say what our figure rests on: published, estimated, simulated or counted; a dash where there is none."""
    fact = claim.verdict.fact
    known = "published" if claim.verdict.published is not None else fact.basis if fact else None
    return METRICS["basis"].say(known) if known else numerals.MISSING


def why(claim: Checked) -> str:
    """Say why the verdict is as it is: by how much, which day, which measure."""
    return " ".join(filter(None, (claim.verdict.why, *claim.notes)))
