"""The script Streamlit runs for every reader: which pages there are, and what stands around each."""

from pathlib import Path

import streamlit as st

from telemedicine import releases, words
from telemedicine.site import frame, live, templates
from telemedicine.words import _

PAGES = Path(__file__).parents[2] / "pages"

words.use(st.query_params.get("lang", words.DEFAULT))
page = st.navigation(
    [
        st.Page(PAGES / "national.py", title=_("National"), default=True),
        st.Page(PAGES / "states.py", title=_("States"), url_path="states"),
        st.Page(PAGES / "ranking.py", title=_("Ranking"), url_path="ranking"),
        st.Page(PAGES / "opds.py", title=_("OPDs"), url_path="opds"),
        st.Page(PAGES / "about.py", title=_("About"), url_path="about"),
    ],
    position="top",
)
st.set_page_config(
    page_title=_("{page} · eSanjeevani dashboard").format(page=page.title), layout="wide", page_icon=str(frame.ICON)
)
st.html(templates.style())

if releases.exists(releases.current()):
    frame.settle()
    page.run()
    frame.footer()
else:
    frame.no_release()
live.watch()
