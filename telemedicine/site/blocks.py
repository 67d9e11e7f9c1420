"""Blocks a page is made of. Whatever shows a figure also gives what is behind it, so that no page can forget that."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

import pandas as pd
import streamlit as st

from telemedicine import charts, numerals, words
from telemedicine.metrics import METRICS
from telemedicine.releases import Answer
from telemedicine.site import behind, frame, templates
from telemedicine.words import _

Draw = Callable[..., charts.Figure]
Tell = Callable[..., str]


@dataclass(frozen=True)
class Fact:
    """A labelled value, lines that explain it, and progress in per cent where there is something to reach."""

    label: str
    value: str
    lines: Sequence[str] = ()
    percent: float | None = None


def counter(number: int, counted: str, upcoming: Fact) -> None:
    """Draw the milestone counter: all digits, the same in words, and the way to the next milestone."""
    st.html(templates.render("counter", **counted_out(number, counted, upcoming)))


def counted_out(number: int, counted: str, upcoming: Fact) -> dict[str, object]:
    """Return what the milestone counter says, for its template."""
    said = {"number": numerals.count(number), "words": numerals.in_words(number)}
    return {**said, "counted": counted, "next": upcoming}


def facts(items: Sequence[Fact]) -> None:
    """Draw labelled values side by side, as many to a line as there is room for."""
    st.html(templates.render("facts", facts=items))


def total(parts: Sequence[tuple[str, str, int]]) -> None:
    """Draw a sum that a reader can check: a sign, a label and a count for each part."""
    said = [{"sign": sign, "label": label, "value": numerals.count(value)} for sign, label, value in parts]
    st.html(templates.render("sum", parts=said))


def figure(
    draw: Draw,
    tell: Tell,
    answers: Sequence[Answer],
    heading: str,
    key: str,
    on_select: Callable[[], None] | Literal["ignore"] = "ignore",
    credit: str = "",
    **how: object,
) -> None:
    """Draw a chart of the rows of some answers, with its heading, with words for who cannot see it, and what is behind.

    `draw` and `tell` both take the rows of each answer and what `how` names. `on_select` is called when the reader
    selects a place in the chart. `credit` must stand under the chart wherever it is shown.
    """
    st.header(heading, anchor=key)
    shown = behind.Figure(key, heading, answers, credit=credit)
    if answers[0].rows.empty:
        st.html(templates.render("note", text=_("None up to this day.")))
    else:
        asked = [answer.key for answer in answers]
        chart, text = _drawn(
            draw.__name__, asked, how, words.language(), draw, tell, [answer.rows for answer in answers]
        )
        shown = behind.Figure(key, heading, answers, text, chart, credit)
        st.plotly_chart(
            chart, key=f"chart-{key}", config=charts.config(), alt=text, on_select=on_select, selection_mode="points"
        )
    if credit:
        st.caption(credit)
    behind.draw(shown)


@st.cache_resource(max_entries=512, show_spinner=False)
def _drawn(
    name: str,
    asked: list[tuple],
    how: dict,
    language: str,
    _draw: Draw,
    _tell: Tell,
    _rows: Sequence[pd.DataFrame],
) -> tuple[charts.Figure, str]:
    """Draw and tell a chart once for all readers who ask the same in the same language."""
    return charts.ready(_draw(*_rows, **how)), _tell(*_rows, **how)


def places(by_state: Answer, measure: str, chosen: str) -> None:
    """Draw all places in rank order as links that choose one: the map for who cannot use a map.

    Count and count for the population stand side by side, and the measure too where it is another.
    """
    columns = list(dict.fromkeys(["consultations", "consultations_per_lakh", measure]))
    rows = [
        {
            "rank": METRICS["rank"].say(row["rank"]),
            "name": METRICS["name"].say(row["name"]),
            "address": frame.here(state=row["state"]),
            "is_chosen": row["state"] == chosen,
            "values": [METRICS[column].say(row[column]) for column in columns],
        }
        for row in by_state.rows.to_dict("records")
    ]
    labels = [METRICS[column].label for column in ("rank", "name", *columns)]
    st.html(templates.render("places", caption=_("Choose a State or UT"), labels=labels, places=rows))


def table(answer: Answer, heading: str, key: str, columns: str, newest_first: bool = False) -> None:
    """Draw a table of chosen columns, their names in one text, with its heading and what is behind it."""
    st.header(heading, anchor=key)
    st.html(behind.html_table(answer, columns.split(), newest_first))
    behind.draw(behind.Figure(key, heading, [answer]))


def quotable(heading: str, key: str, text: str, *answers: Answer) -> None:
    """Draw what is behind figures that stand in words above: `text` says them as a sentence."""
    behind.draw(behind.Figure(key, heading, answers, text))
