"""What a reader of the map must be able to rely on."""

import csv
from pathlib import Path

import pandas as pd
import plotly.graph_objects as go
import pytest

from telemedicine import charts, maps, scales, theme

with (Path(__file__).parent.parent / "data" / "reference" / "states.csv").open(encoding="utf-8") as lines:
    STATES = list(csv.DictReader(lines))
POINTS = {row["state"]: [77.0, 20.0] for row in STATES}
BY_STATE = pd.DataFrame(
    {
        "state": [row["state"] for row in STATES],
        "name": [row["name"] for row in STATES],
        "rank": range(1, 37),
        "rank_per_lakh": range(36, 0, -1),
        "consultations": [float(2**place) for place in range(36, 0, -1)],
        "consultations_per_lakh": [float(place * 100) for place in range(1, 37)],
        "share_percent": [50 / 1.4**place for place in range(35)] + [0.00009],
        "growth_percent": [float(place) for place in range(-18, 18)],
    }
)


def drawn(measure: str = "consultations", selected: str | None = None, **changes: object) -> go.Figure:
    rows = BY_STATE.assign(**changes)
    return maps.choropleth(rows, measure=measure, outlines_url="/geo/outlines.json", points=POINTS, selected=selected)


def areas(figure: go.Figure) -> list[go.Choropleth]:
    return [trace for trace in figure.data if trace.type == "choropleth"]


def only(state: str, value: float | None) -> pd.Series:
    return BY_STATE.consultations.where(BY_STATE.state != state, value)


@pytest.mark.parametrize(("measure", "selected"), [("consultations", "IN-DL"), ("growth_percent", None)])
def test_plotly_knows_every_setting_of_a_map(measure: str, selected: str | None) -> None:
    sent = drawn(measure, selected, consultations=only("IN-KL", None)).to_dict()
    go.Figure(sent)  # raises ValueError for a setting that plotly does not know


def test_all_36_are_on_the_map_once() -> None:
    places = [state for area in areas(drawn()) for state in area.locations if state != maps.UNDETERMINED]
    assert sorted(places) == sorted(row["state"] for row in STATES)


def test_undetermined_ground_has_no_value_and_no_hover() -> None:
    ground = areas(drawn())[0]
    assert list(ground.locations) == [maps.UNDETERMINED]
    assert ground.hoverinfo == "skip"


def test_classes_hold_about_as_many_places_each() -> None:
    # 36 values that double each time: six classes of six, not one dark State on white.
    classes = pd.Series(list(areas(drawn())[1].z)).value_counts()
    assert classes.tolist() == [6, 6, 6, 6, 6, 6]


def test_the_key_says_lakh_and_crore_and_how_classes_were_made() -> None:
    key = areas(drawn())[1].colorbar
    assert "as many States and UTs" in key.title.text
    assert any("lakh" in text for text in key.ticktext)
    assert any("crore" in text for text in key.ticktext)
    assert not any(text.endswith(("k", "M", "B")) for text in key.ticktext)


def test_small_shares_are_told_apart_in_the_key() -> None:
    texts = areas(drawn("share_percent"))[1].colorbar.ticktext
    assert len(set(texts)) == len(texts)
    assert texts[0] == "&lt;0.001%"


def test_missing_is_told_from_zero() -> None:
    figure = drawn(consultations=only("IN-KL", None).where(BY_STATE.state != "IN-GA", 0))
    looks = {trace.name: trace.marker.color for trace in figure.data if trace.name}
    assert looks == {"Not reported": theme.GREY, "None so far": theme.PAPER}
    flat = {area.locations[0]: area.colorscale[0][1] for area in areas(figure) if len(area.locations) == 1}
    assert (flat["IN-KL"], flat["IN-GA"]) == (theme.GREY, theme.PAPER)


def test_no_growth_is_a_value_and_not_a_lack_of_one() -> None:
    assert not any(trace.name for trace in drawn("growth_percent").data)


def test_growth_is_coloured_by_its_distance_from_zero() -> None:
    area = areas(drawn("growth_percent"))[1]
    bounds = scales.centred(BY_STATE.growth_percent)
    assert bounds == [-bound for bound in reversed(bounds)]
    assert {colour for _place, colour in area.colorscale} <= set(theme.DIVERGING)
    fall, rise = area.z[list(area.locations).index("IN-AN")], area.z[list(area.locations).index("IN-WB")]
    assert fall < 3 <= rise


def test_the_six_places_too_small_to_see_get_circles_of_their_class() -> None:
    figure = drawn()
    (circles,) = [trace for trace in figure.data if trace.type == "scattergeo"]
    assert {told[0] for told in circles.customdata} == {"IN-CH", "IN-DL", "IN-PY", "IN-LD", "IN-DH", "IN-AN"}
    assert set(circles.marker.color) <= set(theme.SEQUENTIAL)


def test_a_hover_says_rank_and_both_measures() -> None:
    area = areas(drawn())[1]
    told = dict(area.customdata)["IN-AN"]
    assert told.startswith("<b>Andaman and Nicobar Islands</b><br>Rank: 1<br>Consultations: 68,71,94,76,736")
    assert "Consultations per lakh people: 100.0" in told


def test_a_name_from_the_data_is_never_markup() -> None:
    area = areas(drawn(name="A <script> & more"))[1]
    assert "A &lt;script&gt; &amp; more" in area.customdata[0][1]


@pytest.mark.parametrize("state", ["IN-KA", "IN-LD"])
def test_the_selected_state_is_outlined_and_the_others_keep_their_colours(state: str) -> None:
    figure = drawn(selected=state)
    outline = areas(figure)[-1]
    assert list(outline.locations) == [state]
    assert outline.marker.line.width > 2
    assert outline.hoverinfo == "skip"
    assert all(area.unselected.marker.opacity == 1 for area in areas(figure))


def test_nothing_is_drawn_but_our_own_outlines() -> None:
    figure = drawn()
    assert figure.layout.geo.visible is False
    assert {area.geojson for area in areas(figure)} == {"/geo/outlines.json"}
    assert charts.config()["topojsonURL"].startswith("/")


def test_a_day_without_any_figure_is_still_a_map() -> None:
    figure = drawn("growth_percent", growth_percent=float("nan"))
    assert len(areas(figure)[1].locations) == 36


@pytest.mark.parametrize(
    ("values", "bounds"),
    [
        ([1, 2, 3, 4, 5, 6], [1, 2, 3, 4, 5, 6, 6]),
        ([7, 7, 7], [7, 7]),
        ([10_00_123, 19_99_999, 30_00_001, 98_76_543], [10_00_123, 15_00_000, 30_00_000, 90_00_000, 98_76_543]),
    ],
)
def test_bounds_are_the_roundest_numbers_between_neighbours(values: list[int], bounds: list[int]) -> None:
    assert scales.classes(values, 4 if len(values) == 4 else 6) == bounds


def test_a_map_of_another_day_keeps_the_classes_it_is_compared_by():
    _rows, usual = maps.coloured(BY_STATE, "consultations")
    early, classes = maps.coloured(BY_STATE.assign(consultations=1), "consultations", scale=BY_STATE)
    assert classes == usual
    assert set(early.colour) == {usual.colours[0]}  # one consultation each: all in the lowest class of the later day
