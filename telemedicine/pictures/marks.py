"""Marks of a chart with two axes: bars, lines, filled and stacked areas, points."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from telemedicine.pictures.look import MILLISECONDS, Plotly, each, is_time, line, paint, places

KINDS = {"bar", "scatter"}
SYMBOLS = {"circle": "o", "circle-open": "o", "square": "s", "x": "X"}
HATCHING = 4  # strokes in a square of an inch are matplotlib's measure; this many look as on screen


class Stacks:
    """How high what is stacked already stands: bars by place, areas by group and place.

    Every area of a group spans all the places that any of them has.
    """

    def __init__(self, traces: Iterable[Plotly]) -> None:
        self.bars: dict[float, float] = defaultdict(float)
        self.areas: dict[str, dict[float, float]] = defaultdict(dict)
        for trace in traces:
            if trace.type == "scatter" and trace.stackgroup:
                self.areas[trace.stackgroup] |= dict.fromkeys(places(trace.x), 0.0)


def draw(axes: Axes, trace: Plotly, stacks: Stacks, is_stacked: bool) -> Artist:
    """Draw one trace of `KINDS` and return what stands for it in a legend."""
    if trace.type == "bar":
        return bars(axes, trace, stacks.bars if is_stacked else defaultdict(float))
    if trace.stackgroup:
        return area(axes, trace, stacks.areas[trace.stackgroup])
    return curve(axes, trace)


def bars(axes: Axes, trace: Plotly, standing: dict[float, float]) -> Artist:
    """Draw bars on what is standing at their places, hatched and pale as the figure has them."""
    marker, flat = trace.marker, trace.orientation == "h"
    look: dict[str, Any] = {"facecolor": paint(marker.color), "edgecolor": "none", "linewidth": 0}
    if marker.pattern.fgcolor:
        look["hatchcolor"] = paint(marker.pattern.fgcolor)
    along, long = (trace.y, trace.x) if flat else (trace.x, trace.y)
    there = ~np.isnan(places(along))
    at, lengths = places(along)[there], np.nan_to_num(places(long)[there])
    width = (trace.width or 0.8) / (MILLISECONDS if is_time(along) else 1)
    add = axes.barh if flat else axes.bar
    drawn = add(at, lengths, width, [standing[place] for place in at], **look)
    opacity, shape = marker.opacity, marker.pattern.shape
    for bar, place, length, own, hatch in zip(
        drawn, at, lengths, each(opacity, len(at)), each(shape, len(at)), strict=True
    ):
        bar.set(alpha=own, hatch=(hatch or "") * HATCHING)
        standing[place] += length
    is_hatched = isinstance(shape, str)  # as a whole: what differs from bar to bar is not in a legend
    return Patch(
        alpha=opacity if np.isscalar(opacity) else None, hatch=shape * HATCHING if is_hatched else None, **look
    )


def area(axes: Axes, trace: Plotly, standing: dict[float, float]) -> Artist:
    """Draw an area on those below it in its group, of no height where it has no value."""
    along = np.array(sorted(standing))
    own = dict(zip(places(trace.x), np.nan_to_num(places(trace.y)), strict=True))
    below = np.array([standing[place] for place in along])
    above = below + [own.get(place, 0) for place in along]
    standing.update(zip(along, above, strict=True))
    steps: dict[str, Any] = {"step": "post"} if trace.line.shape == "hv" else {}
    return axes.fill_between(along, below, above, **steps, color=paint(trace.fillcolor), linewidth=0)


def curve(axes: Axes, trace: Plotly) -> Artist:
    """Draw a line, points or both, and the area under a line down to zero."""
    x, y = _along(trace), places(trace.y)
    if trace.fill == "tozeroy":
        axes.fill_between(x, y, color=paint(trace.fillcolor), linewidth=0)
    if "markers" in trace.mode:
        for place, look in enumerate(points(trace.marker, len(x))):
            axes.plot(x[place], y[place], clip_on=trace.cliponaxis is not False, zorder=3, **look)
    if "lines" not in trace.mode:
        return Line2D([], [], **next(points(trace.marker, len(x))))
    steps = "steps-post" if trace.line.shape == "hv" else "default"
    return axes.plot(x, y, drawstyle=steps, solid_joinstyle="round", dash_capstyle="butt", **line(trace.line))[0]


def _along(trace: Plotly) -> np.ndarray:
    """Where the points of a line stand: as they are written, or in even steps (of time) from the first."""
    if trace.x is not None:
        return places(trace.x)
    return places([trace.x0]) + np.arange(len(trace.y)) * trace.dx / MILLISECONDS


def points(marker: Plotly, number: int) -> Iterator[dict]:
    """Matplotlib's settings for each of so many points; a hollow one has its colour as its edge."""
    symbol = "circle" if marker.symbol is None else marker.symbol
    settings = (symbol, marker.size, marker.color)
    for symbol, size, colour in zip(*(each(setting, number) for setting in settings), strict=True):
        is_hollow = symbol.endswith("-open")
        yield {
            "marker": SYMBOLS[symbol],
            "markersize": size,
            "linestyle": "none",
            "markerfacecolor": "none" if is_hollow else paint(colour),
            "markeredgecolor": paint(colour if is_hollow else marker.line.color or colour),
            "markeredgewidth": marker.line.width or (1 if is_hollow else 0),
        }
