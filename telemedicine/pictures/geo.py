"""Maps: outlines coloured by class, circles, and the key under them."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.transforms import Bbox

from telemedicine import theme
from telemedicine.pictures import cartesian, marks
from telemedicine.pictures.look import Plotly, paint
from telemedicine.pictures.text import plain, write

KINDS = {"choropleth", "scattergeo"}
KEY_UNDER = 34  # px under the key for two lines of bounds
KEY_OVER = 44  # px over it for two lines of title
KEY_LENGTH = 1.25  # of its length on screen: there is more room here


def draw(sheet: Figure, chart: Plotly, box: Bbox, outlines: Mapping | None) -> None:
    """Draw a map into a box of the sheet, in px, from GeoJSON whose features' ids are its locations.

    Raises ValueError without outlines and for a projection there is no picture of.
    """
    if outlines is None:
        raise ValueError("A picture of a map needs the outlines of its places.")
    shapes = {feature["id"]: feature["geometry"] for feature in outlines["features"]}
    keys = [trace for trace in chart.data if trace.type == "choropleth" and trace.showscale is not False]
    under = KEY_UNDER + KEY_OVER + keys[0].colorbar.thickness if keys else 0
    axes = _axes(sheet, Bbox.from_extents(box.x0, box.y0 + under, box.x1, box.y1))
    axes.set_aspect("equal")
    for trace in chart.data:
        if trace.type == "choropleth":
            _areas(axes, trace, shapes, chart.layout.geo)
        else:
            _circles(axes, trace, chart.layout.geo)
    axes.autoscale_view()
    for trace in keys:
        _key(sheet, trace, box)
    if named := _named(chart.data):
        cartesian.legend(sheet, named, chart.layout.legend, (box.x1, box.y1), box.width)


def _axes(sheet: Figure, box: Bbox) -> Axes:
    axes = sheet.add_axes(box.transformed(sheet.transFigure.inverted()).bounds)
    axes.set_axis_off()
    axes.margins(0.01)
    return axes


def projected(degrees: np.ndarray, geo: Plotly) -> np.ndarray:
    """Longitudes and latitudes, two columns, on the flat map of a figure's projection, in radii of the earth.

    Lambert's conformal cone touching both parallels, on a sphere: J. P. Snyder, Map Projections: A Working Manual
    (USGS Professional Paper 1395, 1987), equations 15-1 to 15-4.
    """
    if geo.projection.type != "conic conformal":
        raise ValueError(f"There is no picture of a {geo.projection.type!r} projection yet.")
    first, second = np.radians(geo.projection.parallels)
    longitude, latitude = np.radians(degrees).T

    def steepness(angle):
        return np.tan(np.pi / 4 + angle / 2)

    cone = np.log(np.cos(first) / np.cos(second)) / np.log(steepness(second) / steepness(first))
    radius = np.cos(first) / cone * (steepness(first) / steepness(latitude)) ** cone
    angle = cone * (longitude - np.radians(geo.projection.rotation.lon))
    return np.column_stack([radius * np.sin(angle), -radius * np.cos(angle)])


def rings(geometry: Mapping) -> Iterator[list]:
    """Every ring of a polygon or of many: outer ones clockwise, holes the other way round."""
    parts = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    for part in parts:
        yield from part


def _areas(axes: Axes, trace: Plotly, shapes: Mapping, geo: Plotly) -> None:
    edge = trace.marker.line
    for place, value in zip(trace.locations, trace.z, strict=True):
        parts = [Path(projected(np.array(ring), geo), closed=True) for ring in rings(shapes[place])]
        look = {"facecolor": _colour(trace, value), "edgecolor": paint(edge.color), "linewidth": edge.width}
        axes.add_patch(PathPatch(Path.make_compound_path(*parts), joinstyle="round", **look))


def _colour(trace: Plotly, value: float) -> tuple:
    """The colour of a scale of steps: that of the step a value falls into."""
    low, high = (trace.zmin, trace.zmax) if trace.zmin is not None else (value, value + 1)
    share = (value - low) / (high - low)
    steps = zip(trace.colorscale, trace.colorscale[1:], strict=False)
    return next(paint(colour) for (start, colour), (end, _next) in steps if start <= share <= end and start < end)


def _circles(axes: Axes, trace: Plotly, geo: Plotly) -> None:
    at = np.array([trace.lon, trace.lat], dtype=float).T
    for (x, y), look in zip(projected(at, geo), marks.points(trace.marker, len(at)), strict=True):
        axes.plot(x, y, zorder=3, **look)


def _named(traces: Iterable[Plotly]) -> list[tuple[Artist, str]]:
    """What the legend shows, and the names of it."""
    named = [trace for trace in traces if trace.type == "scattergeo" and trace.name and trace.showlegend is not False]
    return [(Line2D([], [], **next(marks.points(trace.marker, 1))), plain(trace.name)) for trace in named]


def _key(sheet: Figure, trace: Plotly, box: Bbox) -> None:
    """The key under the map: its colours side by side, their bounds under and their meaning over them."""
    bar = trace.colorbar
    length = bar.len * KEY_LENGTH
    axes = _axes(sheet, Bbox.from_bounds((box.x0 + box.x1 - length) / 2, box.y0 + KEY_UNDER, length, bar.thickness))
    reach = trace.zmax - trace.zmin
    for (start, colour), (end, _same) in zip(trace.colorscale[::2], trace.colorscale[1::2], strict=True):
        axes.barh(0, (end - start) * reach, 1, trace.zmin + start * reach, color=paint(colour))
    axes.set(xlim=(trace.zmin, trace.zmax), ylim=(-0.5, 0.5))
    across = axes.get_xaxis_transform()
    middle, over, under = (trace.zmin + trace.zmax) / 2, (0, 5), (0, -5)
    write(sheet, bar.title.text, (middle, 1), across, ("center", "bottom"), over, fontsize=theme.SMALL)
    look: dict[str, Any] = {"color": paint(bar.tickfont.color), "fontsize": theme.SMALL}
    for at, text in zip(bar.tickvals, bar.ticktext, strict=True):
        write(sheet, text, (at, 0), across, ("center", "top"), under, **look)
