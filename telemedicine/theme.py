"""Colours, type and heights: the one place that says how figures look.

A colour here is a stand-in, not a colour, so that a figure is drawn once for light and dark: `colours` says what stands
behind it. The colours themselves stand in `.streamlit/config.toml`, in the order used here. Blue and orange, light and
dark: every pair that must be told apart differs for the colour-blind too.
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
INK, PAPER, EDGE = _stand_ins(31, 33)  # textColor, backgroundColor, borderColor

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
    "paper_bgcolor": CLEAR,
    "plot_bgcolor": CLEAR,
    "margin": {"l": 0, "r": 12, "t": TOP, "b": 0, "pad": 8},
    "font": {"family": "'Noto Sans', sans-serif", "size": SMALL, "color": INK},
    "showlegend": False,
    "dragmode": False,  # a finger on the figure scrolls the page
    "hovermode": "closest",
    "hoverlabel": {"align": "left", "bgcolor": PAPER, "bordercolor": EDGE, "font": {"color": INK}},
    # Streamlit hands plotly every chart twice. By this plotly knows that it has drawn these data, and does not again.
    "datarevision": 1,
    "template": {},  # nothing of Streamlit's
    "bargap": 0.25,
}


def shades(palette: tuple[str, ...], number: int) -> list[str]:
    """`number` colours spread over a palette from its first to its last."""
    last = len(palette) - 1
    return [palette[round(place * last / max(number - 1, 1))] for place in range(number)]


@cache
def colours(scheme: str) -> dict[str, str]:
    """The colour behind each stand-in, both as `#rrggbb`, in the `light` or the `dark` scheme.

    Raises KeyError for any other scheme.
    """
    look = tomllib.loads(_CONFIG.read_text(encoding="utf-8"))["theme"][scheme]
    palettes = ("chartCategoricalColors", "chartSequentialColors", "chartDivergingColors")
    real = [colour for palette in palettes for colour in look[palette]]
    real += [look[name] for name in ("textColor", "backgroundColor", "borderColor")]
    return dict(zip(_stand_ins(1, 33), real, strict=True))
