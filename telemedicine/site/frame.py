"""What stands around every page: its heading, the day counted, what the figures rest on, and where they come from."""

import datetime as dt
from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st

from telemedicine import charts, maps, numerals, queries, releases, words
from telemedicine.releases import Answer, Release
from telemedicine.site import filters, live, menu, templates
from telemedicine.words import _

ICON = Path(__file__).parent / "assets/icon.svg"


def speak() -> None:
    """Speak the reader's language. Streamlit runs every part of a page in a thread that knows nothing of the last."""
    words.use(st.session_state.get("lang", words.DEFAULT))


def settle(topic: menu.Topic) -> None:
    """Decide, before a page is drawn, what it is about and which release it shows: the one the address names, or live.

    A release that does not exist is named in a note, and the live one shown.
    """
    st.session_state["topic"] = topic
    asked = st.query_params.get("release") or st.session_state.get("release")
    if asked and not releases.exists(asked):
        filters.note(_("There is no release {id}; the live one is shown.").format(id=asked))
        asked = None
    st.session_state["release"] = asked
    filters.keep("release", asked)
    live.settle(asked)


def release() -> Release:
    """Return the release the reader looks at."""
    return live.shown()


def as_of() -> dt.date:
    """Return the last day counted, as the reader chose it with the picker under the title."""
    return st.session_state["as_of"]


def scheme() -> str:
    """Return the colour scheme that the reader's browser shows the page in: light or dark."""
    return st.context.theme.type or "light"


@lru_cache(maxsize=8)
def choropleth(release: Release) -> Callable[..., charts.Figure]:
    """Return what draws a map on the outlines of States and UTs that belong to a release."""
    return partial(maps.choropleth, outlines_url=f"/geo/{release.id}/outlines.geojson", points=release.points)


def link(path: str, chosen: Mapping[str, str]) -> str:
    """Address of a page on the day, release and language among the choices of another page."""
    kept = {key: chosen[key] for key in ("as_of", "release", "lang") if key in chosen}
    return f"/{path}?{urlencode(kept)}".rstrip("?")


def here() -> str:
    """Address of this page with all that is chosen, up to where the code of a place belongs."""
    chosen = {key: value for key, value in filters.chosen().items() if key != "state"}
    return f"/{st.session_state['topic'].path}?{urlencode(chosen | {'state': ''})}"


def permalink(part: str) -> str:
    """Address, to be printed, of a part of this page as it stands: its day, release and all choices named."""
    page = (st.context.url or "").split("?")[0]
    named = {**st.query_params.to_dict(), "as_of": as_of().isoformat(), "release": release().id}
    return f"{page}?{urlencode(named)}#{part}"


def title() -> None:
    """Draw the heading, the question the page answers, the day picker, how new the figures are, and what they rest on.

    It is one element whatever it says, so that nothing below is drawn anew for it.
    """
    told, picked = st.columns([4, 1], vertical_alignment="top", gap="medium")
    with picked:
        filters.as_of(release())
    told.html(
        templates.render("head", **head(st.session_state["topic"], release(), as_of(), filters.chosen(), live.news()))
    )


def head(
    topic: menu.Topic, shown: Release, as_of: dt.date, chosen: Mapping[str, str], news: list[str]
) -> dict[str, object]:
    """Return what the head of a page says, for its template: `chosen` are the choices in its address."""
    here = f"/{topic.path}?"
    languages = [
        {
            "code": code,
            "name": words.name(code),
            "address": here + urlencode({**chosen, "lang": code}),
            "is_spoken": code == words.language(),
        }
        for code in words.languages()
    ]
    unpinned = {key: value for key, value in chosen.items() if key != "release"}
    pages = [
        {"name": _(page.name), "address": link(page.path, chosen), "is_here": page is topic} for page in menu.TOPICS
    ]
    return {
        "pages": pages,
        "languages": languages,
        "heading": _(topic.heading),
        "question": _(topic.question),
        "news": news,
        "as_of": _("As of {day}").format(day=numerals.date(as_of)),
        "counted": _("Counted to {day} · release {id}").format(day=numerals.date(shown.last_day), id=shown.id),
        "old": live.old(shown.last_day, dt.datetime.now(numerals.IST).date()),
        "id": shown.id,
        "live_address": None if shown.id == releases.current() else here + urlencode(unpinned),
        "is_reference": shown.manifest["is_reference"],
        "about": link("about", chosen),
    }


def ask(name: str, **params: object) -> Answer:
    """Ask a question of the release the reader looks at; `as_of` is the chosen day unless given.

    Answers are kept by release, question and parameters, and shared by all readers: their rows are only read. Raises
    as `Release.ask` does.
    """
    opened = release()
    if any(field.name == "as_of" for field in queries.question(name).params):
        params = {"as_of": as_of()} | params
    return _ask(opened.id, name, tuple(sorted(params.items())))


@lru_cache(maxsize=1024)
def _ask(id: str, name: str, params: tuple[tuple[str, object], ...]) -> Answer:
    return releases.open_release(id).ask(name, **dict(params))


def if_computed(name: str) -> None:
    """Say, in a piece of prose, what figures rest on where the release is computed from the published record."""
    if release().manifest["is_reference"]:
        st.html(templates.render(f"computed/{name}"))


def source() -> str:
    """Return in one sentence where the figures of the release come from."""
    if release().manifest["is_reference"]:
        return _(
            "Source: the statements of the Ministry of Health and Family Welfare and the press, and estimates between "
            "them."
        )
    return _("Source: consultation extracts of eSanjeevani.")


def footer() -> None:
    """Draw what every page ends with: the release, when it was built, and how to reach what is behind it."""
    opened = release()
    st.html(
        templates.render(
            "footer",
            about=link("about", filters.chosen()),
            id=opened.id,
            built=numerals.moment(dt.datetime.fromisoformat(opened.manifest["built_at"])),
            last_day=numerals.date(opened.last_day),
        )
    )


def no_release() -> None:
    """Say what to do where nothing has been built yet."""
    st.title(_("eSanjeevani dashboard"), anchor=False)
    st.info(_("No release has been built yet. Run the command: python -m telemedicine build"))
