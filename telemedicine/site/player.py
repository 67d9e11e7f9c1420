"""A slider over the months that plays. It moves the last day counted, so that everything on the page moves with it."""

import datetime as dt
from functools import lru_cache

import pandas as pd
import streamlit as st

from telemedicine import numerals
from telemedicine.releases import Release
from telemedicine.site import filters, frame
from telemedicine.words import _

EVERY = 1.5  # seconds a month stays
_SLIDER, _PLAYS, _RUNS = "month-slider", "months-play", "months-runs"


def draw(release: Release) -> bool:
    """Draw the slider and its button; return whether the months are playing."""
    ends = _ends(release)
    place = next(place for place, end in enumerate(ends) if end >= frame.as_of())
    st.session_state[_SLIDER] = ends[place]
    plays = st.session_state.setdefault(_PLAYS, False)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.button(_("■ Stop") if plays else _("▶ Play"), key="months-button", on_click=_set, args=(ends, not plays))
        st.select_slider(_("Month"), ends, format_func=numerals.month, key=_SLIDER, on_change=_slide)
    if plays:
        st.session_state[_RUNS] = 0
        _advance(ends, place)
    return plays


@lru_cache(maxsize=8)
def _ends(release: Release) -> list[dt.date]:
    """The last day counted of every month."""
    whole = [day.date() for day in pd.date_range(release.first_day, release.last_day, freq="ME")]
    return whole if whole[-1:] == [release.last_day] else [*whole, release.last_day]


def _slide() -> None:
    st.session_state[_PLAYS] = False
    filters.choose("as_of", st.session_state[_SLIDER].isoformat())


def _set(ends: list[dt.date], plays: bool) -> None:
    """Start or stop, as the button said when it was drawn.

    Never "the other way round": a browser that has not yet heard of the last month sends the one before, which counts
    as a move of the slider, stops the months already, and would be turned round here.
    """
    st.session_state[_PLAYS] = plays
    if plays and frame.as_of() == ends[-1]:  # from the end there is nothing to play but from the start
        filters.choose("as_of", ends[0].isoformat())


@st.fragment(run_every=EVERY)
def _advance(ends: list[dt.date], place: int) -> None:
    """Go on by a month whenever this part runs by itself; the first time it runs with the page."""
    st.session_state[_RUNS] += 1
    if st.session_state[_RUNS] == 1:
        return
    st.session_state[_PLAYS] = place + 1 < len(ends) - 1
    filters.choose("as_of", ends[place + 1].isoformat())
    st.rerun()
