"""Charts with two axes: where the axes stand, their ticks, the legend, notes and lines across."""

from collections.abc import Iterable
from typing import Any, cast

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.legend import Legend
from matplotlib.transforms import Bbox, Transform, blended_transform_factory

from telemedicine import theme
from telemedicine.pictures import marks
from telemedicine.pictures.look import Plotly, line, paint, places
from telemedicine.pictures.text import Point, plain, write

GRID = {"color": (*paint(theme.GREY)[:3], 0.4), "linewidth": 0.8}
LEGEND: dict[str, Any] = {
    "title_fontsize": theme.SMALL,
    "alignment": "left",
    "frameon": False,
    "borderpad": 0,
    "borderaxespad": 0,
    "handlelength": 1.6,
    "columnspacing": 1.6,
}
GAP = 6  # px between an axis and its labels
LEGEND_GAP = 14  # px between the legend and the chart: what is written over the highest mark has room


class Frame:
    """The axes of a chart by plotly's names for them, and `paper`, which spans them all."""

    def __init__(self, sheet: Figure, chart: Plotly) -> None:
        self.sheet, self.chart = sheet, chart
        self.paper = sheet.add_axes((0, 0, 1, 1))
        self.paper.set_axis_off()
        self.paper.set_zorder(1)  # lines across lie over the marks
        pairs = {(trace.xaxis or "x", trace.yaxis or "y"): None for trace in chart.data} or {("x", "y"): None}
        self.pairs = {pair: _axes(sheet, *(self.settings(name) for name in pair)) for pair in pairs}
        self.by_name = {name: axes for pair, axes in self.pairs.items() for name in pair}

    def settings(self, name: str) -> Plotly:
        """Plotly's settings of the axis it calls x, y2 and so on."""
        return self.chart.layout[f"{name[0]}axis{name[1:]}"]

    def along(self, ref: str | None, kind: str) -> Transform:
        """What turns the numbers of a note into places: of the data, of an axis ("y2 domain"), of the paper."""
        if ref == "paper":
            return self.paper.transAxes
        name, *domain = (ref or kind).split()
        axes = self.by_name[name]
        return axes.transAxes if domain else axes.transData

    def within(self, xref: str | None, yref: str | None) -> Transform:
        """The same for both directions."""
        return blended_transform_factory(self.along(xref, "x"), self.along(yref, "y"))

    def settle(self, box: Bbox) -> None:
        """Put the axes into a box of the sheet, in px, with room for the labels of all of them."""
        self._place(box)
        reach = Bbox.union([box, *_labels(self.sheet, self.pairs.values())])
        self._place(Bbox(2 * box.get_points() - reach.get_points()))  # inwards by as much as they reach out

    def _place(self, box: Bbox) -> None:
        to_share = self.sheet.transFigure.inverted()
        self.paper.set_position(box.transformed(to_share))
        for pair, axes in self.pairs.items():
            domains = [self.settings(name).domain or (0, 1) for name in pair]
            inner = Bbox(np.array(box.min) + box.size * np.array(domains).T)
            axes.set_position(inner.transformed(to_share))


def draw(sheet: Figure, chart: Plotly, box: Bbox) -> None:
    """Draw a chart into a box of the sheet, in px. Raises ValueError for what there is no picture of."""
    frame = Frame(sheet, chart)
    named = _traces(frame)
    for shape in chart.layout.shapes:
        _shape(frame, shape)
    for note in chart.layout.annotations:
        _note(frame, note)
    over = chart.layout.margin.t
    if chart.layout.showlegend and named:
        drawn = legend(sheet, named, chart.layout.legend, (box.x0, box.y1), box.width)
        over = drawn.get_window_extent().height + LEGEND_GAP
    frame.settle(Bbox.from_extents(box.x0, box.y0, box.x1, box.y1 - over))


def _traces(frame: Frame) -> list[tuple[Artist, str]]:
    """Draw all traces in their order; what the legend shows of them, and their names."""
    stacks, is_stacked = marks.Stacks(frame.chart.data), frame.chart.layout.barmode == "stack"
    named = []
    for trace in frame.chart.data:
        axes = frame.pairs[trace.xaxis or "x", trace.yaxis or "y"]
        if trace.type == "scatter" and trace.mode == "text":
            _texts(frame.sheet, axes, trace)
            continue
        drawn = marks.draw(axes, trace, stacks, is_stacked)
        if trace.name and trace.showlegend is not False:
            named.append((drawn, plain(trace.name)))
    return named


