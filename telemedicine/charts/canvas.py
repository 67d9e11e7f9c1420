"""What charts have in common: axes, legend and unit, hovers, and the look of published and simulated points."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

import pandas as pd

from telemedicine import numerals, scales, theme
from telemedicine.charts.sheet import Sheet
from telemedicine.metrics import METRICS
from telemedicine.words import _

Row = Any  # of a frame, as `itertuples` gives it
ISO = "%Y-%m-%d"
PALE = 0.5
UNFINISHED = {"shape": "/", "fillmode": "overlay", "size": 5, "solidity": 0.35, "fgcolor": theme.PAPER}


LEGEND = {
    "orientation": "h",
    "x": 0,
    "y": 1.01,
    "yanchor": "bottom",  # grows upwards, and pushes the chart down by as many lines as it needs
    "traceorder": "normal",
    "itemclick": False,
    "itemdoubleclick": False,
    "font": {"size": theme.SMALL, "color": theme.INK},
}

COLUMN = 23 * 24 * 3600 * 1000  # ms: three weeks of a month; left alone, a month that stands alone has no width

LETTER, GAP = 6, 12  # px: how wide a letter of a label is at most, and what stands between it and the axis
LINE = 25  # px of one line of labels under the axis
TOPPED = 48  # px of a legend of one line and its title

AXIS = {
    "fixedrange": True,
    "automargin": True,
    "ticklabeloverflow": "allow",
    "tickangle": 0,
    "zeroline": False,
    "gridcolor": theme.EDGE,
    "tickfont": {"color": theme.QUIET},
}


def axes(chart: Sheet, days: pd.Series, top: float, ticks: int = 5) -> None:
    """Time along, counts up from zero to a little over `top`.

    There is room for the labels from the start: plotly can make room too, but draws the chart once more for that.
    """
    fixed = {**AXIS, "automargin": False}
    chart.layout["xaxis"] = {**scales.months(days.iloc[0], days.iloc[-1]), "showgrid": False, **fixed}
    chart.layout["yaxis"] = {**scales.axis(top * 1.06, ticks), **fixed}
    longest = max(map(len, chart.layout["yaxis"]["ticktext"]))
    chart.layout["margin"] = {**chart.layout["margin"], "l": GAP + LETTER * longest, "r": 0, "b": LINE}


def legend(chart: Sheet, unit: str) -> None:
    """A legend over the chart, headed by the unit in place of the caption."""
    title = {"text": unit, "side": "top", "font": {"size": theme.SMALL, "color": theme.QUIET}}
    margin = {**chart.layout["margin"], "t": TOPPED}
    chart.layout.update(showlegend=True, legend=dict(LEGEND, title=title), margin=margin)


def caption(chart: Sheet, text: str, **place: object) -> None:
    """Write the unit over the upper left corner of the chart."""
    at = {
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "y": 1,
        "xanchor": "left",
        "yanchor": "bottom",
        "yshift": 6,
    }
    chart.add_annotation(**{**at, "text": text, "font": {"color": theme.QUIET}} | place)


def label(chart: Sheet, day: pd.Timestamp, value: float, text: str, days: pd.Series) -> None:
    """Write directly over a mark, leaning inwards near either end so that nothing is cut."""
    share = (day - days.iloc[0]) / max(days.iloc[-1] - days.iloc[0], dt.timedelta(days=1))
    anchor = "left" if share < 0.3 else "right" if share > 0.7 else "center"
    chart.add_annotation(x=day.strftime(ISO), y=value, text=text, xanchor=anchor, yanchor="bottom", yshift=3)


def published_points(chart: Sheet, published: pd.DataFrame) -> None:
    """Dots for what a statement printed, hollow where that is little sure.

    Columns: as_of, value, qualifier, as_printed, confidence, title, publisher.
    """
    symbols = published.confidence.map({"low": "circle-open"}).fillna("circle")
    chart.add_scatter(
        x=published.as_of.dt.strftime(ISO),
        y=published.value,
        mode="markers",
        name=_("Published total"),
        marker={"color": theme.INK, "size": 7, "symbol": symbols, "line": {"color": theme.PAPER, "width": 1}},
        customdata=[who_printed(row) for row in published.itertuples()],
        hovertemplate="%{customdata}<extra></extra>",
    )


def who_printed(row: Row) -> str:
    """Who printed a figure, when, and in which words, for a hover."""
    told = {
        "at_least": _("Published: over {number}"),
        "about": _("Published: about {number}"),
    }.get(row.qualifier, _("Published: {number}"))
    by = _("{publisher}, as of {date}").format(publisher=scales.plain(_(row.publisher)), date=numerals.date(row.as_of))
    title = scales.plain(_(row.title))
    if len(title) > 60:
        title = title[:58].rsplit(" ", 1)[0] + " …"
    printed = _("printed “{text}”") if row.confidence != "low" else _("printed “{text}”, of low confidence")
    printed = printed.format(text=scales.plain(row.as_printed))
    return "<br>".join((f"<b>{told.format(number=numerals.count(row.value))}</b>", printed, by, title))


def columns(
    chart: Sheet, by_month: pd.DataFrame, column: str, colour: str, told: Sequence[str], name: str = ""
) -> None:
    """A column a month, from zero; hatched where the month is unfinished, pale where it is simulated."""
    shapes = by_month.is_complete.map({True: "", False: UNFINISHED["shape"]})
    chart.add_bar(
        x=by_month.month.dt.strftime(ISO),
        y=by_month[column],
        width=COLUMN,
        name=name,
        showlegend=bool(name),
        marker={
            "color": colour,
            "line": {"width": 0},
            "opacity": is_simulated(by_month).map({True: PALE, False: 1}),
            "pattern": {**UNFINISHED, "shape": shapes} if any(shapes) else {},
        },
        **hover(by_month, *told, y=column),
    )


def is_simulated(rows: pd.DataFrame) -> pd.Series:
    """Whether the figure of each row is simulated; rows that say nothing of a basis are not."""
    return rows.get("basis", pd.Series("", index=rows.index)) == "simulated"


def key(chart: Sheet, text: str, **look: object) -> None:
    """A grey column in the legend that says what hatched or pale columns mean."""
    chart.add_bar(x=[None], y=[None], name=text, marker={"color": theme.GREY, **look}, hoverinfo="skip")


def say(row: pd.Series, column: str) -> str:
    """The value of a column of a row, as its metric says it and safe to draw."""
    return scales.plain(METRICS[column].say(row[column]))


def said(rows: pd.DataFrame, column: str) -> list[str]:
    """The values of a column, as its metric says them and safe to draw."""
    return [scales.plain(METRICS[column].say(value)) for value in rows[column].tolist()]


def hover(rows: pd.DataFrame, *columns: str, y: str = "", names: Sequence[str] = ()) -> dict:
    """Plotly's hover settings: a name a row, and under it label and value of some columns, one a line.

    The browser writes what it has: the count that is drawn along `y`, and without names the month along x.
    """
    sent = [column for column in columns if column != y]
    values = {column: f"%{{customdata[{place}]}}" for place, column in enumerate(sent, start=len(names[:1]))}
    template = ["<b>%{customdata[0]}</b>" if names else "<b>%{x|%B %Y}</b>"]
    for column in columns:
        value = values.get(column, "%{y:,.0f}")
        template.append(_("{label}: {value}").format(label=METRICS[column].label, value=value))
    told = [*([names] if names else []), *(said(rows, column) for column in sent)]
    return {"customdata": list(zip(*told, strict=True)), "hovertemplate": "<br>".join(template) + "<extra></extra>"}


def at_month(title: str, label: str) -> str:
    """Plotly's template of a hover that the browser fills: a title, the month, and the value with its label."""
    value = _("{label}: {value}").format(label=label, value="%{y:,.0f}")
    return f"<b>{title}</b><br>%{{x|%B %Y}}<br>{value}<extra></extra>"
