"""What colours, lines and letters of a plotly figure are called in matplotlib.

One inch has 72 points, and a figure of 72 dots per inch one dot a point: so a pixel on screen is a point on paper and
every length of a figure can be used as it stands.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any, TypeAlias

import numpy as np
from matplotlib.colors import to_rgba
from matplotlib.dates import date2num
from matplotlib.font_manager import fontManager

from telemedicine import fonts, theme

Plotly: TypeAlias = Any  # a figure or a part of one; it is read here, never made

DPI = 72
SCHEME = "light"  # whatever the reader's screen: paper is white
MILLISECONDS = 24 * 3600 * 1000  # of a day, matplotlib's unit of time
STYLE: dict[Any, Any] = {
    "font.family": [*fonts.FAMILIES, "DejaVu Sans"],  # the last one, matplotlib's own, has arrows and crosses
    "font.size": theme.SMALL,
    "text.color": theme.colours(SCHEME)[theme.INK],
    "text.parse_math": False,  # a dollar is a dollar
    "text.hinting": "no_hinting",  # what is measured at one size is true at every other
    "hatch.linewidth": 1.6,
    "svg.fonttype": "path",  # letters as outlines: Devanagari comes out right wherever the picture is opened
    "svg.hashsalt": "telemedicine",  # the same figure, the same bytes
    "xtick.major.size": 0,
    "ytick.major.size": 0,
}


@cache
def load_fonts() -> None:
    """Make our fonts known to matplotlib, before any of the same name that the machine has."""
    ours = [str(file) for file in fonts.truetype()]
    for file in ours:
        fontManager.addfont(file)
    fontManager.ttflist.sort(key=lambda entry: entry.fname not in ours)


def paint(colour: str) -> tuple[float, float, float, float]:
    """The colour as red, green, blue and opacity: a stand-in's own, `#rrggbb`, or `rgba(…)` with 0 to 255."""
    if colour.startswith("rgba("):
        red, green, blue, opacity = map(float, colour[5:-1].split(","))
        return red / 255, green / 255, blue / 255, opacity
    return to_rgba(theme.colours(SCHEME).get(colour, colour))


def line(settings: Plotly) -> dict:
    """Matplotlib's settings for a line: colour, width and dashes."""
    width = settings.width or 2
    lengths = {"dot": 3, "dash": 9}  # px, on and off alike
    if settings.dash in (None, "solid"):
        return {"color": paint(settings.color), "linewidth": width}
    length = max(lengths[settings.dash], width) / width
    return {"color": paint(settings.color), "linewidth": width, "linestyle": (0, (length, length))}


def each(value: Any, number: int) -> list:
    """A setting for each of `number` marks, given one a mark or one for all."""
    is_one = isinstance(value, str) or not isinstance(value, Sequence | np.ndarray)
    return [value] * number if is_one else list(value)


def places(values: Sequence) -> np.ndarray:
    """Where values stand along an axis: ISO days as days of matplotlib, numbers as they are, None as nan."""
    if is_time(values):
        return np.asarray(date2num(np.asarray(values, dtype="datetime64[ms]")), dtype=float)
    return np.asarray(values, dtype=float)


def is_time(values: Sequence) -> bool:
    """Whether values are ISO days."""
    return any(isinstance(value, str) for value in values)