def _axes(sheet: Figure, x: Plotly, y: Plotly) -> Axes:
    axes = sheet.add_axes((0, 0, 1, 1), facecolor="none")
    axes.spines[:].set_visible(False)
    axes.set_axisbelow(True)
    axes.set_xlim(*places(x.range or (0, 1)))
    axes.set_ylim(*places(y.range or (0, 1)))
    _ticks(axes, "x", x)
    _ticks(axes, "y", y)
    return axes


def _ticks(axes: Axes, kind: str, settings: Plotly) -> None:
    axis = getattr(axes, f"{kind}axis")
    is_shown = settings.visible is not False and settings.tickvals is not None
    if not is_shown:
        axis.set_visible(False)
        return
    low, high = sorted(places(settings.range))
    both = zip(places(settings.tickvals), settings.ticktext, strict=True)
    ticks = [(at, plain(text)) for at, text in both if low <= at <= high]
    axis.set_ticks([at for at, _text in ticks], [text for _at, text in ticks])
    if settings.side == "right":
        axis.tick_right()
    axis.set_tick_params(labelcolor=paint(settings.tickfont.color), labelsize=theme.SMALL, pad=GAP)
    for label in axis.get_ticklabels() if kind == "y" else ():
        label.set_verticalalignment("center")
    if settings.showticklabels is False:
        axis.set_tick_params(labelbottom=False)
    if settings.showgrid is not False:
        axis.grid(True, **GRID)


def _labels(sheet: Figure, all_axes: Iterable[Axes]) -> list[Bbox]:
    """Where the labels of axes are, in px."""
    renderer = cast(FigureCanvasAgg, sheet.canvas).get_renderer()
    boxes = [axis.get_tightbbox(renderer) for axes in all_axes for axis in (axes.xaxis, axes.yaxis)]
    return [box for box in boxes if box is not None]


def legend(sheet: Figure, named: list[tuple[Artist, str]], settings: Plotly, at: Point, width: float) -> Legend:
    """Draw a legend with an upper corner at a point of the sheet, in px, in as few lines as fit the width."""
    for columns in range(len(named) if settings.orientation == "h" else 1, 0, -1):
        drawn = sheet.legend(
            [drawn for drawn, _name in named],
            [name for _drawn, name in named],
            loc="upper right" if settings.xanchor == "right" else "upper left",
            bbox_to_anchor=sheet.transFigure.inverted().transform(at),
            ncols=columns,
            title=plain(settings.title.text or "") or None,
            **LEGEND,
        )
        drawn.get_title().set_color(paint(theme.QUIET))
        if columns == 1 or drawn.get_window_extent().width <= width:
            break
        drawn.remove()
    return drawn


def _texts(sheet: Figure, axes: Axes, trace: Plotly) -> None:
    """Texts beside points: one that plotly puts to the top right stands on its lower left corner."""
    up, along = trace.textposition.split()
    anchor = ({"left": "right", "right": "left"}.get(along, along), {"top": "bottom", "bottom": "top"}.get(up, up))
    look: dict[str, Any] = {
        "color": paint(trace.textfont.color or theme.INK),
        "fontsize": trace.textfont.size or theme.SMALL,
    }
    for x, y, text in zip(places(trace.x), trace.y, trace.text, strict=True):
        write(sheet, text, (x, y), axes.transData, anchor, **look)


def _note(frame: Frame, note: Plotly) -> None:
    x = note.x if note.xref == "paper" else places([note.x])[0]
    write(
        frame.sheet,
        note.text,
        (x, note.y),
        frame.within(note.xref, note.yref),
        anchor=(note.xanchor or "auto", note.yanchor or "auto"),
        shift=(note.xshift or 0, note.yshift or 0),
        align=note.align or "center",
        color=paint(note.font.color or theme.INK),
        fontsize=note.font.size or theme.SMALL,
    )


def _shape(frame: Frame, shape: Plotly) -> None:
    if shape.type != "line":
        raise ValueError(f"There is no picture of a {shape.type!r} shape yet: draw it in telemedicine.pictures.")
    x = places([shape.x0, shape.x1])
    within = frame.within(shape.xref, shape.yref)
    frame.paper.plot(x, [shape.y0, shape.y1], transform=within, clip_on=False, **line(shape.line))
