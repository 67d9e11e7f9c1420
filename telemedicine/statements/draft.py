"""A statement drafted from the facts of a day: headline, paragraphs, table of the leading States, numbered sources."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from telemedicine import numerals, words
from telemedicine.facts import Fact, leading
from telemedicine.metrics import METRICS
from telemedicine.releases import BadParameter, Release
from telemedicine.statements import sentences
from telemedicine.statements.sentences import LAUNCH, LEADING, Day, Sentence
from telemedicine.statements.sources import SITE, Citation, Cited, Sources
from telemedicine.words import _, ngettext

USUAL = ("consultations_total", "consultations_month", "states_operational", "opds_online", LEADING)
# What a paragraph is about: use, network, places. A fact that is not named is of the first.
_NETWORK = {"states_operational", "opds_online", "opds_speciality", "opds_general", "hubs", "spokes", "doctors", LAUNCH}


@dataclass(frozen=True)
class Table:
    """A table of places, their consultations and what these rest on: caption, heads of columns, rows."""

    caption: Cited
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Draft:
    """A statement in one language. `facts` are those of its figures, in the order they are said."""

    headline: Cited
    dateline: str
    paragraphs: tuple[tuple[Cited, ...], ...]
    table: Table | None
    remarks: tuple[str, ...]
    citations: tuple[Citation, ...]
    facts: tuple[Fact, ...]
    release: Release
    as_of: dt.date
    language: str


def draft(release: Release, as_of: dt.date, kinds: Sequence[str] = USUAL, site: str = SITE) -> Draft:
    """Return a statement on a day, in the language spoken now, from the chosen kinds of facts in their order.

    A kind the day has no fact of is left out: no month is complete yet, no milestone reached. `site` is the address
    of the dashboard, for permalinks. Raises BadParameter for a kind there is no sentence for, naming those there are,
    or for none at all, and for a day that is not counted.
    """
    day = Day(release, release.check("as_of", as_of))
    chosen = _checked(kinds)
    told = {kind: told for kind in chosen if (told := sentences.sentence(day, kind))}
    sources = Sources(site)
    headline = _headline(day, told, sources)
    paragraphs = tuple(tuple(sources.cite(told[kind]) for kind in group) for group in _paragraphs(list(told)))
    table = _table(day, sources) if LEADING in told else None
    facts = tuple(fact for sentence in told.values() for fact in sentence.facts)
    dateline, remarks = _("New Delhi, {day}:").format(day=numerals.date(day.as_of)), tuple(_remarks(facts))
    cited = tuple(sources.citations)
    return Draft(headline, dateline, paragraphs, table, remarks, cited, facts, release, day.as_of, words.language())


def _checked(kinds: Sequence[str]) -> list[str]:
    unknown = [kind for kind in kinds if kind not in sentences.KINDS]
    if unknown or not kinds:
        said = _("There is no sentence for {value}: give some of {options}.")
        raise BadParameter(said.format(value=", ".join(unknown) or "''", options=", ".join(sentences.KINDS)))
    return list(dict.fromkeys(kinds))


def _headline(day: Day, told: Mapping[str, Sentence], sources: Sources) -> Cited:
    """The total where it is told; what the statement is about where it is not."""
    if "consultations_total" not in told:
        return Cited(_("eSanjeevani: the figures up to {day}").format(day=numerals.date(day.as_of)), ())
    facts = told["consultations_total"].facts
    return sources.cite(Sentence(sentences.headline(day, facts[0]), facts))


def _paragraphs(kinds: Sequence[str]) -> list[list[str]]:
    """The kinds by what a paragraph is about, in the order in which each is first spoken of."""
    about: dict[str, list[str]] = {}
    for kind in kinds:
        topic = "network" if kind in _NETWORK else "places" if kind == LEADING else "use"
        about.setdefault(topic, []).append(kind)
    return list(about.values())


def _table(day: Day, sources: Sources) -> Table:
    leaders = leading(day.release, day.as_of)
    caption = ngettext(
        "The leading State or Union Territory by consultations up to {day}",
        "The {number} leading States and Union Territories by consultations up to {day}",
        len(leaders),
    ).format(number=numerals.count(len(leaders)), day=numerals.date(day.as_of))
    rows = [(_(day.release.states[leader.state]), numerals.count(leader.value), _(leader.basis)) for leader in leaders]
    return Table(
        sources.cite(Sentence(caption, tuple(leaders))),
        (_("State/UT"), METRICS["consultations"].label, METRICS["basis"].label),
        tuple(rows),
    )


def _remarks(facts: Sequence[Fact]) -> list[str]:
    """What a reader must know of figures that nobody printed or counted."""
    bases = {fact.basis for fact in facts}
    if not facts:
        return [_("None of the chosen figures is known for this day.")]
    said = {
        "estimated": _("Figures that no statement printed for this day are estimated between published ones."),
        "simulated": _("Counts of States and Union Territories after their last published figure are simulated."),
    }
    return [text for basis, text in said.items() if basis in bases]
