"""The numbered sources of a statement: every figure is the answer to a question, and a permalink shows it."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from telemedicine import queries, quotes, words
from telemedicine.facts import Fact
from telemedicine.releases import ALL_INDIA
from telemedicine.statements.sentences import Sentence
from telemedicine.words import _

SITE = os.environ.get("TELEMEDICINE_SITE", "http://localhost:8501")
# Where the dashboard shows the answer to a question; others stand among all questions on the page About.
_SHOWN = {
    "headline_figures": ("", "headline"),
    "milestones": ("", "milestones"),
    "next_milestone": ("", "headline"),
    "consultations_by_month": ("", "months"),
    "consultations_by_day": ("", "growth"),
    "consultations_by_state": ("states", "all"),
    "published_by_statement": ("about", "against"),
}


@dataclass(frozen=True)
class Citation:
    """A numbered source: the question, what it was asked with, and the line that names it."""

    question: str
    params: Mapping[str, object]
    line: str


@dataclass(frozen=True)
class Cited:
    """A text and the numbers of its sources, from 1."""

    text: str
    sources: tuple[int, ...]


class Sources:
    """The numbered sources of a statement: a question asked once is one source."""

    def __init__(self, site: str) -> None:
        self.site = site.rstrip("/")
        self.citations: list[Citation] = []

    def cite(self, sentence: Sentence) -> Cited:
        """Return the sentence with the numbers of its sources."""
        return Cited(sentence.text, tuple(dict.fromkeys(self._number(fact) for fact in sentence.facts)))

    def _number(self, fact: Fact) -> int:
        """The number of the question a fact answers; of States and UTs it is one for all."""
        for number, known in enumerate(self.citations, start=1):
            if (known.question, known.params) == (fact.question, fact.params):
                return number
        title = _("{title} ({question})").format(title=_(queries.question(fact.question).title), question=fact.question)
        line = quotes.citation(title, fact.as_of, fact.release, self._permalink(fact))
        self.citations.append(Citation(fact.question, fact.params, line))
        return len(self.citations)

    def _permalink(self, fact: Fact) -> str:
        """Where the dashboard shows the answer, on that day and of that release."""
        page, part = _SHOWN.get(fact.question, ("about", "questions"))
        asked = {key: str(value) for key, value in fact.params.items() if value not in (ALL_INDIA, "all")}
        asked |= {"as_of": fact.as_of.isoformat(), "release": fact.release, "lang": words.language()}
        if part == "questions":
            asked["question"] = fact.question
        return f"{self.site}/{page}?{urlencode(asked)}#{part}"
