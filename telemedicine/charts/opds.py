"""Charts of online OPDs: hosted, opened and closed, and the consultations through them."""

import pandas as pd
import plotly.graph_objects as go

from telemedicine import numerals, theme
from telemedicine.charts import canvas
from telemedicine.charts.sheet import Sheet
from telemedicine.metrics import METRICS
from telemedicine.words import _


def opds_hosted(by_kind_and_month: pd.DataFrame, published: pd.DataFrame, by_month: pd.DataFrame) -> go.Figure:
    """OPDs hosted at the end of each month, stacked by kind, with published numbers and the break in the series.

    Columns: by_kind_and_month has month, kind, opds; published has as_of, value, qualifier, as_printed, title,
    publisher; by_month has month, opds, is_break. Steps, not slopes: one number stands for its whole month.
    """
    chart = Sheet(theme.TALL)
    for kind, colour in theme.KINDS.items():
        rows = by_kind_and_month[by_kind_and_month.kind == kind]
        if len(rows):
            _add_kind(chart, rows, colour)
    tops = [by_month.opds.max(), *published.value]
    canvas.axes(chart, by_month.month, max(tops) * 1.08)
    canvas.legend(chart, METRICS["opds"].label)
    _mark_breaks(chart, by_month)
    if not published.empty:
        canvas.published_points(chart, published)
    return chart.figure()


def _add_kind(chart: Sheet, rows: pd.DataFrame, colour: str) -> None:
    kind = canvas.say(rows.iloc[0], "kind")
    end = rows.month.iloc[-1] + pd.offsets.MonthEnd()
    chart.add_scatter(
        x=[*rows.month.dt.strftime(canvas.ISO), end.strftime(canvas.ISO)],
        y=[*rows.opds.tolist(), int(rows.opds.iloc[-1])],
        mode="lines",
        name=kind,
        stackgroup="kinds",
        line={"shape": "hv", "width": 0.5, "color": colour},
        fillcolor=colour,
        hovertemplate=canvas.at_month(kind, METRICS["opds"].label),
    )


def _mark_breaks(chart: Sheet, by_month: pd.DataFrame) -> None:
    first, last = by_month.month.iloc[0], by_month.month.iloc[-1]
    for month in by_month.month[by_month.is_break]:
        at = month.strftime(canvas.ISO)
        dashed = {"color": theme.INK, "width": 1, "dash": "dash"}
        chart.add_line(x0=at, x1=at, y0=0, y1=1, yref="paper", line=dashed)
        late = month - first > 0.7 * (last - first)
        side = {"xanchor": "right", "xshift": -6} if late else {"xanchor": "left", "xshift": 6}
        text = _("Break in the series<br>{month}").format(month=numerals.month(month))
        chart.add_annotation(x=at, y=1, yref="paper", yanchor="top", text=text, align=side["xanchor"], **side)


def opds_opened(by_month: pd.DataFrame) -> go.Figure:
    """OPDs opened in each month; a month in which OPDs closed is marked under the axis and says how many.

    Columns: month, opened, closed, opds. Closures are not bars: one month's clean-up of the platform would flatten
    every opening.
    """
    chart = Sheet(theme.MIDDLE)
    canvas.columns(chart, by_month, "opened", theme.OPD, ("opened", "closed", "opds"))
    canvas.axes(chart, by_month.month, by_month.opened.max() * 1.2)
    canvas.caption(chart, METRICS["opened"].label)
    _mark_closures(chart, by_month[by_month.closed > 0], by_month)
    return chart.figure()


def _mark_closures(chart: Sheet, closures: pd.DataFrame, by_month: pd.DataFrame) -> None:
    if closures.empty:
        return
    chart.add_scatter(
        x=closures.month.dt.strftime(canvas.ISO),
        y=[0] * len(closures),
        mode="markers",
        cliponaxis=False,
        marker={"symbol": "x", "size": 8, "color": theme.INK, "line": {"color": theme.PAPER, "width": 1}},
        **canvas.hover(closures, "closed"),
    )
    most = closures.loc[closures.closed.idxmax()]
    text = _("× {month}: {number} closed").format(month=numerals.month(most.month), number=numerals.count(most.closed))
    canvas.label(chart, most.month, by_month.opened.max() * 1.08, text, by_month.month)


def opd_consultations(by_month: pd.DataFrame) -> go.Figure:
    """Consultations through OPDs in each month.

    Columns: month, consultations_opd, growth_percent, opds, is_complete.
    """
    chart = Sheet(theme.MIDDLE)
    canvas.columns(chart, by_month, "consultations_opd", theme.OPD, ("consultations_opd", "growth_percent", "opds"))
    canvas.axes(chart, by_month.month, by_month.consultations_opd.max())
    canvas.caption(chart, METRICS["consultations_opd"].label)
    return chart.figure()


def per_opd(by_month: pd.DataFrame) -> go.Figure:
    """Consultations per OPD and day, month by month, in little room.

    Columns: month, per_opd_per_day, opds, consultations_opd, is_break.
    """
    chart = Sheet(theme.MIDDLE)  # as high as what stands beside it
    chart.add_scatter(
        x=by_month.month.dt.strftime(canvas.ISO),
        y=by_month.per_opd_per_day.round(3),  # finer than a pixel, and a third of the bytes
        mode="lines",
        line={"color": theme.OPD, "width": 2.5},
        **canvas.hover(by_month, "per_opd_per_day", "opds", "consultations_opd"),
    )
    canvas.axes(chart, by_month.month, by_month.per_opd_per_day.max() * 1.3)
    canvas.caption(chart, METRICS["per_opd_per_day"].label)
    _mark_breaks(chart, by_month)
    return chart.figure()
