"""Blocks a page is made of. Whatever shows a figure also gives what is behind it, so that no page can forget that."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import streamlit as st

from telemedicine import charts, numerals
from telemedicine.metrics import METRICS
from telemedicine.releases import Answer
from telemedicine.site import behind, frame, templates
from telemedicine.site.kept import kept
from telemedicine.words import _

MOST_ROWS = 40  # of a table on a page: all 36 places fit, and what is behind it has more

Draw = Callable[..., charts.Figure]
Tell = Callable[..., str]


@dataclass(frozen=True)
class Fact:
    """A labelled value, lines that explain it, and progress in per cent where there is something to reach."""

    label: str
    value: str
    lines: Sequence[str] = ()
    percent: float | None = None


def counter(said: Mapping[str, object], parts: Sequence[tuple[str, str, int]], items: Sequence[Fact]) -> None:
    """Draw the milestone counter: all digits, the same in words, and the way to the next milestone.

    Under it stand a sum that a reader can check (a sign, a label and a count for each part) and labelled values.
    """
    summed = [{"sign": sign, "label": label, "value": numerals.count(value)} for sign, label, value in parts]
    pieces = {"counter": said, "sum": {"parts": summed}, "facts": {"facts": items}}
    st.html("".join(templates.render(name, **values) for name, values in pieces.items()))


def facts(items: Sequence[Fact]) -> None:
    """Draw labelled values side by side, as many to a line as there is room for."""
    st.html(templates.render("facts", facts=items))


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

    `draw` and `tell` both take the rows of each answer and what `how` names, once for all readers. `on_select` is
    called when the reader selects a place in the chart. `credit` must stand under the chart wherever it is shown.
    """
    st.header(heading, anchor=key)
    shown = behind.Figure(key, heading, answers, credit=credit)
    if answers[0].rows.empty:
        st.html(templates.render("note", text=_("None up to this day.")))
    else:
        chart, painted, text = _drawn(draw, tell, tuple(answers), frame.scheme(), **how)
        shown = behind.Figure(key, heading, answers, text, chart, credit)
        st.plotly_chart(
            painted,
            key=f"chart-{key}",
            config=charts.config(),
            alt=text,
            theme=None,
            on_select=on_select,
            selection_mode="points",
        )
    if credit:
        st.caption(credit)
    behind.draw(shown)


@kept(512)
def _drawn(
    draw: Draw, tell: Tell, answers: tuple[Answer, ...], scheme: str, **how: object
) -> tuple[charts.Figure, charts.Figure, str]:
    rows = [answer.rows for answer in answers]
    chart = draw(*rows, **how)
    return chart, charts.painted(chart, scheme), tell(*rows, **how)


def places(by_state: Answer, measure: str, chosen: str) -> None:
    """Draw all places in rank order as links that choose one: the map for who cannot use a map.

    Count and count for the population stand side by side, and the measure too where it is another.
    """
    st.html(_places(by_state, measure, chosen, frame.here()))


@kept(512)
def _places(by_state: Answer, measure: str, chosen: str, here: str) -> str:
    columns = list(dict.fromkeys(["consultations", "consultations_per_lakh", measure]))
    rows = [
        {
            "rank": METRICS["rank"].say(row["rank"]),
            "name": METRICS["name"].say(row["name"]),
            "address": here + row["state"],
            "is_chosen": row["state"] == chosen,
            "values": [METRICS[column].say(row[column]) for column in columns],
        }
        for row in by_state.rows.to_dict("records")
    ]
    labels = [METRICS[column].label for column in ("rank", "name", *columns)]
    return templates.render("places", caption=_("Choose a State or UT"), labels=labels, places=rows)


def table(
    answer: Answer, heading: str, key: str, columns: str, most: int = MOST_ROWS, newest_first: bool = False
) -> None:
    """Draw the first rows of chosen columns, their names in one text, with its heading and what is behind it."""
    st.header(heading, anchor=key)
    st.html(behind.html_table(answer, tuple(columns.split()), most, newest_first))
    behind.draw(behind.Figure(key, heading, [answer]))


def quotable(heading: str, key: str, text: str, *answers: Answer) -> None:
    """Draw what is behind figures that stand in words above: `text` says them as a sentence."""
    behind.draw(behind.Figure(key, heading, answers, text))
