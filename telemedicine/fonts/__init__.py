"""The typeface of pages and pictures: Noto Sans for Latin and Devanagari (SIL Open Font License, see OFL.txt).

It lies here as browsers take it, compressed and with every weight in one file. Whatever draws outside a browser wants
TrueType files of one weight each.
"""

import tempfile
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

FOLDER = Path(__file__).parent
FAMILIES = {"Noto Sans": "noto-sans-latin.woff2", "Noto Sans Devanagari": "noto-sans-devanagari.woff2"}
WEIGHTS = {"Regular": 400, "Bold": 700}
# Entries of a font's name table that a program finds a font by (OpenType specification, "name").
_FAMILY, _STYLE, _FULL, _POSTSCRIPT, _TYPOGRAPHIC = 1, 2, 4, 6, (16, 17)


@cache
def _room() -> tempfile.TemporaryDirectory:
    """A folder that goes when the process goes; a lasting one could hold what somebody else put there."""
    return tempfile.TemporaryDirectory(prefix="fonts-")


@cache
def letters() -> frozenset[int]:
    """Code points of every letter and sign that the families have."""
    return frozenset().union(*(TTFont(FOLDER / file).getBestCmap() for file in FAMILIES.values()))


@cache
def truetype() -> tuple[Path, ...]:
    """TrueType files of every family of `FAMILIES`, regular and bold; made at the first call, which takes two seconds.

    Call it from one thread at a time until it has returned once.
    """
    return tuple(_instance(family, style) for family in FAMILIES for style in WEIGHTS)


def _instance(family: str, style: str) -> Path:
    """One weight of a family, named so that both of its weights are found under the family's name."""
    font = instancer.instantiateVariableFont(
        TTFont(FOLDER / FAMILIES[family], recalcTimestamp=False), {"wght": WEIGHTS[style]}
    )
    names = font["name"]
    for entry in _TYPOGRAPHIC:
        names.removeNames(nameID=entry)
    full = f"{family} {style}"
    for entry, text in {_FAMILY: family, _STYLE: style, _FULL: full, _POSTSCRIPT: full.replace(" ", "")}.items():
        names.setName(text, entry, 3, 1, 0x409)
    is_bold = style == "Bold"
    font["head"].macStyle = int(is_bold)
    font["OS/2"].fsSelection = font["OS/2"].fsSelection & ~0x61 | (0x20 if is_bold else 0x40)
    font.flavor = None  # uncompressed
    file = Path(_room().name) / f"{full.replace(' ', '-')}.ttf"
    font.save(file)
    return file
