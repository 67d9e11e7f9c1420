"""What every chart and map is drawn on, and how it goes to a browser."""

import json
import re
from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from telemedicine import numerals, theme


class Sheet:
    """What a chart is drawn on. Plotly gets it whole: what is added to its own figures it checks and copies twice over,
    and all notes again with every further one, which takes four times as long.

    Plotly does not check it either, which takes as long as all the rest of drawing: the tests have every chart checked.
    """

    def __init__(self, height: int) -> None:
        """An empty sheet of a fixed height in px."""
        self.layout: dict[str, Any] = dict(theme.LAYOUT, height=height)
        self._traces: list[dict] = []
        self._notes: list[dict] = []
        self._lines: list[dict] = []

    def add_bar(self, **look: object) -> None:
        """Add a trace of bars, with plotly's settings."""
        self._add("bar", look)

    def add_scatter(self, **look: object) -> None:
        """Add a trace of points, lines or texts."""
        self._add("scatter", look)

    def add_choropleth(self, **look: object) -> None:
        """Add areas of a map."""
        self._add("choropleth", look)

    def add_scattergeo(self, **look: object) -> None:
        """Add points on a map."""
        self._add("scattergeo", look)

    def _add(self, kind: str, look: Mapping[str, Any]) -> None:
        """Columns go as lists, which plotly reads several times as fast."""
        self._traces.append({"type": kind, **_plain(look)})

    def add_annotation(self, **look: object) -> None:
        """Add a note."""
        self._notes.append({"showarrow": False, **look})

    def add_line(self, **look: object) -> None:
        """Add a straight line across the chart."""
        self._lines.append({"type": "line", **look})

    def figure(self) -> go.Figure:
        """The chart as plotly has it, its colours the stand-ins of `theme`."""
        layout = {**self.layout, "annotations": self._notes, "shapes": self._lines}
        return go.Figure(data=self._traces, layout=layout, _validate=False)


def _plain(look: Mapping[str, Any]) -> dict[str, Any]:
    return {
        key: value.tolist() if isinstance(value, pd.Series) else _plain(value) if isinstance(value, dict) else value
        for key, value in look.items()
    }


def painted(chart: go.Figure, scheme: str) -> go.Figure:
    """The chart in the colours of the `light` or the `dark` scheme, to be sent to many readers and not to be changed.

    Whenever it is sent, plotly would copy it and look at every value; what was JSON before has nothing to look at.
    """
    colours = theme.colours(scheme)
    text = re.sub("|".join(colours), lambda stand_in: colours[stand_in[0]], chart.to_json(validate=False))
    sent, painted = json.loads(text), go.Figure()
    del sent["layout"]["template"]  # even an empty one is another when Streamlit hands it over again
    painted.to_dict = lambda: sent
    return painted


def config() -> dict:
    """Plotly's settings for every figure and map: Indian digits, and the months of the language spoken now."""
    months = numerals.month_names()
    indian = {
        "decimal": ".",
        "thousands": ",",
        "grouping": [3, 2, 2, 2, 2],
        "currency": ["₹", ""],
        "date": "%-d/%-m/%Y",
    }
    return {
        "displayModeBar": False,
        "scrollZoom": False,
        "doubleClick": False,
        # Left alone, plotly fetches an outline of the world, with its own borders of India, from elsewhere.
        "topojsonURL": "/geo/topology/",
        "locale": "en-IN",
        "locales": {"en-IN": {"format": {**indian, "months": months, "shortMonths": months}}},
    }
