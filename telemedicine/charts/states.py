"""Charts that compare States and UTs: ranked bars, and ranks moving over the months."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from telemedicine import numerals, scales, theme
from telemedicine.charts import canvas
from telemedicine.charts.sheet import Sheet
from telemedicine.metrics import METRICS
from telemedicine.words import _

LONGEST = 20  # letters of a name on one line beside the ranks
RANKS = {"consultations": "rank", "consultations_per_lakh": "rank_per_lakh"}


def ranking(by_state: pd.DataFrame, measure: str, top: int = 10) -> go.Figure:
    """The first States and UTs by a measure, as bars in rank order.

    Columns: name, rank, rank_per_lakh, consultations, consultations_per_lakh, share_percent, rank_before. The measure
    is `consultations` or `consultations_per_lakh`; each is ranked by its own column, and ties at the end all stand.
    Who has no consultation has no bar.
    """
    rank = RANKS[measure]
    rows = by_state[(by_state[rank] <= top) & (by_state[measure] > 0)].sort_values([rank, "name"])
    columns = (
        "rank",
        "consultations",
        "share_percent",
        "rank_before",
        "rank_per_lakh",
        "consultations_per_lakh",
    )
    ranks = [numerals.count(place) for place in rows[rank]]
    return _bars(rows, measure, ranks, columns)


def _bars(rows: pd.DataFrame, measure: str, ranks: list[str], told: Sequence[str]) -> go.Figure:
    """One row a place: its name and value over its bar, where the longest name fits on a phone."""
    chart = Sheet(max(len(rows), 1) * theme.ROW + theme.TOP)
    names = canvas.said(rows, "name")
    chart.add_bar(
        x=rows[measure],
        y=list(range(len(rows))),
        orientation="h",
        width=0.26,
        marker={"color": theme.OPD if measure in ("opds", "consultations_opd") else theme.TOTAL},
        **canvas.hover(rows, *told, names=names),
    )
    ranked = [f"<b>{rank}</b>  {name}" if rank else name for rank, name in zip(ranks, names, strict=True)]
    values = [f"<b>{value}</b>" for value in canvas.said(rows, measure)]
    lowest = min(0, rows[measure].min()) if len(rows) else 0
    greatest = max(rows[measure].max() if len(rows) else 1, 0) or 1
    _add_over(chart, lowest, ranked, "top right")
    _add_over(chart, greatest, values, "top left")
    chart.layout["xaxis"] = {"range": [lowest, greatest], "visible": False, "fixedrange": True}
    chart.layout["yaxis"] = {"range": [len(rows) - 0.7, -0.7], "visible": False, "fixedrange": True}
    canvas.caption(chart, METRICS[measure].label, x=1, xanchor="right", yshift=2)
    return chart.figure()


def _add_over(chart: Sheet, x: float, texts: list[str], side: str) -> None:
    """Texts over the bars, from `x` to one side. One trace: as annotations they take plotly several times as long."""
    chart.add_scatter(
        x=[x] * len(texts),
        y=[place - 0.2 for place in range(len(texts))],
        mode="text",
        text=texts,
        textposition=side,
        textfont={"size": theme.BODY, "color": theme.INK},
        cliponaxis=False,
        hoverinfo="skip",
    )


def rank_movement(ranks: pd.DataFrame, states: Sequence[str]) -> go.Figure:
    """Ranks of the given States and UTs month by month, rank 1 on top, each named where its line ends.

    Columns: month, state, name, rank.
    """
    rows = ranks[ranks.state.isin(states)].sort_values("month")
    last = rows.groupby("state").tail(1).sort_values("rank")
    lowest = int(rows["rank"].max()) if len(rows) else 1
    chart = Sheet(max(theme.MIDDLE, lowest * 22 + 60))
    colours = [theme.LINES[place % len(theme.LINES)] for place in range(len(last))]
    for state, colour in zip(last.state, colours, strict=True):
        _add_rank_line(chart, rows[rows.state == state], colour)
    if len(rows):
        _add_line_ends(chart, last, colours)
        chart.layout["xaxis"] = {
            **scales.months(rows.month.iloc[0], rows.month.iloc[-1]),
            "showgrid": False,
            **canvas.AXIS,
        }
    chart.layout["yaxis"] = {
        "range": [lowest + 0.6, 0.4],
        "side": "right",
        "tickvals": last["rank"].tolist(),
        "ticktext": list(map(_at_line_end, canvas.said(last, "rank"), canvas.said(last, "name"))),
        "showgrid": False,
        **canvas.AXIS,
        "tickfont": {"color": theme.INK},
    }
    canvas.caption(chart, METRICS["rank"].label)
    return chart.figure()


def _add_rank_line(chart: Sheet, rows: pd.DataFrame, colour: str) -> None:
    chart.add_scatter(
        x=rows.month.dt.strftime(canvas.ISO),
        y=rows["rank"],
        mode="lines",
        line={"color": colour, "width": 2.5},
        hovertemplate=canvas.at_month(canvas.say(rows.iloc[0], "name"), METRICS["rank"].label),
    )


def _add_line_ends(chart: Sheet, last: pd.DataFrame, colours: Sequence[str]) -> None:
    """A dot where each line ends: as points of the lines, a browser would draw one for every month, most of size 0."""
    chart.add_scatter(
        x=last.month.dt.strftime(canvas.ISO),
        y=last["rank"],
        mode="markers",
        marker={"color": colours, "size": 9, "opacity": 1, "line": {"width": 0}},
        cliponaxis=False,
        hoverinfo="skip",
    )


def _at_line_end(rank: str, name: str) -> str:
    text = _("{rank}  {name}").format(rank=rank, name=name)
    return _two_lines(text) if len(text) > LONGEST else text


def _two_lines(text: str) -> str:
    """A long name broken at the space nearest its middle."""
    spaces = [place for place, letter in enumerate(text) if letter == " " and place > 3]
    middle = min(spaces, key=lambda place: abs(place - len(text) / 2), default=None)
    return text if middle is None else text[:middle] + "<br>" + text[middle + 1 :]
