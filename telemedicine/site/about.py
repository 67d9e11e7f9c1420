"""Parts of the About page: its prose, every question with its SQL, and the tables to download."""

import streamlit as st

from telemedicine import queries
from telemedicine.releases import Release
from telemedicine.site import blocks, filters, frame, templates
from telemedicine.words import _


def text(name: str, release: Release) -> None:
    """Draw a piece of prose."""
    st.html(templates.render(f"about/{name}", release=release))


def quality(release: Release) -> None:
    """Draw what became of every row of every file, and what is not as the release before said."""
    st.header(_("Data quality"), anchor="quality")
    st.html(templates.render("about/quality", release=release))
    became = "rows_read rows_accepted rows_duplicate rows_revised rows_set_aside"
    blocks.table(
        frame.ask("extracts_by_file"),
        _("Files this release was built from"),
        "extracts",
        f"file kind {became} problem sha256",
    )
    blocks.table(frame.ask("set_aside_by_rule"), _("Rows set aside, and why"), "set-aside", "file words rows is_error")
    days = "date name variant consultations_before consultations change"
    blocks.table(frame.ask("changes_by_day"), _("Past days that changed since the release before"), "changes", days)
    moved = "milestone crossed_before crossed_on"
    blocks.table(frame.ask("milestones_moved"), _("Milestones whose day moved"), "moved", moved)


def questions() -> None:
    """Draw every question the dashboard can ask: what it means, its columns and its SQL, one chosen at a time."""
    st.header(_("Every question, with its SQL"), anchor="questions")
    options = {name: _(queries.question(name).title) for name in queries.names()}
    query = queries.question(filters.choice("question", _("Question"), options, "headline_figures"))
    st.html(templates.render("about/question", query=query))
    st.code(query.sql, language="sql", wrap_lines=True)


def downloads(release: Release) -> None:
    """Draw links to every table of the release, as CSV and as Parquet."""
    st.header(_("Download every table"), anchor="downloads")
    tables = {path.stem for path in (release.folder / "tables").glob("*.csv")}
    described = [query for query in queries.release() if query.name in tables]
    st.html(templates.render("about/downloads", release=release, tables=described))


def boundaries(release: Release) -> None:
    """Draw where the outlines of States and UTs come from."""
    st.header(_("Boundaries"), anchor="boundaries")
    st.markdown(_(release.outlines["credit"]))
