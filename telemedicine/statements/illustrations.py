"""The curve and the map of a draft, as pictures with words for who cannot see them."""

from dataclasses import dataclass

from telemedicine import alts, charts, maps, numerals, pictures
from telemedicine.facts.answers import ask
from telemedicine.releases import ALL_INDIA
from telemedicine.statements.draft import Draft
from telemedicine.words import _


@dataclass(frozen=True)
class Picture:
    """A PNG, `pictures.WIDTH` pixels wide, and its words. Heading, day and release are burnt in."""

    name: str
    alt: str
    png: bytes


def draw(draft: Draft) -> list[Picture]:
    """Return the curve of all consultations and the map of the States and UTs, in the language spoken now."""
    return [_curve(draft), _map(draft)]


def _curve(draft: Draft) -> Picture:
    day = {"as_of": draft.as_of}
    by_day = ask(draft.release, "consultations_by_day", state=ALL_INDIA, **day).rows
    milestones = ask(draft.release, "milestones", **day).rows
    printed = ask(draft.release, "published_by_statement", state=ALL_INDIA, metric="consultations_total", **day).rows
    alt = alts.cumulative(by_day, milestones, printed)
    chart = charts.cumulative(by_day, milestones, printed)
    return Picture("curve", alt, pictures.draw(chart, _("How the total grew"), [_foot(draft)], "png"))


def _map(draft: Draft) -> Picture:
    release, measure = draft.release, "consultations"
    by_state = ask(release, "consultations_by_state", as_of=draft.as_of, variant="all").rows
    chart = maps.choropleth(by_state, measure=measure, outlines_url="", points=release.points)
    heading = _("Consultations in the States and Union Territories")
    notes = [_foot(draft), _(release.outlines["credit"])]
    alt = alts.choropleth(by_state, measure=measure)
    return Picture("map", alt, pictures.draw(chart, heading, notes, "png", release.outlines))


def _foot(draft: Draft) -> str:
    return _("As of {day} · release {release}").format(day=numerals.date(draft.as_of), release=draft.release.id)
