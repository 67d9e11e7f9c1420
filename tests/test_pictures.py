"""What a reader of a downloaded picture must be able to rely on: it is the chart on screen, and it tells where from."""

import datetime as dt
import io
import re
import xml.etree.ElementTree as ET
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest
from PIL import Image
from test_charts import BY_MONTH, BY_STATE, MILESTONES, PUBLISHED, every_chart

from telemedicine import boundaries, charts, fonts, maps, pictures, theme
from telemedicine.pictures import look

pytestmark = pytest.mark.filterwarnings("error:Glyph")  # a letter our fonts do not have would be an empty box

HEADING = "How the total grew"
NOTES = ["As of 3 July 2021 · release 2021-07-03-a28b6cc6", "Source: the published record", boundaries.CREDIT]
HEADING_HI = "“ई-संजीवनी”: ओडिशा, त्रिपुरा और केंद्रशासित प्रदेशों में 16,32,377 परामर्श ▲ 3"
NOTES_HI = ["3 जुलाई 2021 तक · 70 लाख, ₹ 5 करोड़", "स्रोत: स्वास्थ्य एवं परिवार कल्याण मंत्रालय ✕ ▼"]
SVG = "{http://www.w3.org/2000/svg}"
DAYS = {"small": dt.date(2021, 6, 30), "shipped": dt.date(2026, 9, 15)}
MEASURES = ("consultations", "consultations_per_lakh", "growth_percent", "share_percent")


def figures(release, as_of: dt.date) -> dict[str, go.Figure]:
    """Every chart of the pages on a day, and the map by every measure."""

    def rows(name: str, **params: str) -> pd.DataFrame:
        return release.ask(name, as_of=as_of, **params).rows

    india, all_variants = {"state": "IN"}, {"variant": "all"}
    by_month, opds = rows("consultations_by_month", **india), rows("opds_by_month", **india)
    by_state, ranks = rows("consultations_by_state", **all_variants), rows("ranks_by_state_and_month", **all_variants)
    printed, hosted = (
        rows("published_by_statement", metric=metric, **india) for metric in ("consultations_total", "opds_online")
    )
    return {
        "cumulative": charts.cumulative(rows("consultations_by_day", **india), rows("milestones"), printed),
        "months": charts.months(by_month),
        "trend": charts.trend(rows("consultations_by_month", state="IN-TN")),
        "ranking": charts.ranking(by_state, "consultations", 36),
        "rank_movement": charts.rank_movement(ranks, by_state.state.head(10).tolist()),
        "opds_hosted": charts.opds_hosted(rows("opds_by_kind_and_month", **india), hosted, opds),
        "opds_opened": charts.opds_opened(opds),
        "opd_consultations": charts.opd_consultations(opds),
        "per_opd": charts.per_opd(opds),
        "network": charts.network(rows("network_by_statement")),
        **{
            measure: maps.choropleth(
                by_state, measure=measure, outlines_url="/x", points=release.points, selected="IN-LD"
            )
            for measure in MEASURES
        },
    }


@pytest.fixture(scope="module", params=DAYS)
def drawable(request):
    """The figures of a release on its last day, and the outlines of its places."""
    release = request.getfixturevalue(request.param)
    return figures(release, DAYS[request.param]), release.outlines


def pixels(png: bytes) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(png)).convert("RGB"))


def pixels_of(png: bytes, stand_in: str) -> int:
    """How many pixels have exactly the light theme's colour behind a stand-in."""
    return int(is_painted(png, stand_in).sum())


def is_painted(png: bytes, stand_in: str) -> np.ndarray:
    colour = theme.colours("light")[stand_in]
    return (pixels(png) == [int(colour[place : place + 2], 16) for place in (1, 3, 5)]).all(axis=2)


def draw(figure: go.Figure, form: str = "png", heading: str = HEADING, notes=NOTES, **options) -> bytes:
    return pictures.draw(figure, heading, notes, form, **options)


def written(monkeypatch, figure: go.Figure, **options) -> str:
    """All texts of a picture: the same drawing, its letters left as text for once."""
    monkeypatch.setitem(look.STYLE, "svg.fonttype", "none")
    texts = ET.fromstring(draw(figure, "svg", **options)).iter(f"{SVG}text")
    return "\n".join("".join(text.itertext()) for text in texts)


def test_every_chart_there_is_can_be_had_as_a_picture(small) -> None:
    assert set(charts.__all__) - {"config", "painted", "Figure"} <= figures(small, DAYS["small"]).keys()


def test_every_chart_and_map_is_a_png_of_1600_pixels_with_something_on_it(drawable) -> None:
    drawn, outlines = drawable
    for name, figure in drawn.items():
        picture = pixels(draw(figure, outlines=outlines))
        assert picture.shape[1] == pictures.WIDTH == 1600
        chart = picture[200:-250]  # between heading and notes
        if figure.data:
            assert (chart != 255).any(axis=2).mean() > 0.005, name
        assert (picture[:30] == 255).all() and (picture[:, :30] == 255).all()  # nothing is cut at an edge
        assert (picture[-30:] == 255).all() and (picture[:, -20:] == 255).all(), name


