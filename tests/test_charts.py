"""What a reader of the charts must be able to rely on."""

import re
import tomllib
from datetime import date
from pathlib import Path

import pandas as pd
import plotly.graph_objects as go
import pytest

from telemedicine import charts, scales, theme

CONFIG = Path(__file__).parent.parent / ".streamlit" / "config.toml"


def days(*texts: str) -> pd.Series:
    return pd.Series(pd.to_datetime(texts))


BY_DAY = pd.DataFrame(
    {
        "date": days("2021-06-30", "2021-07-01", "2021-07-02", "2021-07-03"),
        "consultations_total": [68_50_000, 69_00_000, 69_60_000, 70_00_000],
        "basis": "estimated",
    }
)
MILESTONES = pd.DataFrame(
    {
        "milestone": [10_00_000, 60_00_000, 69_00_000, 70_00_000],
        "crossed_on": days("2021-06-30", "2021-06-30", "2021-07-01", "2021-07-03"),
    }
)
PUBLISHED = pd.DataFrame(
    {
        "as_of": days("2021-07-03"),
        "value": [70_00_000.0],
        "qualifier": ["at_least"],
        "as_printed": ["70 lakh"],
        "confidence": ["high"],
        "title": ["eSanjeevani completes <b>70 lakh</b> consultations"],
        "publisher": ["Ministry of Health & Family Welfare"],
    }
)
BY_MONTH = pd.DataFrame(
    {
        "month": days("2021-05-01", "2021-06-01", "2021-07-01"),
        "consultations": [10_00_000, 12_50_000, 1_50_000],
        "consultations_opd": [6_00_000, 7_00_000, 90_000],
        "consultations_abhwc": [4_00_000, 5_50_000, 60_000],
        "days_counted": [31, 30, 3],
        "is_complete": [True, True, False],
        "is_record": [True, True, False],
        "change_percent": [None, 25.0, None],
        "basis": ["estimated", "published", "estimated"],
    }
)
BY_STATE = pd.DataFrame(
    {
        "state": ["IN-AP", "IN-TN", "IN-DH"],
        "name": ["Andhra Pradesh", "Tamil <i>Nadu</i>", "Dadra and Nagar Haveli and Daman and Diu"],
        "rank": [1, 2, 3],
        "rank_before": [2, 1, 3],
        "rank_per_lakh": [2, 3, 1],
        "consultations": [16_32_377, 12_66_667, 50_000],
        "consultations_per_lakh": [3100.0, 1650.0, 8000.0],
        "share_percent": [55.4, 43.0, 1.7],
    }
)
RANKS = pd.DataFrame(
    {
        "month": days("2021-05-01", "2021-05-01", "2021-06-01", "2021-06-01"),
        "state": ["IN-AP", "IN-TN", "IN-AP", "IN-TN"],
        "name": ["Andhra Pradesh", "Tamil Nadu", "Andhra Pradesh", "Tamil Nadu"],
        "rank": [2, 1, 1, 2],
        "consultations_total": [9_00_000, 10_00_000, 14_00_000, 12_00_000],
    }
)
OPDS = pd.DataFrame(
    {
        "month": days("2023-02-01", "2023-03-01", "2023-04-01"),
        "opds": [1152, 238, 240],
        "opened": [20, 0, 2],
        "closed": [0, 914, 0],
        "consultations_opd": [9_00_000, 8_00_000, 8_80_000],
        "growth_percent": [None, -11.1, 10.0],
        "per_opd_per_day": [27.9, 108.4, 122.2],
        "is_break": [False, True, False],
        "is_complete": True,
    }
)
BY_KIND = pd.DataFrame({"month": OPDS.month, "kind": "general", "opds": OPDS.opds})
NETWORK = pd.DataFrame(
    {
        "as_of": days("2023-02-16", "2023-09-04", "2023-02-16"),
        "metric": ["hubs", "hubs", "spokes"],
        "value": [15731.0, 13725.0, 115234.0],
        "qualifier": ["exact", "at_least", "exact"],
        "as_printed": ["15,731", "13,725", "115,234"],
        "confidence": "high",
        "title": "A statement",
        "publisher": "PIB",
    }
)


