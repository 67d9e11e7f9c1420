"""Hubs, spokes and doctors as statements printed them."""

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from telemedicine import numerals, scales, theme
from telemedicine.charts import canvas
from telemedicine.published import PUBLISHED
from telemedicine.words import _

PARTS = ("hubs", "spokes", "doctors")


def network(network: pd.DataFrame) -> go.Figure:
    """Small charts over one time: hubs, spokes and doctors, as far as published and only at the days they were.

    Columns: as_of, metric, value, qualifier, as_printed, title, publisher. A full dot is an exact number, a ring one
    printed as "over" or "about"; falls stand as printed.
    """
    parts = [part for part in PARTS if part in network.metric.values]
    if not parts:
        return canvas.figure(theme.LOW)
    chart = make_subplots(rows=len(parts), cols=1, shared_xaxes=True, vertical_spacing=0.36 / len(parts))
    chart.update_layout(theme.LAYOUT, height=len(parts) * theme.LOW)
    for place, metric in enumerate(parts, start=1):
        rows = network[network.metric == metric].sort_values("as_of")
        _add_part(chart, rows, metric, place)
        _name_last(chart, rows.iloc[-1], rows.as_of.max() == network.as_of.max(), place)
    chart.update_xaxes(scales.months(network.as_of.min(), network.as_of.max()), showgrid=False, **canvas.AXIS)
    return chart


def _add_part(chart: go.Figure, rows: pd.DataFrame, metric: str, place: int) -> None:
    chart.add_scatter(
        x=rows.as_of.dt.strftime(canvas.ISO),
        y=rows.value,
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
        row=place,
        col=1,
    )
    chart.update_yaxes(scales.axis(rows.value.max() * 1.2, 3), row=place, **canvas.AXIS)
    canvas.caption(chart, _(PUBLISHED[metric]), yref=f"y{place if place > 1 else ''} domain")


def _name_last(chart: go.Figure, last: pd.Series, at_the_edge: bool, place: int) -> None:
    side = {"xanchor": "right", "yanchor": "bottom", "yshift": 6} if at_the_edge else {"xanchor": "left", "xshift": 8}
    said = {"at_least": _("over {number}"), "about": _("about {number}")}.get(last.qualifier, "{number}")
    chart.add_annotation(
        x=last.as_of.strftime(canvas.ISO),
        y=last.value,
        text=said.format(number=numerals.count(last.value)),
        showarrow=False,
        row=place,
        col=1,
        **side,
    )
