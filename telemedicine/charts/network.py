"""Hubs, spokes and doctors as statements printed them."""

import pandas as pd
import plotly.graph_objects as go

from telemedicine import numerals, scales, theme
from telemedicine.charts import canvas
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
    parts = [part for part in PARTS if part in network.metric.values]
    if not parts:
        return Sheet(theme.LOW).figure()
    chart = Sheet(len(parts) * theme.LOW)
    for place, metric in enumerate(parts):
        rows = network[network.metric == metric].sort_values("as_of")
        number = str(place + 1) if place else ""  # as plotly counts axes: x, x2, x3
        _add_axes(chart, place, len(parts), network.as_of, rows.value.max())
        _add_part(chart, rows, metric, number)
        _name_last(chart, rows.iloc[-1], rows.as_of.max() == network.as_of.max(), number)
    return chart.figure()


def _add_axes(chart: Sheet, place: int, number: int, days: pd.Series, top: float) -> None:
    """The axes of one of `number` parts, the first on top. With plotly's `make_subplots` all takes twice as long."""
    share = 1 / number
    height = (1 - share * GAP * (number - 1)) / number
    bottom = (number - 1 - place) * (height + share * GAP)
    name = place + 1
    chart.layout[f"xaxis{name}"] = {
        **scales.months(days.min(), days.max()),
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


def _add_part(chart: Sheet, rows: pd.DataFrame, metric: str, number: str) -> None:
    chart.add_scatter(
        x=rows.as_of.dt.strftime(canvas.ISO),
        y=rows.value,
        xaxis=f"x{number}",
        yaxis=f"y{number}",
        mode="lines+markers",
        line={"color": theme.TOTAL, "width": 1, "dash": "dot"},
        marker={
            "size": 8,
            "color": rows.qualifier.eq("exact").map({True: theme.TOTAL, False: theme.PAPER}),
            "line": {"color": theme.TOTAL, "width": 2},
        },
        cliponaxis=False,
        customdata=[canvas.who_printed(row) for row in rows.itertuples()],
        hovertemplate="%{customdata}<extra></extra>",
    )
    canvas.caption(chart, _(PUBLISHED[metric]), yref=f"y{number} domain")


def _name_last(chart: Sheet, last: pd.Series, at_the_edge: bool, number: str) -> None:
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