def every_chart() -> dict[str, go.Figure]:
    return {
        "cumulative": charts.cumulative(BY_DAY, MILESTONES, PUBLISHED),
        "months": charts.months(BY_MONTH),
        "trend": charts.trend(BY_MONTH),
        "ranking": charts.ranking(BY_STATE, "consultations"),
        "rank_movement": charts.rank_movement(RANKS, ["IN-AP", "IN-TN"]),
        "opds_hosted": charts.opds_hosted(BY_KIND, PUBLISHED.iloc[:0], OPDS),
        "opds_opened": charts.opds_opened(OPDS),
        "opd_consultations": charts.opd_consultations(OPDS),
        "per_opd": charts.per_opd(OPDS),
        "network": charts.network(NETWORK),
    }


def written(chart: go.Figure) -> list[str]:
    return [note.text for note in chart.layout.annotations]


@pytest.mark.parametrize("name", every_chart())
def test_a_chart_has_a_fixed_height_and_leaves_its_title_to_the_page(name: str) -> None:
    chart = every_chart()[name]
    assert chart.layout.height
    assert chart.layout.title.text is None


@pytest.mark.parametrize("name", every_chart())
def test_plotly_knows_every_setting_of_a_chart(name: str) -> None:
    go.Figure(every_chart()[name].to_dict())  # raises ValueError for one that it does not


@pytest.mark.parametrize("name", ["cumulative", "months", "trend", "opds_hosted", "opds_opened", "opd_consultations"])
def test_counts_start_at_zero(name: str) -> None:
    assert every_chart()[name].layout.yaxis.range[0] == 0


def test_ranked_bars_start_at_zero() -> None:
    assert every_chart()["ranking"].layout.xaxis.range[0] == 0


@pytest.mark.parametrize("name", every_chart())
def test_no_tick_is_left_to_plotly_which_would_say_5M(name: str) -> None:
    for axis in every_chart()[name].select_yaxes():
        assert axis.visible is False or axis.ticktext is not None
        assert not re.search(r"\d\s*[kMB]\b", " ".join(axis.ticktext or ()))


def test_ticks_are_round_and_said_in_crore() -> None:
    ticks = scales.axis(50_00_92_730)
    assert ticks["ticktext"] == ["0", "10 crore", "20 crore", "30 crore", "40 crore", "50 crore"]
    assert ticks["tickvals"][1] == 10_00_00_000


def test_ticks_of_small_values_keep_their_decimals() -> None:
    assert scales.axis(1.9, 4)["ticktext"] == ["0.0", "0.5", "1.0", "1.5"]


def test_an_axis_without_any_value_still_has_ticks() -> None:
    assert scales.axis(0)["range"] == [0, 1]


def test_a_short_time_is_marked_by_months_and_a_long_one_by_years() -> None:
    assert scales.months(date(2020, 4, 13), date(2021, 7, 3))["ticktext"][1] == "Jul 2020"
    assert scales.months(date(2020, 4, 13), date(2026, 9, 15))["ticktext"][-1] == "2026"


@pytest.mark.parametrize(("last", "label"), [(date(2021, 7, 3), "Jan 2021"), (date(2026, 1, 20), "2025")])
def test_a_label_that_the_edge_would_cut_is_left_out(last: date, label: str) -> None:
    assert scales.months(date(2020, 4, 13), last)["ticktext"][-1] == label


def test_the_curve_is_solid_where_estimated_and_dotted_where_simulated() -> None:
    by_day = BY_DAY.assign(basis=["estimated", "estimated", "simulated", "simulated"])
    curves = [trace for trace in charts.cumulative(by_day, MILESTONES, PUBLISHED).data if trace.mode == "lines"]
    assert {trace.name.split()[0]: trace.line.dash for trace in curves} == {
        "Estimated": "solid",
        "Simulated:": "dot",
    }


