"""Outlines of the 36 States and UTs, drawn small enough for a map on a web page.

The only door to geopandas and shapely. Both take seconds and memory to load, so outlines are written when a
release is built and the web process never comes here.

The source is the Survey of India's outline as packaged by adarvmaps. There each place was thinned on its own,
so neighbours overlap and gape by up to a kilometre; thinning it further as it stands would tear the map
apart. Hence the order: first one mosaic in which neighbours share their border, then thinning that moves a
shared border once.
"""

import csv
import json
from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path
from typing import TypeAlias

import geopandas
import numpy
import shapely

from telemedicine.words import N_

CREDIT = N_(
    "Boundaries: Survey of India, generalised for display (via adarvmaps, MIT, © 2025 ADARV / ICMR-NIE); "
    "not for legal or survey use."
)
UNDETERMINED = "undetermined"  # ground whose State neighbours have not settled; belongs to none of the 36

METRES = "+proj=laea +lat_0=22 +lon_0=82 +datum=WGS84 +units=m"  # equal area, centred on India
DEGREES = "EPSG:4326"
DECIMALS = 3  # of a degree: about 110 m, well under a pixel

WIDEST_GAP = 1_500  # m: the false gaps of the source are up to 1,030 m wide; no true one is that narrow
TOLERANCE = 4_600  # m: about a pixel and a half of a map 1,000 pixels wide
ISLAND_TOLERANCE = {"ANDAMAN & NICOBAR": 2_000, "LAKSHADWEEP": 150}  # m: the land's would wipe them out
SMALLEST_ISLET = 25e6  # m²: smaller ones are dropped, except where a place consists of little else
SMALLEST_ISLET_OF = {
    "ANDAMAN & NICOBAR": 20e6,
    "DADRA & NAGAR HAVELI & DAMAN & DIU": 0.5e6,
    "LAKSHADWEEP": 0.3e6,
    "PUDUCHERRY": 0.5e6,
}
# Dahagram-Angarpota, a piece of Bangladesh inside West Bengal, is a hole in the source's districts only.
DAHAGRAM = shapely.Point(88.945, 26.305)

Outlines: TypeAlias = geopandas.GeoSeries  # indexed by the source's name of the place


def write_outlines(states_csv: Path, out: Path) -> None:
    """Write the outlines as GeoJSON: one feature per State or UT, and one for the ground left `undetermined`.

    A feature's id is the `state` of `states_csv`; its `point` is a longitude and latitude inside its largest
    part, where a place too small to see gets a circle. Degrees (WGS 84), neighbours share every border point,
    exterior rings clockwise. Raises ValueError when a place of `states_csv` has no outline or the mosaic
    cannot be closed.
    """
    with states_csv.open(encoding="utf-8", newline="") as lines:
        codes = {row["boundary_name"]: row["state"] for row in csv.DictReader(lines)}
    outlines = simplified(mosaic())
    if missing := codes.keys() - set(outlines.index):
        raise ValueError(f"no outline for {', '.join(sorted(missing))}")
    places = outlines.groupby(lambda name: codes.get(name, UNDETERMINED)).agg(_together)
    collection = {"type": "FeatureCollection", "credit": CREDIT, "features": list(_features(places))}
    out.write_text(json.dumps(collection, separators=(",", ":"), ensure_ascii=False), encoding="utf-8")


def mosaic() -> Outlines:
    """Outlines in metres at full detail, without gaps or overlaps, and with the hole that is Bangladesh."""
    places = geopandas.read_file(_source("state_boundary_lite.fgb"))
    source = places.set_index("STATE").geometry.to_crs(METRES)
    source["WEST BENGAL"] = source["WEST BENGAL"].difference(_dahagram())
    return _closed(source, gap=WIDEST_GAP)


def simplified(full: Outlines) -> Outlines:
    """`full` in degrees, thinned for a map about 1,000 pixels wide. Raises ValueError if it cannot close."""
    kept = _without_islets(full)
    on_land = ~kept.index.isin(ISLAND_TOLERANCE)
    kept[on_land] = shapely.coverage_simplify(kept[on_land].values, TOLERANCE)
    for name, tolerance in ISLAND_TOLERANCE.items():
        kept[name] = shapely.coverage_simplify([kept[name]], tolerance)[0]
    return _rounded(kept.to_crs(DEGREES))


def _source(file: str) -> Path:
    # Found without importing the package, which would load a whole mapping application.
    return Path(str(distribution("adarvmaps").locate_file(f"adarvmaps/data/{file}")))


def _dahagram() -> shapely.Polygon:
    around = geopandas.read_file(_source("district_boundary_lite.fgb"), bbox=DAHAGRAM.buffer(0.01).bounds)
    parts = around.geometry.force_2d().explode()
    holes = (shapely.Polygon(hole) for part in parts for hole in part.interiors)
    enclave = next(hole for hole in holes if hole.contains(DAHAGRAM))
    return geopandas.GeoSeries([enclave], crs=DEGREES).to_crs(METRES).iloc[0]


def _closed(outlines: Outlines, gap: float) -> Outlines:
    """Polygons that share every border: overlaps, and gaps up to `gap` wide, are given to a neighbour."""
    polygons = shapely.make_valid(outlines.values, method="structure", keep_collapsed=False)
    clean = shapely.coverage_clean(polygons, gap_width=gap)
    return geopandas.GeoSeries(clean, index=outlines.index, crs=outlines.crs)


def _without_islets(outlines: Outlines) -> Outlines:
    """Leave out islets too small to see; the largest part of a place stays, and any part with a neighbour."""
    parts = outlines.explode()
    name, area = parts.index, parts.area
    smallest = [SMALLEST_ISLET_OF.get(place, SMALLEST_ISLET) for place in name]
    largest = area == area.groupby(level=0).transform("max")
    part, touched = shapely.STRtree(parts.values).query(parts.values, predicate="intersects")
    has_neighbour = numpy.isin(numpy.arange(len(parts)), part[name[part] != name[touched]])
    kept = parts[(area >= smallest) | largest | has_neighbour]
    return kept.groupby(level=0).agg(_together).set_crs(outlines.crs)


def _rounded(outlines: Outlines) -> Outlines:
    """Coordinates cut to `DECIMALS`; neighbours round alike, but a thin spot may fold and is closed again."""
    for _ in range(5):
        rounded = outlines.transform(lambda degrees: degrees.round(DECIMALS))
        if rounded.is_valid.all() and rounded.is_valid_coverage():
            return rounded
        outlines = _closed(rounded, gap=2 * 10**-DECIMALS)
    raise ValueError(f"outlines do not close at {DECIMALS} decimals")


def _together(outlines: Outlines) -> shapely.MultiPolygon:
    return shapely.MultiPolygon([part for whole in outlines for part in shapely.get_parts(whole)])


def _features(places: Outlines) -> Iterator[dict]:
    # Clockwise: the map library takes a ring the other way round for everything outside it.
    clockwise = shapely.orient_polygons(places.values, exterior_cw=True)
    for state, outline in zip(places.index, clockwise, strict=True):
        largest = max(shapely.get_parts(outline), key=shapely.area)
        point = [round(degree, DECIMALS) for degree in largest.point_on_surface().coords[0]]
        yield {
            "type": "Feature",
            "id": state,
            "properties": {"point": point},
            "geometry": shapely.geometry.mapping(outline),
        }
