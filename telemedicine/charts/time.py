"""Charts of consultations over time: all so far, by month, and one State's months in little room."""

import math

import pandas as pd
import plotly.graph_objects as go

from telemedicine import numerals, theme
from telemedicine.charts import canvas
from telemedicine.charts.sheet import Sheet
from telemedicine.metrics import METRICS
from telemedicine.words import _

MOST_POINTS = 800  # of a curve: a screen has few more, and each costs bytes at every click; the last day is kept
CLEARANCE = 0.075  # of the height of the figure: milestones nearer than this would print over each other
TOLD = ("consultations", "consultations_abhwc", "consultations_opd", "change_percent", "days_counted", "basis")


def cumulative(by_day: pd.DataFrame, milestones: pd.DataFrame, published: pd.DataFrame) -> go.Figure:
    """All consultations so far, day by day, with the milestones crossed and the totals that statements printed.

    Columns: by_day has date, consultations_total, basis; milestones has milestone, crossed_on; published has as_of,
    value, qualifier, as_printed, title, publisher. What was simulated is dotted.
    """
    chart = Sheet(theme.TALL)
    drawn = by_day[:: -math.ceil(len(by_day) / MOST_POINTS)][::-1]
    drawn = drawn.assign(basis=drawn.basis.replace("published", "estimated"))  # a day that both ends of a line share
    for basis in ("counted", "estimated", "simulated"):
        if (drawn.basis == basis).any():
            _add_curve(chart, drawn, basis)
    top = by_day.consultations_total.max()
    canvas.axes(chart, by_day.date, top)
    canvas.legend(chart, METRICS["consultations"].label)
    for row in _apart(milestones, top):
        _add_milestone(chart, row, by_day.date)
    if not published.empty:
        canvas.published_points(chart, published)
    return chart.figure()


def _add_curve(chart: Sheet, by_day: pd.DataFrame, basis: str) -> None:
    names = {
        "counted": _("Counted"),
        "estimated": _("Estimated between published totals"),
        "simulated": _("Simulated: nothing is published"),
    }
    chart.add_scatter(
        **_along(by_day.date),
        y=by_day.consultations_total.where(by_day.basis == basis),
        mode="lines",
        name=names[basis],
        line={"color": theme.TOTAL, "width": 2.5, "dash": "dot" if basis == "simulated" else "solid"},
        fill="tozeroy",
        fillcolor=theme.TINT,
        hovertemplate=_("<b>%{x|%-d %B %Y}</b><br>%{y:,.0f} consultations so far") + "<extra></extra>",
    )


def _along(days: pd.Series) -> dict[str, object]:
    """Where a curve has its points: the first day and the step where all steps are alike, which is a tenth as long."""
    steps = days.diff().dropna().unique()
    if len(steps) != 1:
        return {"x": days.dt.strftime(canvas.ISO)}
    return {"x0": days.iloc[0].strftime(canvas.ISO), "dx": steps[0] / pd.Timedelta(milliseconds=1)}


def _apart(milestones: pd.DataFrame, top: float) -> list[canvas.Row]:
    """The milestones that can be labelled without touching, the greatest first: 50 crore, 40 crore … 10 crore."""
    kept: list[canvas.Row] = []
    step = 10 ** math.floor(math.log10(max(top, 2) / 2))
    for row in milestones[milestones.milestone % step == 0].sort_values("milestone", ascending=False).itertuples():
        if not kept or kept[-1].milestone - row.milestone > CLEARANCE * top:
            kept.append(row)
    return kept


def _add_milestone(chart: Sheet, row, days: pd.Series) -> None:
    crossed = row.crossed_on.strftime(canvas.ISO)
    early = (row.crossed_on - days.iloc[0]) < 0.25 * (days.iloc[-1] - days.iloc[0])
    chart.add_annotation(
        x=crossed,
        y=row.milestone,
        text=numerals.milestone(row.milestone),
        hovertext=_("{milestone}, crossed on {date}").format(
            milestone=numerals.milestone(row.milestone), date=numerals.date(row.crossed_on)
        ),
        xanchor="left" if early else "right",
        yanchor="top" if early else "bottom",  # clear of a curve that climbs to the right
        xshift=4 if early else -4,
    )


def months(by_month: pd.DataFrame) -> go.Figure:
    """Consultations of each month, AB-HWC under OPD, the record marked and an unfinished month hatched.

    Columns: month, consultations, consultations_opd, consultations_abhwc, days_counted, is_complete, is_record,
    change_percent, basis. Of the months that were once the record, the last one still is.
    """
    chart = Sheet(theme.TALL)
    variants = (
        ("consultations_abhwc", _("AB-HWC"), theme.AB_HWC),
        ("consultations_opd", _("OPD"), theme.OPD),
    )
    for column, name, colour in variants:
        canvas.columns(chart, by_month, column, colour, TOLD, name)
    chart.layout["barmode"] = "stack"
    canvas.axes(chart, by_month.month, by_month.consultations.max() * 1.04)
    canvas.legend(chart, METRICS["consultations"].label)
    if not by_month.is_complete.all():
        canvas.key(chart, _("Unfinished month"), pattern=canvas.UNFINISHED)
    if canvas.is_simulated(by_month).any():
        canvas.key(chart, _("Simulated"), opacity=canvas.PALE)
    _mark_record(chart, by_month)
    return chart.figure()


def _mark_record(chart: Sheet, by_month: pd.DataFrame) -> None:
    for row in by_month[by_month.is_record].tail(1).itertuples():
        pattern = {
            "estimated": _("Record, estimated: {month}, {number}"),
            "simulated": _("Record, simulated: {month}, {number}"),
        }.get(row.basis, _("Record: {month}, {number}"))
        text = pattern.format(month=numerals.month(row.month), number=numerals.short(row.consultations))
        canvas.label(chart, row.month, row.consultations, f"<b>{text}</b>", by_month.month)


def trend(by_month: pd.DataFrame) -> go.Figure:
    """The months of one State or UT in little room. Columns as in `months`."""
    chart = Sheet(theme.LOW)
    canvas.columns(chart, by_month, "consultations", theme.TOTAL, TOLD)
    canvas.axes(chart, by_month.month, by_month.consultations.max() * 1.15, ticks=3)
    canvas.caption(chart, METRICS["consultations"].label)
    _mark_record(chart, by_month)
    return chart.figure()
