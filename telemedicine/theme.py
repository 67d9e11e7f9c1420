"""Colours, type and heights: the one place that says how figures look.

A colour here is a stand-in, not a colour: Streamlit swaps `#000001` and its kin in the browser for the chart colours
of the reader's theme, so one figure serves light and dark and follows a switch without being drawn again. The colours
themselves stand in `.streamlit/config.toml`, in the order used here. Blue and orange, light and dark: every pair that
must be told apart differs for the colour-blind too.
"""

import tomllib
from functools import cache
from pathlib import Path

_CONFIG = Path(__file__).parent.parent / ".streamlit" / "config.toml"


def _stand_ins(first: int, last: int) -> tuple[str, ...]:
    return tuple(f"#{number:06d}" for number in range(first, last + 1))


AB_HWC, OPD, *_OF_KINDS, _TEAL, _PURPLE, QUIET, GREY = _stand_ins(1, 10)  # chartCategoricalColors
SEQUENTIAL = _stand_ins(11, 20)  # chartSequentialColors, least to most
DIVERGING = _stand_ins(21, 30)  # chartDivergingColors, fall to growth
# Text and background. Streamlit has a quiet text of its own, too pale to be read on white.
INK, PAPER = "#000037", "#000038"

TOTAL = AB_HWC  # the one accent: OPD's orange is kept for OPD
TINT = SEQUENTIAL[0]  # under a curve
KINDS = dict(zip(("general", "speciality", "super-speciality", "national"), _OF_KINDS, strict=True))
LINES = (AB_HWC, OPD, _TEAL, _PURPLE, QUIET)  # lines told apart by their label first

SMALL, BODY = 12, 13  # px
TALL, MIDDLE, LOW = 420, 340, 180  # px, fixed so that nothing jumps while loading
ROW = 42  # px of one row of a ranking: a line of text over a bar
TOP = 32  # px over a chart, for the unit

CLEAR = "rgba(0,0,0,0)"
LAYOUT = {
    # All that charts take of Streamlit's template. Sent whole, it is 4 KB of colours for kinds of chart nobody draws.
    "template": {"data": {"scatter": [{"type": "scatter", "marker": {"line": {"width": 0}}}]}},
    "paper_bgcolor": CLEAR,
    "plot_bgcolor": CLEAR,
    "margin": {"l": 0, "r": 12, "t": TOP, "b": 0},
    "font": {"size": SMALL, "color": INK},
    "showlegend": False,
    "dragmode": False,  # a finger on the figure scrolls the page
    "hovermode": "closest",
    "hoverlabel": {"align": "left", "font": {"color": INK}},
    "bargap": 0.25,
}


def shades(palette: tuple[str, ...], number: int) -> list[str]:
    """`number` colours spread over a palette from its first to its last."""
    last = len(palette) - 1
    return [palette[round(place * last / max(number - 1, 1))] for place in range(number)]


@cache
def colours(scheme: str) -> dict[str, str]:
    """The colour behind each stand-in, both as `#rrggbb`, in the `light` or the `dark` scheme.

    What is drawn where no browser swaps them needs it. Raises KeyError for any other scheme.
    """
    look = tomllib.loads(_CONFIG.read_text(encoding="utf-8"))["theme"][scheme]
    palettes = ("chartCategoricalColors", "chartSequentialColors", "chartDivergingColors")
    real = [colour for palette in palettes for colour in look[palette]]
    return dict(zip(_stand_ins(1, 30), real, strict=True)) | {INK: look["textColor"], PAPER: look["backgroundColor"]}