def test_a_published_point_says_who_printed_what_and_when() -> None:
    point = charts.cumulative(BY_DAY, MILESTONES, PUBLISHED).data[-1]
    assert point.mode == "markers"
    assert "over 70,00,000" in point.customdata[0]
    assert "Ministry of Health &amp; Family Welfare, as of 3 July 2021" in point.customdata[0]
    assert "“70 lakh”" in point.customdata[0]


def test_a_title_from_the_record_is_never_markup() -> None:
    assert "&lt;b&gt;70 lakh&lt;/b&gt;" in charts.cumulative(BY_DAY, MILESTONES, PUBLISHED).data[-1].customdata[0]


def test_milestones_too_near_to_each_other_are_not_written_over_each_other() -> None:
    # 69 lakh is within a line's height of 70 lakh; 10 lakh stands clear.
    assert written(charts.cumulative(BY_DAY, MILESTONES, PUBLISHED)) == ["70 lakh", "60 lakh", "10 lakh"]


def test_the_record_month_is_marked_where_it_stands() -> None:
    chart = charts.months(BY_MONTH)
    (record,) = chart.layout.annotations
    assert record.text == "<b>Record: June 2021, 12.5 lakh</b>"
    assert (record.x, record.y) == ("2021-06-01", 12_50_000)


@pytest.mark.parametrize("basis", ["estimated", "simulated"])
def test_a_record_that_nobody_printed_says_so(basis: str) -> None:
    (record,) = charts.months(BY_MONTH.assign(basis=basis)).layout.annotations
    assert record.text == f"<b>Record, {basis}: June 2021, 12.5 lakh</b>"


def test_only_an_unfinished_month_is_hatched() -> None:
    bars = charts.months(BY_MONTH).data
    columns = [bar for bar in bars if bar.x[0]]
    assert [bar.marker.pattern.shape for bar in columns] == [("", "", "/")] * 2
    assert "Unfinished month" in [bar.name for bar in bars]
    *_others, days_counted, _basis = columns[0].customdata[-1]
    assert days_counted == "3"


def test_a_simulated_month_is_paler_and_the_legend_says_so() -> None:
    chart = charts.months(BY_MONTH.assign(basis=["estimated", "simulated", "estimated"]))
    may, june, july = chart.data[0].marker.opacity
    assert may == july == 1 > june
    assert "Simulated" in [bar.name for bar in chart.data]


def test_variants_are_stacked_in_their_own_colours() -> None:
    chart = charts.months(BY_MONTH)
    assert chart.layout.barmode == "stack"
    assert {bar.name: bar.marker.color for bar in chart.data[:2]} == {"AB-HWC": theme.AB_HWC, "OPD": theme.OPD}


def test_the_ranking_is_written_in_rank_order_with_all_digits() -> None:
    _bars, names, values = charts.ranking(BY_STATE, "consultations", top=2).data
    assert names.text == ("<b>1</b>  Andhra Pradesh", "<b>2</b>  Tamil &lt;i&gt;Nadu&lt;/i&gt;")
    assert values.text == ("<b>16,32,377</b>", "<b>12,66,667</b>")


def test_the_ranking_per_lakh_has_an_order_of_its_own() -> None:
    _bars, names, _values = charts.ranking(BY_STATE, "consultations_per_lakh").data
    assert names.text[0] == "<b>1</b>  Dadra and Nagar Haveli and Daman and Diu"


def test_a_name_from_the_data_is_never_markup() -> None:
    chart = charts.ranking(BY_STATE, "consultations")
    assert "<b>2</b>  Tamil &lt;i&gt;Nadu&lt;/i&gt;" in chart.data[1].text
    assert "<i>" not in str(chart.data[0].customdata)


def test_rank_one_is_on_top_and_lines_end_at_their_names() -> None:
    axis = charts.rank_movement(RANKS, ["IN-AP", "IN-TN"]).layout.yaxis
    assert axis.range[0] > axis.range[1]
    assert axis.ticktext == ("1  Andhra Pradesh", "2  Tamil Nadu")


