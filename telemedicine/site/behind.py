"""What is behind a figure: words to quote it with, pictures and rows to keep, its SQL, its source and its release."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import streamlit as st

from telemedicine import charts, metrics, numerals, pictures, quotes
from telemedicine.releases import ALL_INDIA, Answer
from telemedicine.site import frame, templates
from telemedicine.site.kept import kept
from telemedicine.words import _

# More rows than this slow a phone down; the CSV always holds all of them.
MOST_ROWS = 100
_LINKS = {"title": "source_url"}


@dataclass(frozen=True)
class Figure:
    """What a reader sees under one heading: its key in the address, the rows it shows, and how it is said and drawn."""

    key: str
    heading: str
    answers: Sequence[Answer]
    text: str = ""
    chart: charts.Figure | None = None
    credit: str = ""


def draw(figure: Figure) -> None:
    """Draw what is behind a figure. Nothing is drawn until the reader opens it.

    Opening it draws the page again. As a fragment it would be drawn alone, but for that every click of everyone would
    cost an element more for each figure, and half a millisecond.
    """
    label = _("Quote, picture, rows and SQL") if figure.chart else _("Quote, rows and SQL")
    box = st.expander(label, key=f"behind-{figure.key}", on_change="rerun")
    if not box.open:
        return
    with box:
        _draw_quotes(figure)
        with st.container(horizontal=True):
            if figure.chart:
                _offer_pictures(figure)
            for answer in figure.answers:
                _offer_rows(figure, answer)
        for answer in figure.answers:
            draw_rows(answer)


def _named(text: str, figure: Figure) -> str:
    """The text with the State or UT and the variant it is about, which stand elsewhere on the page."""
    asked = figure.answers[0].params
    place, variant = asked.get("state", ALL_INDIA), asked.get("variant", "all")
    about = [_(frame.release().states[str(place)])] if place != ALL_INDIA else []
    about += [_(str(variant))] if variant != "all" else []
    return _("{about}: {text}").format(about=", ".join(about), text=text) if about else text


def _draw_quotes(figure: Figure) -> None:
    """Sentence and citation, each with a button that copies it."""
    as_of, release = frame.as_of(), frame.release().id
    if figure.text:
        st.caption(_("As a sentence"))
        st.code(quotes.sentence(_named(figure.text, figure), as_of, release), language=None, wrap_lines=True)
    st.caption(_("As a citation"))
    address = frame.permalink(figure.key)
    st.code(quotes.citation(_named(figure.heading, figure), as_of, release, address), language=None, wrap_lines=True)


def _offer_pictures(figure: Figure) -> None:
    """Buttons for the chart as PNG and SVG, drawn when they are pressed."""
    opened, day = frame.release(), numerals.date(frame.as_of())
    notes = [
        _("As of {day} · release {release}").format(day=day, release=opened.id),
        frame.source(),
        frame.permalink(figure.key),
        *([figure.credit] if figure.credit else []),
    ]
    for form, mime in (("png", "image/png"), ("svg", "image/svg+xml")):
        st.download_button(
            form.upper(),
            data=partial(pictures.draw, figure.chart, _named(figure.heading, figure), notes, form, opened.outlines),
            file_name=f"{figure.key}-{frame.as_of()}-{opened.id}.{form}",
            mime=mime,
            on_click="ignore",
            key=f"{form}-{figure.key}",
        )


def _offer_rows(figure: Figure, answer: Answer) -> None:
    label = _("CSV") if len(figure.answers) == 1 else _("CSV: {title}").format(title=_(answer.query.title))
    st.download_button(
        label,
        data=answer.csv,
        file_name=f"{answer.query.name}-{frame.release().id}.csv",
        mime="text/csv",
        on_click="ignore",
        key=f"csv-{figure.key}-{answer.query.name}-{sorted(answer.params.items())}",
    )


def draw_rows(answer: Answer) -> None:
    """Draw the question, what it was asked with, its rows and its SQL."""
    asked = ", ".join(f"{name} = {value}" for name, value in sorted(answer.params.items()))
    st.html(
        templates.render(
            "source",
            question=answer.query.name,
            asked=asked,
            why=_(answer.query.why),
            source=frame.source(),
            release=frame.release().id,
        )
        + html_table(answer, shown_columns(answer), MOST_ROWS, newest_first="date" in answer.rows)
    )
    st.code(answer.query.sql, language="sql", wrap_lines=True)


@kept(1024)
def html_table(answer: Answer, columns: tuple[str, ...], most: int, newest_first: bool = False) -> str:
    """Return the first rows of an answer as an accessible table; from its end where the newest come first."""
    rows = (answer.rows[::-1] if newest_first else answer.rows).head(most)
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


def shown_columns(answer: Answer) -> tuple[str, ...]:
    """Columns worth a reader's eye: not the name again in Hindi, nor an address that a title already links to."""
    hidden = {"name_hi", "source_url"} if "title" in answer.rows else {"name_hi"}
    return tuple(name for name in answer.rows if name not in hidden)