def test_every_chart_and_map_is_an_svg_that_needs_nothing_from_outside(drawable) -> None:
    drawn, outlines = drawable
    for figure in drawn.values():
        text = draw(figure, "svg", outlines=outlines).decode()
        root = ET.fromstring(text)
        assert root.tag == f"{SVG}svg"
        assert root.find(f"{SVG}title").text == HEADING
        used = [value for tag in root.iter() for key, value in tag.attrib.items() if key.endswith("href")]
        assert all(value.startswith("#") for value in used)
        assert all(inside.startswith("#") for inside in re.findall(r"url\((.*?)\)", text))
        assert not list(root.iter(f"{SVG}text")), "letters are outlines"


def test_heading_notes_ticks_legend_and_labels_are_burnt_in(monkeypatch, small) -> None:
    told = written(monkeypatch, every_chart()["cumulative"])
    for text in (HEADING, *NOTES, "Consultations", "Estimated between published totals", "60 lakh", "July 2021"):
        assert text in told


def test_a_map_carries_its_key_and_its_legend(monkeypatch, shipped) -> None:
    figure = figures(shipped, dt.date(2021, 7, 3))["consultations"]
    told = written(monkeypatch, figure, outlines=shipped.outlines)
    assert "Each colour holds about as many States and UTs" in told
    assert "None so far" in told
    assert boundaries.CREDIT in told


@pytest.mark.parametrize("name", every_chart())
def test_hindi_is_drawn_without_a_missing_letter(name: str) -> None:
    chart = every_chart()[name].add_annotation(text="<b>जम्मू और कश्मीर</b><br>छत्तीसगढ़", x=0, y=0, xref="paper")
    for form in pictures.FORMS:
        assert draw(chart, form, HEADING_HI, NOTES_HI) != draw(chart, form)


def test_a_letter_that_no_font_has_is_noticed() -> None:
    with pytest.raises(UserWarning, match="missing from font"):
        draw(every_chart()["trend"], heading="漢")


def test_devanagari_is_shaped_and_not_set_letter_by_letter() -> None:
    # A joiner of no width (U+200C) parts the two letters of त्र; set letter by letter, it would change nothing.
    def inked(heading: str) -> int:
        return int((pixels(draw(every_chart()["trend"], heading=heading))[50:120] != 255).any(axis=2).any(axis=0).sum())

    assert inked("त्रि") < inked("त्\u200cरि") * 0.9


@pytest.mark.parametrize("name", ["Tamil &lt;b&gt;Nadu&lt;/b&gt;", "&lt;i&gt;Goa", "$x^2$ and $y_1$", "A &amp;amp; B"])
def test_a_name_that_looks_like_markup_is_drawn_as_it_is(monkeypatch, name: str) -> None:
    chart = every_chart()["trend"].add_annotation(text=name, x=0.5, y=0.5, xref="paper", yref="paper")
    plain = name.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    assert plain in written(monkeypatch, chart)
    assert "<b>$x^2$" in written(monkeypatch, chart, heading="<b>$x^2$")


def test_a_name_of_the_data_keeps_its_letters_in_a_ranking(monkeypatch) -> None:
    assert "Tamil <i>Nadu</i>" in written(monkeypatch, charts.ranking(BY_STATE, "consultations"))


def test_colours_are_those_of_the_light_theme() -> None:
    picture = draw(charts.months(BY_MONTH))
    for stand_in in (theme.AB_HWC, theme.OPD, theme.INK, theme.PAPER, theme.QUIET):
        assert pixels_of(picture, stand_in)
    assert not pixels_of(picture, theme.SEQUENTIAL[-1])
    assert (pixels(picture)[0, 0] == 255).all()


def test_a_map_is_painted_in_the_classes_of_its_key(shipped) -> None:
    picture = draw(figures(shipped, dt.date(2026, 9, 15))["consultations"], outlines=shipped.outlines)
    assert all(pixels_of(picture, stand_in) for stand_in in theme.shades(theme.SEQUENTIAL, 6))


def test_a_bar_of_twice_the_value_is_twice_as_long() -> None:
    rows = BY_STATE.assign(consultations=[20_00_000, 10_00_000, 5_00_000])
    blue = is_painted(draw(charts.ranking(rows, "consultations")), theme.TOTAL).sum(axis=1)
    lengths = sorted(set(blue[blue > 100]))
    assert [round(length / lengths[-1], 2) for length in lengths] == [0.25, 0.5, 1]