def test_a_rank_line_says_on_hover_whose_it_is() -> None:
    lines = [trace for trace in charts.rank_movement(RANKS, ["IN-AP", "IN-TN"]).data if trace.mode == "lines"]
    assert [line.hovertemplate.split("<br>")[0] for line in lines] == ["<b>Andhra Pradesh</b>", "<b>Tamil Nadu</b>"]


def test_the_break_in_the_series_is_drawn_and_named() -> None:
    chart = charts.opds_hosted(BY_KIND, PUBLISHED.iloc[:0], OPDS)
    (line,) = chart.layout.shapes
    assert line.x0 == line.x1 == "2023-03-01"  # where the step of March begins
    assert "Break in the series<br>March 2023" in written(chart)


def test_closures_are_told_without_flattening_the_openings() -> None:
    chart = charts.opds_opened(OPDS)
    assert chart.layout.yaxis.range[1] < 914
    assert "× March 2023: 914 closed" in written(chart)


def test_a_fall_in_the_published_network_stays_a_fall() -> None:
    assert list(charts.network(NETWORK).data[0].y) == [15731, 13725]
    assert "over 13,725" in written(charts.network(NETWORK))


def test_a_state_without_opds_is_an_empty_chart_and_no_error() -> None:
    none = OPDS.assign(opds=0, opened=0, closed=0, per_opd_per_day=float("nan"), is_break=False)
    assert charts.opds_hosted(BY_KIND.iloc[:0], PUBLISHED.iloc[:0], none).data == ()
    assert charts.opds_opened(none).layout.yaxis.range[1] == 1
    assert charts.per_opd(none).layout.yaxis.range[1] == 1


@pytest.mark.parametrize(
    ("scheme", "accent", "text"), [("light", "#2566a8", "#17222d"), ("dark", "#6aabe8", "#e8eef4")]
)
def test_a_chart_is_painted_in_the_colours_of_its_readers_scheme(scheme: str, accent: str, text: str) -> None:
    sent = charts.painted(charts.trend(BY_MONTH), scheme).to_dict()
    assert sent["data"][0]["marker"]["color"] == accent
    assert sent["layout"]["font"]["color"] == text


@pytest.mark.parametrize("name", every_chart())
def test_a_painted_chart_is_the_same_chart_but_for_its_colours(name: str) -> None:
    chart = every_chart()[name]
    drawn, sent = chart.to_dict(), charts.painted(chart, "dark").to_dict()
    assert "#0000" not in str(sent)
    assert "template" not in sent["layout"]  # by one that is sent, Streamlit would have plotly draw everything twice
    assert [trace.get("hovertemplate") for trace in sent["data"]] == [t.get("hovertemplate") for t in drawn["data"]]
    assert [len(trace["x"]) for trace in sent["data"] if "x" in trace] == [len(t["x"]) for t in chart.data if t.x]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours as WCAG 2.2 defines it."""

    def luminance(colour: str) -> float:
        parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("base", ["light", "dark"])
def test_text_and_marks_stand_out_from_the_background(base: str) -> None:
    look = tomllib.loads(CONFIG.read_text(encoding="utf-8"))["theme"][base]
    abhwc, opd, *_, quiet, _no_value = look["chartCategoricalColors"]
    for text in (look["textColor"], look["linkColor"], quiet):
        assert contrast(text, look["backgroundColor"]) >= 4.5
        assert contrast(text, look["secondaryBackgroundColor"]) >= 4.5
    for mark in (abhwc, opd, look["primaryColor"]):
        assert contrast(mark, look["backgroundColor"]) >= 3
    for palette in ("chartSequentialColors", "chartDivergingColors"):
        assert len(look[palette]) == 10


def test_a_published_total_that_is_little_sure_is_a_hollow_dot_that_says_so():
    chart = charts.cumulative(BY_DAY, MILESTONES, PUBLISHED.assign(confidence="low"))
    dots = next(trace for trace in chart.data if trace.name == "Published total")
    assert list(dots.marker.symbol) == ["circle-open"]
    assert "of low confidence" in dots.customdata[0]
