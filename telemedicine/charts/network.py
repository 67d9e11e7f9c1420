"""Hubs, spokes and doctors as statements printed them."""

import datetime as dt
from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from telemedicine import numerals, scales, theme
from telemedicine.charts import canvas
from telemedicine.charts.canvas import Row
from telemedicine.charts.sheet import Sheet
from telemedicine.published import PUBLISHED
from telemedicine.words import _

PARTS = ("hubs", "spokes", "doctors")
GAP = 0.36  # between two parts, of an equal share of the height


def network(network: pd.DataFrame) -> go.Figure:
    """Small charts over one time: hubs, spokes and doctors, as far as published and only at the days they were.

    Columns: as_of, metric, value, qualifier, as_printed, title, publisher. A full dot is an exact number, a ring one
    printed as "over" or "about"; falls stand as printed.
    """
    rows = list(network.sort_values("as_of").itertuples())  # so few that pandas takes longer to part them
    parts = [part for metric in PARTS if (part := [row for row in rows if row.metric == metric])]
    if not parts:
        return Sheet(theme.LOW).figure()
    chart = Sheet(len(parts) * theme.LOW)
    for place, part in enumerate(parts):
        number = str(place + 1) if place else ""  # as plotly counts axes: x, x2, x3
        _add_axes(chart, place, len(parts), (rows[0].as_of, rows[-1].as_of), max(row.value for row in part))
        _add_part(chart, part, number)
        _name_last(chart, part[-1], part[-1].as_of == rows[-1].as_of, number)
    return chart.figure()


def _add_axes(chart: Sheet, place: int, number: int, days: tuple[dt.date, dt.date], top: float) -> None:
    """The axes of one of `number` parts, the first on top. With plotly's `make_subplots` all takes twice as long."""
    share = 1 / number
    height = (1 - share * GAP * (number - 1)) / number
    bottom = (number - 1 - place) * (height + share * GAP)
    name = place + 1
    chart.layout[f"xaxis{name}"] = {
        **scales.months(*days),
        **canvas.AXIS,
        "anchor": f"y{name}",
        "showgrid": False,
        "showticklabels": name == number,  # once, under the last
    }
    chart.layout[f"yaxis{name}"] = {
        **scales.axis(top * 1.2, 3),
        **canvas.AXIS,
        "anchor": f"x{name}",
        "domain": [bottom, bottom + height],
    }


def _add_part(chart: Sheet, part: Sequence[Row], number: str) -> None:
    chart.add_scatter(
        x=[row.as_of.strftime(canvas.ISO) for row in part],
        y=[row.value for row in part],
        xaxis=f"x{number}",
        yaxis=f"y{number}",
        mode="lines+markers",
        line={"color": theme.TOTAL, "width": 1, "dash": "dot"},
        marker={
            "size": 8,
            "color": [theme.TOTAL if row.qualifier == "exact" else theme.PAPER for row in part],
            "line": {"color": theme.TOTAL, "width": 2},
        },
        cliponaxis=False,
        customdata=[canvas.who_printed(row) for row in part],
        hovertemplate="%{customdata}<extra></extra>",
    )
    canvas.caption(chart, _(PUBLISHED[part[0].metric]), yref=f"y{number} domain")


def _name_last(chart: Sheet, last: Row, at_the_edge: bool, number: str) -> None:
    side = {"xanchor": "right", "yanchor": "bottom", "yshift": 6} if at_the_edge else {"xanchor": "left", "xshift": 8}
    said = {"at_least": _("over {number}"), "about": _("about {number}")}.get(last.qualifier, "{number}")
    chart.add_annotation(
        x=last.as_of.strftime(canvas.ISO),
        y=last.value,
        xref=f"x{number}",
        yref=f"y{number}",
        text=said.format(number=numerals.count(last.value)),
        **side,
    )
