"""The map of all 36 States and UTs: rows in, figure out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from telemedicine import numerals, scales, theme
from telemedicine.charts import canvas
from telemedicine.charts.sheet import Sheet
from telemedicine.metrics import METRICS
from telemedicine.words import _

TOO_SMALL = ("IN-CH", "IN-DL", "IN-PY", "IN-LD", "IN-DH", "IN-AN")  # a pixel or two on a map of the country
UNDETERMINED = "undetermined"  # the outlines' ground that belongs to none of the 36
HEIGHT = 540
_TOLD = (
    "rank",
    "consultations",
    "share_percent",
    "rank_per_lakh",
    "consultations_per_lakh",
    "growth_percent",
)

# The country and nothing else, in the conic projection of the Survey of India's maps.
LAYOUT = {
    "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
    "showlegend": True,
    # As Streamlit sets them where places can be selected: set anew, the map would be drawn again.
    "clickmode": "event+select",
    "dragmode": "pan",
    "legend": {"x": 1, "xanchor": "right", "y": 1, "itemclick": False, "itemdoubleclick": False},
    "geo": {
        "visible": False,
        "bgcolor": theme.CLEAR,
        "projection": {"type": "conic conformal", "parallels": [12.47, 35.17], "rotation": {"lon": 82.5}},
        "lonaxis": {"range": [68, 97.5]},
        "lataxis": {"range": [6.5, 37.2]},
        "domain": {"x": [0, 1], "y": [0.16, 1]},
    },
}


def choropleth(
    by_state: pd.DataFrame,
    scale: pd.DataFrame | None = None,
    *,
    measure: str,
    outlines_url: str,
    points: Mapping[str, Sequence[float]],
    selected: str | None = None,
) -> go.Figure:
    """The 36 coloured by a measure in classes of about as many places each, and a circle where a place is too small.

    Columns: state, name, rank, rank_per_lakh, consultations, consultations_per_lakh, share_percent, growth_percent,
    and the measure. `outlines_url` serves GeoJSON whose ids are the states; `points` gives the longitude and latitude
    of a state. Zero and missing each have their own look. A click on an area or a circle carries its state as
    `customdata[0]`. The classes are those of `scale`, rows of another day, where maps of several days are compared.
    """
    rows, classes = coloured(by_state, measure, scale)
    rows = rows.assign(hover=_hover(by_state))
    missing, zero = rows.colour.eq(theme.GREY), rows.colour.eq(theme.PAPER)
    chart = Sheet(HEIGHT)
    chart.layout |= LAYOUT
    _add_area(chart, [UNDETERMINED], [0], outlines_url, **_plain(theme.GREY), hoverinfo="skip")
    _add_flat(chart, rows[missing], outlines_url, _("Not reported"))
    _add_flat(chart, rows[zero], outlines_url, _("None so far"))
    note = _("Each colour holds about as many States and UTs")
    if scale is not None:
        note = _("Colours of the last day: each holds about as many States and UTs")
    _add_classes(chart, rows[~missing & ~zero], measure, outlines_url, classes, note)
    _add_circles(chart, rows[rows.state.isin(TOO_SMALL)], points)
    if selected is not None:
        _outline(chart, selected, outlines_url, points)
    return chart.figure()


def coloured(by_state: pd.DataFrame, measure: str, scale: pd.DataFrame | None = None) -> tuple[pd.DataFrame, "Classes"]:
    """The rows with the `colour` of each place, and the classes: GREY where nothing is known, PAPER at zero."""
    rows = _as_printed(by_state, measure)
    classes = _classes(rows if scale is None else _as_printed(scale, measure), measure)
    rows = rows.assign(colour=[classes.colour(value) for value in rows[measure].fillna(0)])
    rows.loc[rows[measure].eq(0) & (measure != "growth_percent"), "colour"] = theme.PAPER
    rows.loc[rows[measure].isna(), "colour"] = theme.GREY
    return rows, classes


def _as_printed(rows: pd.DataFrame, measure: str) -> pd.DataFrame:
    """Growth rounded as it is printed, so that equal figures have equal colours."""
    return rows.assign(growth_percent=rows.growth_percent.round(1)) if measure == "growth_percent" else rows


def _hover(by_state: pd.DataFrame) -> list[str]:
    pattern = _("{label}: {value}")
    lines = [[f"<b>{name}</b>" for name in canvas.said(by_state, "name")]]
    for column in _TOLD:
        label = METRICS[column].label
        lines.append([pattern.format(label=label, value=value) for value in canvas.said(by_state, column)])
    return ["<br>".join(told) for told in zip(*lines, strict=True)]


def _add_area(chart: Sheet, states: Sequence[str], values: Sequence[float], outlines_url: str, **look: object) -> None:
    settings = {
        "geojson": outlines_url,
        "featureidkey": "id",
        "locations": list(states),
        "z": values,
        "marker": {"line": {"color": theme.PAPER, "width": 0.7}},
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},  # the chosen place is outlined; fading others would change classes
    }
    chart.add_choropleth(**settings | look)


def _plain(colour: str) -> dict[str, object]:
    """One colour for all, and no key of it."""
    return {"colorscale": [[0, colour], [1, colour]], "showscale": False}


def _add_flat(chart: Sheet, rows: pd.DataFrame, outlines_url: str, name: str) -> None:
    """Places without a class, all of one colour, with their own line in the legend."""
    if rows.empty:
        return
    colour = rows.colour.iloc[0]
    edge = {"color": theme.QUIET, "width": 0.7}
    _add_area(chart, rows.state, [0] * len(rows), outlines_url, **_plain(colour), **_told(rows), marker={"line": edge})
    square = {"symbol": "square", "size": 12, "color": colour, "line": edge}
    chart.add_scattergeo(lon=[None], lat=[None], mode="markers", marker=square, name=name, hoverinfo="skip")


def _told(rows: pd.DataFrame) -> dict:
    return {
        "customdata": rows[["state", "hover"]].to_numpy().tolist(),
        "hovertemplate": "%{customdata[1]}<extra></extra>",
    }


@dataclass(frozen=True)
class Classes:
    """Bounds of the classes of a map, and one colour a class."""

    bounds: list[float]
    colours: list[str]

    def colour(self, value: float) -> str:
        """The colour of the class a value falls into."""
        return self.colours[scales.class_of(value, self.bounds)]


def _classes(by_state: pd.DataFrame, measure: str) -> Classes:
    """Diverging around zero for growth, else from least to most of what is above zero."""
    diverging = measure == "growth_percent"
    values = by_state[measure].dropna()
    bounds = scales.centred(values) if diverging else scales.classes(values[values != 0])
    return Classes(bounds, theme.shades(theme.DIVERGING if diverging else theme.SEQUENTIAL, max(len(bounds) - 1, 1)))


def _steps(colours: list[str]) -> list[tuple[float, str]]:
    """A colour scale that jumps from colour to colour instead of blending."""
    return [(end / len(colours), colour) for place, colour in enumerate(colours) for end in (place, place + 1)]


def _add_classes(
    chart: Sheet,
    rows: pd.DataFrame,
    measure: str,
    outlines_url: str,
    classes: Classes,
    note: str,
) -> None:
    if rows.empty:
        return
    places = [scales.class_of(value, classes.bounds) for value in rows[measure]]
    edges = {"zmin": -0.5, "zmax": len(classes.colours) - 0.5}
    key = {"colorscale": _steps(classes.colours), "colorbar": _key(classes.bounds, measure, note)}
    _add_area(chart, rows.state, places, outlines_url, **edges, **key, **_told(rows))


def _key(bounds: list[float], measure: str, note: str) -> dict:
    """The key under the map: a bar of the colours with the bounds written between them."""
    title = f"{METRICS[measure].label}<br>{note}"
    return {
        "orientation": "h",
        "x": 0.5,
        "y": 0,
        "yanchor": "bottom",
        "thickness": 12,
        "lenmode": "pixels",
        "len": 290,
        "outlinewidth": 0,
        "title": {"text": title, "side": "top", "font": {"size": theme.SMALL}},
        "tickvals": [place - 0.5 for place in range(len(bounds))],
        "ticktext": _said(bounds, measure),
        "tickfont": {"color": theme.QUIET},
        "tickangle": 0,
        "ticks": "",
    }


def _said(bounds: list[float], measure: str) -> list[str]:
    """Bounds in the width of a colour, with as few figures as tell them apart; lakh and crore go under the number."""
    for figures in (2, 3, 4):
        texts = [_bound(value, scales.digits(value, figures), measure) for value in bounds]
        if len(set(texts)) == len(set(bounds)):
            break
    return texts


def _bound(value: float, digits: int, measure: str) -> str:
    if measure == "growth_percent":
        return numerals.signed_percent(value, digits)
    if measure.endswith("_percent"):
        least = 10**-scales.MOST_DIGITS
        pattern = "{number}" if value >= least / 2 else scales.plain(_("<{number}"))
        return pattern.format(number=numerals.percent(max(value, least), digits))
    text = numerals.short(value) if float(value).is_integer() else numerals.decimal(value, digits)
    return text.replace(" ", "<br>", 1)


def _add_circles(chart: Sheet, rows: pd.DataFrame, points: Mapping[str, Sequence[float]]) -> None:
    chart.add_scattergeo(
        lon=[points[state][0] for state in rows.state],
        lat=[points[state][1] for state in rows.state],
        mode="markers",
        showlegend=False,
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
        marker={"size": 13, "color": rows.colour.tolist(), "line": {"color": theme.QUIET, "width": 1.2}},
        **_told(rows),
    )


def _outline(chart: Sheet, state: str, outlines_url: str, points: Mapping[str, Sequence[float]]) -> None:
    edge = {"color": theme.INK, "width": 2.5}
    _add_area(chart, [state], [0], outlines_url, **_plain(theme.CLEAR), hoverinfo="skip", marker={"line": edge})
    if state in TOO_SMALL:
        ring = {"size": 19, "color": theme.CLEAR, "line": edge}
        lon, lat = points[state]
        chart.add_scattergeo(lon=[lon], lat=[lat], mode="markers", marker=ring, hoverinfo="skip", showlegend=False)
