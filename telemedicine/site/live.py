"""Keep an open page on the live release: notice a new one, say what is new in it, and say when figures are old.

Nothing between two releases is guessed: a figure on screen changes when, and only when, a release was published.
"""

import datetime as dt
import os

import streamlit as st

from telemedicine import numerals, releases
from telemedicine.releases import Release
from telemedicine.words import _

# Seconds between two looks; a browser slows a page in the background down to one a minute. Tests look more often.
EVERY = float(os.environ.get("TELEMEDICINE_LOOK_EVERY", "30"))
# An extract of a month is expected within the two weeks after it. The last day counted is then never more than
# 31 + 14 days ago, and a day more means that a month was missed.
STALE_AFTER = 45

_SHOWN, _BEFORE, _PINNED = "release-shown", "release-before", "release-pinned"


def settle(asked: str | None) -> None:
    """Decide, once a run, on the release the page shows: `asked`, or the live one, which the page then follows.

    All parts of a page show this one, also those that run by themselves, so that a release published meanwhile never
    stands beside rows of the one before.
    """
    state = st.session_state
    state[_BEFORE] = None if asked or state.get(_PINNED) else state.get(_SHOWN)
    state[_SHOWN], state[_PINNED] = asked or releases.current(), bool(asked)


def shown() -> Release:
    """Return the release that the page shows."""
    return releases.open_release(st.session_state[_SHOWN])


def watch() -> None:
    """Run the page again, with every choice kept, as soon as another release is live; a pinned page stays."""
    if not st.session_state.get(_PINNED):
        _look(st.session_state.get(_SHOWN))


@st.fragment(run_every=EVERY)
def _look(id: str | None) -> None:
    if releases.current() != id:
        st.rerun()


def news() -> list[str]:
    """Return what is new on this page since a moment: sentences where it has just followed a new release."""
    opened, before = shown(), st.session_state[_BEFORE]
    if before in (None, opened.id):
        return []
    return told(releases.open_release(before) if releases.exists(before) else None, opened)


def told(before: Release | None, after: Release) -> list[str]:
    """Return sentences on what is new in a release, a milestone crossed since the one before first."""
    milestone = crossed(before, after) if before else None
    said = (
        [_("{milestone} consultations completed.").format(milestone=numerals.milestone(milestone))] if milestone else []
    )
    day = numerals.date(after.last_day)
    return [*said, _("New figures: release {id}, counted to {day}.").format(id=after.id, day=day)]


def crossed(before: Release, after: Release) -> int | None:
    """Return the highest milestone that the later release has reached and the earlier one had not, if there is one."""
    reached = set(_milestones(after)) - set(_milestones(before))
    return max(reached, default=None)


def _milestones(release: Release) -> list[int]:
    return release.ask("milestones", as_of=release.last_day).rows.milestone.tolist()


def old(last_day: dt.date, today: dt.date) -> str:
    """Return the sentence that says how old the figures are; nothing up to `STALE_AFTER` days."""
    age = (today - last_day).days
    if age <= STALE_AFTER:
        return ""
    pattern = _("The last day counted is {days} days ago; figures older than {limit} days are marked like this.")
    return pattern.format(days=numerals.count(age), limit=numerals.count(STALE_AFTER))
