"""Blocks a page is made of. Whatever shows a figure also gives its rows, CSV, SQL, source and release."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from telemedicine import charts, metrics, numerals, words
from telemedicine.releases import Answer, Release
from telemedicine.site import frame, templates
from telemedicine.words import _

# More rows than this slow a phone down; the CSV always holds all of them.
MOST_ROWS = 500
_LINKS = {"title": "source_url"}


@dataclass(frozen=True)
class Fact:
    """A labelled value, lines that explain it, and progress in per cent where there is something to reach."""

    label: str
    value: str
    lines: Sequence[str] = ()
    percent: float | None = None


def counter(number: int, counted: str) -> None:
    """Draw the milestone counter: all digits, then in words, then one line saying what is counted."""
    st.html(
        templates.render("counter", number=numerals.count(number), words=numerals.in_words(number), counted=counted)
    )


def facts(items: Sequence[Fact]) -> None:
    """Draw labelled values side by side, as many to a line as there is room for."""
    st.html(templates.render("facts", facts=items))


def total(parts: Sequence[tuple[str, str, int]]) -> None:
    """Draw a sum that a reader can check: a sign, a label and a count for each part."""
    said = [{"sign": sign, "label": label, "value": numerals.count(value)} for sign, label, value in parts]
    st.html(templates.render("sum", parts=said))


def figure(
    chart: charts.Figure,
    answer: Answer,
    heading: str,
    key: str,
    alt: str,
    also: Sequence[Answer] = (),
    config: Mapping | None = None,
    **options,
) -> None:
    """Draw a chart with its heading and what is behind it: its rows, and those of `also`, drawn on the same chart.

    `alt` says the chart in words, for readers who cannot see it.
    """
    st.header(heading, anchor=key)
    if answer.rows.empty:
        st.html(templates.render("note", text=_("None up to this day.")))
    else:
        look = dict(config or charts.CONFIG)
        st.plotly_chart(chart, key=f"chart-{key}", config=look, alt=alt, **options)
    behind(key, answer, *also)


def table(answer: Answer, heading: str, key: str, columns: str, newest_first: bool = False) -> None:
    """Draw a table of chosen columns, their names in one text, with its heading and what is behind it."""
    st.header(heading, anchor=key)
    st.html(html_table(answer, columns.split(), newest_first))
    behind(key, answer)


def html_table(answer: Answer, columns: Sequence[str], newest_first: bool = False) -> str:
    """Return the first rows of an answer as an accessible table; from its end where the newest come first."""
    rows = (answer.rows[::-1] if newest_first else answer.rows).head(MOST_ROWS)
    caption = _("{title}.").format(title=_(answer.query.title))
    if len(rows) < len(answer.rows):
        caption = _("{title}. {shown} of {all} rows; the CSV holds all.").format(
            title=_(answer.query.title), shown=numerals.count(len(rows)), all=numerals.count(len(answer.rows))
        )
    cells = [[_cell(name, row) for name in columns] for row in rows.to_dict("records")]
    return templates.render("table", caption=caption, columns=[metrics.METRICS[name] for name in columns], rows=cells)


def _cell(name: str, row: Mapping[str, Any]) -> dict[str, str | None]:
    """A title links to its page, and the page's address is not printed beside it."""
    address = row.get(_LINKS.get(name) or "")
    is_link = isinstance(address, str) and address.startswith("https://")
    return {"text": metrics.METRICS[name].say(row[name]), "href": address if is_link else None}


@st.fragment
def behind(key: str, *answers: Answer) -> None:
    """Draw what is behind a figure: its rows, the same rows as CSV, its SQL, its source and its release.

    Nothing is drawn until the reader opens it.
    """
    box = st.expander(_("Rows, CSV, SQL and source"), key=f"behind-{key}", on_change="rerun")
    if not box.open:
        return
    with box:
        for answer in answers:
            _draw_behind(key, answer)


def _draw_behind(key: str, answer: Answer) -> None:
    opened = frame.release()
    st.html(templates.render("source", **_source(answer, opened)))
    st.download_button(
        _("Download these rows (CSV)"),
        data=answer.csv,
        file_name=f"{answer.query.name}-{opened.id}.csv",
        mime="text/csv",
        on_click="ignore",
        key=f"csv-{key}-{answer.query.name}",
    )
    st.html(html_table(answer, shown_columns(answer), newest_first="date" in answer.rows))
    st.code(answer.query.sql, language="sql")


def _source(answer: Answer, opened: Release) -> dict[str, object]:
    asked = ", ".join(f"{name} = {value}" for name, value in sorted(answer.params.items()))
    return {
        "question": answer.query.name,
        "asked": asked,
        "why": _(answer.query.why),
        "release": opened.id,
        "is_reference": opened.manifest["is_reference"],
    }


def shown_columns(answer: Answer) -> list[str]:
    """Columns worth a reader's eye: not the other language's name, nor an address that a title already links to."""
    hidden = {"name_hi"} if words.language() != "hi" else set()
    if "title" in answer.rows:
        hidden.add("source_url")
    return [name for name in answer.rows if name not in hidden]
