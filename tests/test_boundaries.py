"""The outlines on the map: complete, closed, small, every place where the Survey of India has it."""

import csv
import json
from pathlib import Path

import pytest
import shapely

from telemedicine import boundaries

STATES = Path(__file__).parents[1] / "data/reference/states.csv"


@pytest.fixture(scope="module")
def geojson(tmp_path_factory):
    out = tmp_path_factory.mktemp("outlines") / "outlines.geojson"
    boundaries.write_outlines(STATES, out)
    return out


@pytest.fixture(scope="module")
def features(geojson):
    return {feature["id"]: feature for feature in json.loads(geojson.read_text())["features"]}


@pytest.fixture(scope="module")
def outlines(features):
    return {state: shapely.geometry.shape(feature["geometry"]) for state, feature in features.items()}


def test_all_36_states_and_uts_have_an_outline_and_so_has_the_unsettled_ground(features):
    with STATES.open(encoding="utf-8") as lines:
        states = {row["state"] for row in csv.DictReader(lines)}
    assert len(states) == 36
    assert features.keys() == states | {"undetermined"}


def test_neighbours_share_their_border_without_a_gap_or_an_overlap(outlines):
    drawn = list(outlines.values())
    assert shapely.is_valid(drawn).all()
    assert shapely.coverage_is_valid(drawn)


def test_the_only_hole_in_the_country_is_dahagram_which_is_bangladesh(outlines):
    country = shapely.union_all(list(outlines.values()))
    holes = [shapely.Polygon(hole) for part in country.geoms for hole in part.interiors]
    assert len(holes) == 1
    assert holes[0].contains(shapely.Point(88.945, 26.305))


def test_exterior_rings_run_clockwise_or_one_state_would_fill_the_map(outlines):
    rings = [part.exterior for outline in outlines.values() for part in outline.geoms]
    assert not any(ring.is_ccw for ring in rings)


@pytest.mark.parametrize(
    ("place", "longitude", "latitude", "state"),
    [
        ("Leh", 77.58, 34.15, "IN-LA"),
        ("Gilgit", 74.31, 35.92, "IN-LA"),
        ("Siachen", 77.10, 35.40, "IN-LA"),
        ("Aksai Chin", 79.30, 35.10, "IN-LA"),
        ("Muzaffarabad", 73.47, 34.37, "IN-JK"),
        ("Srinagar", 74.80, 34.08, "IN-JK"),
        ("Tawang", 91.87, 27.59, "IN-AR"),
        ("Kalapani", 80.90, 30.22, "IN-UK"),
        ("Hyderabad", 78.47, 17.38, "IN-TS"),
        (
            "Bhadrachalam",
            80.89,
            17.67,
            "IN-TS",
        ),  # stayed with Telangana when the villages across the river left
        ("Chintur", 81.39, 17.74, "IN-AP"),  # moved to Andhra Pradesh in 2014
        ("Chennai", 80.25, 13.06, "IN-TN"),
        ("Puducherry", 79.80, 11.93, "IN-PY"),
        ("Chandigarh", 76.77, 30.73, "IN-CH"),
        ("New Delhi", 77.21, 28.61, "IN-DL"),
        ("Silvassa", 73.01, 20.27, "IN-DH"),
        ("Port Blair", 92.73, 11.65, "IN-AN"),
    ],
)
def test_a_known_place_lies_in_its_state(outlines, place, longitude, latitude, state):
    here = shapely.Point(longitude, latitude)
    assert [code for code, outline in outlines.items() if outline.contains(here)] == [state]


def test_small_uts_keep_every_region_people_live_in(outlines):
    regions = {
        "IN-PY": [
            (79.83, 11.94),
            (79.83, 10.92),
            (75.53, 11.70),
            (82.21, 16.73),
        ],  # Puducherry Karaikal Mahe Yanam
        "IN-DH": [(72.85, 20.42), (70.95, 20.71), (73.01, 20.27)],  # Daman, Diu, Dadra and Nagar Haveli
        "IN-LD": [(72.64, 10.56), (73.05, 8.28)],  # Kavaratti, Minicoy
        "IN-AN": [(92.73, 11.65), (93.80, 7.00)],  # Port Blair, Great Nicobar
    }
    for state, places in regions.items():
        for place in places:
            # Within 5 km: the coast is drawn that roughly.
            assert outlines[state].distance(shapely.Point(place)) < 0.05, (state, place)


def test_the_point_for_a_circle_lies_inside_the_place(features, outlines):
    for state, feature in features.items():
        assert outlines[state].contains(shapely.Point(feature["properties"]["point"])), state


def test_the_file_is_small_enough_for_a_phone_and_names_its_source(geojson):
    assert geojson.stat().st_size < 120_000
    assert json.loads(geojson.read_text())["credit"] == boundaries.CREDIT


def test_a_place_without_an_outline_is_named(tmp_path):
    states = tmp_path / "states.csv"
    states.write_text("state,boundary_name\nIN-XX,ATLANTIS\n")
    with pytest.raises(ValueError, match="ATLANTIS"):
        boundaries.write_outlines(states, tmp_path / "out.geojson")
