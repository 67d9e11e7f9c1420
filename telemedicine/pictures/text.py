"""Texts of a picture: plotly's markup read and set, and prose broken into lines."""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from typing import Any, TypeAlias, cast

from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.offsetbox import AnnotationBbox, HPacker, TextArea, VPacker
from matplotlib.transforms import Transform

ANCHORS = {"left": 0, "bottom": 0, "center": 0.5, "middle": 0.5, "auto": 0.5, "right": 1, "top": 1}  # of its size
PADDING = 2  # px around a note: plotly's border and its padding
Run: TypeAlias = tuple[str, bool]  # a text and whether it is bold
Point: TypeAlias = tuple[float, float]


class _Markup(HTMLParser):
    """Lines of runs out of a text with <b> and <br>; any other tag is text and stays as it is."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[list[Run]] = [[]]
        self._is_bold = False
        self.feed(text)
        self.close()

    def handle_data(self, data: str) -> None:
        self.lines[-1].append((data, self._is_bold))

    def handle_starttag(self, tag: str, attrs: list) -> None:
        if tag == "br":
            self.lines.append([])
        elif tag == "b":
            self._is_bold = True
        else:
            self.handle_data(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "b":
            self._is_bold = False
        elif tag != "br":
            self.handle_data(f"</{tag}>")


def plain(markup: str) -> str:
    """A text without its markup, lines parted as matplotlib parts them."""
    return "\n".join("".join(text for text, _is_bold in line) for line in _Markup(markup).lines)


def write(
    sheet: Figure,
    markup: str,
    at: Point,
    frame: Transform,
    anchor: tuple[str, str],
    shift: Point = (0, 0),
    align: Any = "center",
    **look: Any,
) -> None:
    """Write a text with markup: `anchor` says which corner of it stands at a point of `frame`, moved by `shift` px.

    Looks are matplotlib's: `color`, `fontsize` in px. Raises KeyError for an anchor there is none of.
    """
    lines: list[Artist] = [_line(runs, look) for runs in _Markup(markup).lines]
    box = AnnotationBbox(
        VPacker(children=lines, align=align, pad=PADDING, sep=0),
        at,
        xycoords=frame,
        xybox=shift,
        boxcoords="offset points",
        box_alignment=(ANCHORS[anchor[0]], ANCHORS[anchor[1]]),
        frameon=False,
        pad=0,
        annotation_clip=False,
        zorder=100,  # over everything drawn
    )
    sheet.add_artist(box)


def _line(runs: list[Run], look: dict) -> HPacker:
    areas: list[Artist] = [
        TextArea(text, textprops={**look, "weight": "bold" if is_bold else "normal"}) for text, is_bold in runs
    ]
    return HPacker(children=areas, align="baseline", pad=0, sep=0)


def wrapped(sheet: Figure, text: str, width: float, size: float, weight: str = "normal") -> str:
    """A text broken at its spaces into lines at most `width` px wide; a longer word, such as an address, is cut."""
    letters = FontProperties(size=size, weight=weight)
    renderer = cast(FigureCanvasAgg, sheet.canvas).get_renderer()

    def fits(line: str) -> bool:
        return renderer.get_text_width_height_descent(line, letters, False)[0] <= width

    lines = [""]
    for word in text.split():
        for piece in _pieces(word, fits):
            longer = f"{lines[-1]} {piece}".lstrip()
            if fits(longer):
                lines[-1] = longer
            else:
                lines.append(piece)
    return "\n".join(lines)


def _pieces(word: str, fits: Callable[[str], bool]) -> Iterator[str]:
    while not fits(word):
        end = max(1, bisect_left(range(1, len(word)), True, key=lambda end: not fits(word[:end])))
        yield word[:end]
        word = word[end:]
    yield word