def test_what_is_simulated_is_paler_and_what_is_unfinished_is_hatched() -> None:
    def blue(**changes: object) -> int:
        return pixels_of(draw(charts.trend(BY_MONTH.assign(**changes))), theme.TOTAL)

    # Of three columns, 10, 12.5 and 1.5 lakh high, the last is hatched.
    whole = blue(is_complete=True)
    assert 0.94 < blue() / whole < 0.985
    assert blue(basis=["estimated", "simulated", "estimated"]) / whole == pytest.approx(10 / 24, abs=0.05)


def test_a_ranking_of_36_is_taller_than_one_of_10(shipped) -> None:
    by_state = shipped.ask("consultations_by_state", as_of=DAYS["shipped"], variant="all").rows
    short, tall = (pixels(draw(charts.ranking(by_state, "consultations", top))).shape[0] for top in (10, 36))
    assert tall - short == 26 * theme.ROW * 2  # two pixels of a picture to one of the screen


def test_a_curve_over_time_is_about_three_to_two() -> None:
    height, width, _colours = pixels(draw(every_chart()["cumulative"])).shape
    assert 1.3 < width / height < 1.7


def test_a_long_heading_and_a_long_address_are_wrapped_and_not_cut(monkeypatch) -> None:
    address = "https://dashboard.example/states?" + "x" * 300
    picture = pixels(draw(every_chart()["trend"], heading="consultations " * 30, notes=[address]))
    assert (picture[:, -40:] == 255).all()
    told = written(monkeypatch, every_chart()["trend"], notes=[address])
    assert address in told.replace("\n", "")


def test_the_same_figure_gives_the_same_bytes_in_two_threads_at_once() -> None:
    def job(form: str) -> bytes:
        return draw(every_chart()["months"], form, HEADING_HI, NOTES_HI)

    with ThreadPoolExecutor(2) as pool:
        for form in pictures.FORMS:
            assert len({*pool.map(job, [form] * 4), job(form)}) == 1


@pytest.mark.parametrize("trace", [go.Pie(values=[1]), go.Heatmap(z=[[1]])])
def test_a_kind_of_chart_that_cannot_be_drawn_is_named(trace) -> None:
    with pytest.raises(ValueError, match=trace.type):
        draw(go.Figure(trace, layout={"height": 300}))


def test_a_map_without_outlines_and_a_form_there_is_none_of_are_errors(small) -> None:
    with pytest.raises(ValueError, match="outlines"):
        draw(figures(small, DAYS["small"])["consultations"])
    with pytest.raises(ValueError, match="png or svg"):
        draw(every_chart()["months"], "pdf")


def test_a_simulated_curve_is_dotted_and_a_total_little_sure_is_hollow() -> None:
    days = pd.date_range("2021-01-01", periods=200)
    by_day = pd.DataFrame({"date": days, "consultations_total": range(0, 200_000, 1000)})

    def count(stand_in: str, basis: str = "estimated", confidence: str = "high") -> int:
        printed = PUBLISHED.merge(pd.DataFrame({"day": days[::10]}), how="cross")
        printed = printed.assign(as_of=printed.day, confidence=confidence, value=50_000.0)
        picture = draw(
            charts.cumulative(by_day.assign(basis=basis), MILESTONES.iloc[:0], printed), heading=" ", notes=[]
        )
        return pixels_of(picture, stand_in)

    assert count(theme.TOTAL, basis="simulated") < 0.7 * count(theme.TOTAL)
    assert count(theme.INK, confidence="low") < 0.7 * count(theme.INK)


def test_a_curve_in_even_steps_is_drawn_where_its_days_are() -> None:
    days = pd.date_range("2021-01-01", periods=200)
    by_day = pd.DataFrame({"date": days, "consultations_total": range(0, 200_000, 1000), "basis": "estimated"})
    even = charts.cumulative(by_day, MILESTONES.iloc[:0], PUBLISHED.iloc[:0])
    (curve,) = even.data
    assert (curve.x, curve.x0, curve.dx) == (None, "2021-01-01", 24 * 3600 * 1000)
    written_out = charts.cumulative(by_day, MILESTONES.iloc[:0], PUBLISHED.iloc[:0])
    written_out.data[0].update(x=days.strftime("%Y-%m-%d").tolist(), x0=None, dx=None)
    assert draw(even) == draw(written_out)


def test_the_fonts_are_regular_and_bold_of_both_scripts() -> None:
    assert sorted(file.stem for file in fonts.truetype()) == [
        "Noto-Sans-Bold",
        "Noto-Sans-Devanagari-Bold",
        "Noto-Sans-Devanagari-Regular",
        "Noto-Sans-Regular",
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_stand_in_has_a_colour_of_its_own_scheme(scheme: str) -> None:
    colours = theme.colours(scheme)
    assert all(re.fullmatch("#[0-9a-f]{6}", colour) for colour in colours.values())
    assert {theme.INK, theme.PAPER, theme.OPD, *theme.SEQUENTIAL, *theme.DIVERGING} <= colours.keys()
    assert theme.colours("light")[theme.PAPER] == "#ffffff"
