"""A picture as a whole: heading, chart, notes, and the file made of them."""

import io
import threading
from collections.abc import Mapping, Sequence
from typing import Any

import matplotlib
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from telemedicine import theme
from telemedicine.pictures import cartesian, geo, marks
from telemedicine.pictures.look import DPI, STYLE, Plotly, load_fonts, paint
from telemedicine.pictures.text import wrapped

FORMS = ("png", "svg")
WIDTH = 1600  # pixels of a PNG, two to a pixel of the screen
LEAST = 400  # px of a chart: what has little room on a page has more here
MAP = 720  # px of a map
MARGIN, GAP = 24, 16  # px around everything, and between heading, chart and notes
HEADING, NOTE = 20, 11  # px of letters

# Matplotlib keeps settings and fonts for the whole process, and is not made for threads.
_one_at_a_time = threading.Lock()


def draw(figure: Plotly, heading: str, notes: Sequence[str], form: str, outlines: Mapping | None = None) -> bytes:
    """The picture of a plotly figure as a `png`, `WIDTH` pixels wide, or as an `svg` that needs nothing else.

    `heading` stands over the chart and `notes`, a paragraph each, under it, both as plain text. A map needs
    `outlines`: GeoJSON whose features' ids are the figure's locations. Colours are those of the light theme. The same
    input gives the same bytes, in whatever thread. Raises ValueError for a form there is none of, for a map without
    outlines, and for any part of a figure that cannot be drawn, naming it.
    """
    if form not in FORMS:
        raise ValueError(f"There is no picture as {form!r}: ask for {' or '.join(FORMS)}.")
    with _one_at_a_time:
        load_fonts()
        with matplotlib.rc_context(STYLE):
            return _file(compose(figure, heading, notes, outlines), form, heading, notes)


def warm() -> None:
    """Load the fonts, which takes two seconds once in a process."""
    with _one_at_a_time:
        load_fonts()


def compose(figure: Plotly, heading: str, notes: Sequence[str], outlines: Mapping | None) -> Figure:
    """The picture, laid out and not yet drawn. Its lengths are px of the screen."""
    is_map = _is_map(figure)
    sheet = Figure(dpi=DPI, facecolor=paint(theme.PAPER))
    FigureCanvasAgg(sheet)
    width = WIDTH / 2
    inner = width - 2 * MARGIN
    title = _paragraph(sheet, [heading], inner, HEADING, theme.INK, weight="bold")
    foot = _paragraph(sheet, notes, inner, NOTE, theme.QUIET)
    chart = MAP if is_map else max(figure.layout.height, LEAST)
    over, under = (text.get_window_extent().height for text in (title, foot))
    height = MARGIN + over + GAP + chart + GAP + under + MARGIN
    sheet.set_size_inches(width / DPI, height / DPI)
    title.set_position((MARGIN / width, 1 - MARGIN / height))
    foot.set_position((MARGIN / width, (MARGIN + under) / height))
    box = Bbox.from_bounds(MARGIN, MARGIN + under + GAP, inner, chart)
    if is_map:
        geo.draw(sheet, figure, box, outlines)
    else:
        cartesian.draw(sheet, figure, box)
    return sheet


def _is_map(figure: Plotly) -> bool:
    kinds = {trace.type for trace in figure.data}
    is_map = bool(kinds & geo.KINDS)
    if unknown := kinds - (geo.KINDS if is_map else marks.KINDS):
        raise ValueError(f"There is no picture of a trace of type {', '.join(sorted(unknown))} yet.")
    return is_map


def _paragraph(sheet: Figure, texts: Sequence[str], width: float, size: float, colour: str, **look: Any) -> Text:
    lines = "\n".join(wrapped(sheet, text, width, size, **look) for text in texts)
    return sheet.text(0, 0, lines, va="top", fontsize=size, color=paint(colour), **look)


def _file(sheet: Figure, form: str, heading: str, notes: Sequence[str]) -> bytes:
    told = {"Title": heading, "Description": "\n".join(notes)}
    hushed = {"svg": {"Date": None, "Creator": None}, "png": {"Software": None}}[form]
    out = io.BytesIO()
    sheet.savefig(out, format=form, dpi=DPI * WIDTH / sheet.bbox.width, metadata=told | hushed)
    return out.getvalue()
