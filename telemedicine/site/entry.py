"""The script Streamlit runs for every reader: which pages there are, and what stands around each."""

from pathlib import Path

import streamlit as st

from telemedicine import releases
from telemedicine.site import filters, frame, live, menu
from telemedicine.words import _

PAGES = Path(__file__).parents[2] / "pages"

filters.language()
frame.speak()
pages = {
    st.Page(PAGES / f"{topic.file}.py", title=_(topic.name), url_path=topic.path or None, default=not topic.path): topic
    for topic in menu.TOPICS
}
page = st.navigation(list(pages), position="top")
topic = pages[page]
st.logo(str(frame.ICON), size="large")
st.set_page_config(page_title=topic.title, layout="wide", page_icon=str(frame.ICON))

if releases.exists(releases.current()):
    frame.settle(topic)
    page.run()
    frame.footer()
else:
    frame.no_release()
live.watch()
