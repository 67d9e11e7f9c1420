"""The map as plain SVG: what a reader sees of it before anything is loaded, in the colours of the map to come."""

import datetime as dt
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import numpy as np

from telemedicine import alts, charts, maps, theme
from telemedicine.pictures import geo
from telemedicine.releases import VARIANTS, Release
from telemedicine.site import filters
from telemedicine.words import _

SCALE = 1000  # units of the drawing to a radius of the earth; one is 6 km, less than a pixel on a screen
DETAIL = 1  # decimals


def sketch(release: Release, as_of: dt.date, chosen: Mapping[str, str], language: str) -> dict[str, Any]:
    """Return the map that an address asks for: `box` of the drawing, `areas` of light and dark colour and path, `text`
    that says it and the `credit` that must stand under it.

    What cannot be chosen is as if it were not there.
    """
    measure, variant = chosen.get("measure"), chosen.get("variant")
    if measure not in filters.measures():
        measure = "consultations"
    return _sketch(release, as_of, measure, variant if variant in VARIANTS else "all", language)


@lru_cache(maxsize=64)
def _sketch(release: Release, as_of: dt.date, measure: str, variant: str, language: str) -> dict[str, Any]:
    by_state = release.ask("consultations_by_state", as_of=as_of, variant=variant).rows
    rows, _classes = maps.coloured(by_state, measure)
    light, dark = theme.colours("light"), theme.colours("dark")
    paths, box = _outlines(release)
    areas = [(light[row.colour], dark[row.colour], paths[row.state]) for row in rows.itertuples()]
    return {
        "box": box,
        "areas": areas,
        "text": alts.choropleth(by_state, measure),
        "credit": _(release.outlines["credit"]),
    }


@lru_cache(maxsize=4)
def _outlines(release: Release) -> tuple[dict[str, str], str]:
    """The outline of each place as the path of an SVG, and the box around all."""
    layout = charts.Figure(layout=maps.LAYOUT).layout.geo
    rings = {
        feature["id"]: [_flat(ring, layout) for ring in geo.rings(feature["geometry"])]
        for feature in release.outlines["features"]
    }
    corners = np.concatenate([ring for parts in rings.values() for ring in parts])
    (left, top), (right, bottom) = corners.min(axis=0), corners.max(axis=0)
    paths = {state: " ".join(_path(ring) for ring in parts) for state, parts in rings.items()}
    return paths, f"{left:.0f} {top:.0f} {right - left:.0f} {bottom - top:.0f}"


def _flat(ring: list, layout: Any) -> np.ndarray:
    return np.round(geo.projected(np.array(ring), layout) * (SCALE, -SCALE), DETAIL)


def _path(ring: np.ndarray) -> str:
    """A closed line in steps from point to point, which are shorter to write than places."""
    steps = np.diff(ring[:-1], axis=0)
    return f"M{ring[0][0]:g},{ring[0][1]:g}l" + " ".join(f"{x:g},{y:g}" for x, y in steps.round(DETAIL)) + "z"
