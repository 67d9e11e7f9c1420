"""What stands around every page: its title, the day counted, what the figures rest on, and where they come from."""

import datetime as dt
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st

from telemedicine import numerals, queries, releases
from telemedicine.releases import Answer, Release
from telemedicine.site import filters, live, templates
from telemedicine.words import _

ICON = Path(__file__).parent / "icon.svg"


def settle() -> None:
    """Decide, before a page is drawn, which release it shows: the one the address names, else the live one."""
    asked = st.query_params.get("release") or st.session_state.get("release")
    if asked and not releases.exists(asked):
        filters.note(_("There is no release {id}; the live one is shown.").format(id=asked))
        asked = None
        st.query_params.pop("release", None)
    if asked:
        st.query_params["release"] = asked
    st.session_state["release"] = asked
    live.settle(asked)


def release() -> Release:
    """Return the release the reader looks at."""
    return live.shown()


def as_of() -> dt.date:
    """Return the last day counted, as the reader chose it with the picker under the title."""
    return st.session_state["as_of"]


def outlines_url() -> str:
    """Address of the outlines of States and UTs that belong to the release."""
    return f"/geo/{release().id}/outlines.geojson"


def address(page: str) -> str:
    """Address of another page on the same day and release."""
    kept = {key: st.query_params[key] for key in ("as_of", "release", "lang") if key in st.query_params}
    return f"{page}?{urlencode(kept)}" if kept else page


def title(heading: str, question: str) -> None:
    """Draw the title, the question the page answers, the day picker, how new the figures are, and what they rest on."""
    opened = release()
    st.title(heading, anchor=False)
    told, picked = st.columns([3, 1], vertical_alignment="bottom")
    told.markdown(question)
    with picked:
        filters.as_of(opened)
    live.status()
    if opened.id != releases.current():
        filters.note(_("You are looking at an earlier release, {id}.").format(id=opened.id))
    if opened.manifest["is_reference"]:
        st.html(templates.render("reference", about=address("about")))


def ask(name: str, **params: object) -> Answer:
    """Ask a question of the release the reader looks at; `as_of` is the chosen day unless given.

    Answers are kept by release, question and parameters. Raises as `Release.ask` does.
    """
    opened = release()
    if any(field.name == "as_of" for field in queries.question(name).params):
        params = {"as_of": as_of()} | params
    return _ask(opened.id, name, tuple(sorted(params.items())))


@st.cache_data(max_entries=512, show_spinner=False)
def _ask(id: str, name: str, params: tuple[tuple[str, object], ...]) -> Answer:
    return releases.open_release(id).ask(name, **dict(params))


def if_computed(name: str) -> None:
    """Say, in a piece of prose, what figures rest on where the release is computed from the published record."""
    if release().manifest["is_reference"]:
        st.html(templates.render(f"computed/{name}"))


def footer() -> None:
    """Draw what every page ends with: the release, when it was built, and how to reach what is behind it."""
    opened = release()
    st.html(
        templates.render(
            "footer",
            about=address("about"),
            id=opened.id,
            built=numerals.moment(dt.datetime.fromisoformat(opened.manifest["built_at"])),
            last_day=numerals.date(opened.last_day),
        )
    )


def no_release() -> None:
    """Say what to do where nothing has been built yet."""
    st.title(_("eSanjeevani dashboard"), anchor=False)
    st.info(_("No release has been built yet. Run the command: python -m telemedicine build"))
