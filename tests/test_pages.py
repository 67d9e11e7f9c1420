"""Each page, run as Streamlit runs it: what it shows, and how it takes what stands in the address."""

import datetime as dt

import pytest
from browser import PROJECT
from streamlit.testing.v1 import AppTest

ENTRY = PROJECT / "telemedicine/site/entry.py"
PAGES = [path.stem for path in sorted((PROJECT / "pages").glob("*.py"))]


@pytest.fixture
def opened(shipped, monkeypatch):
    """Open a page with what stands in its address."""
    monkeypatch.setenv("STREAMLIT_CLIENT_SHOW_ERROR_DETAILS", "full")

    def open_page(page, **address):
        app = AppTest.from_file(ENTRY, default_timeout=60)
        for name, value in address.items():
            app.query_params[name] = value
        app.run()
        if page != "national":
            app.switch_page(str(PROJECT / f"pages/{page}.py")).run()
        assert not app.exception
        return app

    return open_page


def text(app):
    """All HTML the page writes itself."""
    return "\n".join(element.proto.body for element in app.get("html"))


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("as_of", [None, "2021-07-03", "2020-04-13", "2023-09-04"])
def test_a_page_opens_on_any_day(opened, page, as_of):
    app = opened(page, **({"as_of": as_of} if as_of else {}))
    assert "<h1" in text(app)
    assert app.date_input[0].value == dt.date.fromisoformat(as_of or "2026-09-15")


@pytest.mark.parametrize("page", PAGES)
def test_every_page_says_that_its_figures_are_computed_and_names_the_release(opened, page, shipped):
    written = text(opened(page))
    assert "Computed from the published record" in written
    assert shipped.id in written


def test_the_national_page_shows_the_day_of_the_70_lakh(opened):
    written = text(opened("national", as_of="2021-07-03"))
    assert "70,00,000" in written
    assert "70 lakh" in written
    assert "as published" in written
    assert "In June 2021" in written
    assert "12,50,000" in written
    assert "the highest of any month so far" in written
    assert "published totals allow 23 June 2021 to 3 July 2021" in written
    assert "<dd>31</dd>" in written
    assert "<dd>420</dd>" in written


def test_the_national_page_says_the_count_in_words(opened):
    written = text(opened("national"))
    assert "50,00,92,730" in written
    assert "50 crore 92 thousand 730" in written


def test_the_ranking_gives_the_list_of_the_statement_ready_to_copy(opened):
    app = opened("ranking", as_of="2021-07-03")
    assert app.code[0].value == (
        "Andhra Pradesh (16,32,377), Tamil Nadu (12,66,667), Karnataka (12,19,029), Uttar Pradesh (10,33,644), "
        "Gujarat (3,03,426), Madhya Pradesh (2,82,012), Maharashtra (2,25,138), Bihar (2,23,197), Kerala (1,99,339), "
        "Uttarakhand (1,66,827)"
    )


def test_the_ranking_adds_up_with_all_others(opened):
    written = text(opened("ranking", as_of="2021-07-03", top="5"))
    assert "All others" in written
    assert "70,00,000" in written
    assert "Madhya Pradesh" not in written


def test_a_shared_link_opens_the_state_it_names(opened):
    app = opened("states", state="IN-TN", as_of="2021-07-03")
    assert "Tamil Nadu" in [header.value for header in app.header]
    assert "12,66,667" in text(app)


@pytest.mark.parametrize(
    ("page", "address"),
    [
        ("national", {"as_of": "2021-02-30"}),
        ("national", {"as_of": "1999-01-01"}),
        ("national", {"as_of": "tomorrow"}),
        ("national", {"release": "../../etc"}),
        ("states", {"state": "IN-XX"}),
        ("states", {"state": "<script>alert(1)</script>"}),
        ("states", {"measure": "people", "variant": "HWC"}),
        ("ranking", {"top": "-1"}),
    ],
)
def test_an_impossible_address_falls_back_with_a_plain_note(opened, page, address):
    app = opened(page, **address)
    written = text(app)
    assert 'class="note"' in written
    assert "<script>" not in written
    assert app.date_input[0].value == dt.date(2026, 9, 15)


def test_a_chosen_day_follows_from_page_to_page(opened):
    app = opened("national")
    app.date_input[0].set_value(dt.date(2021, 7, 3)).run()
    app.switch_page(str(PROJECT / "pages/ranking.py")).run()
    assert app.date_input[0].value == dt.date(2021, 7, 3)
    assert app.query_params["as_of"] == "2021-07-03"


def test_what_is_behind_a_figure_opens_with_words_to_quote_its_sql_and_release(opened, shipped):
    app = opened("national", as_of="2021-07-03")
    assert not app.code
    app.session_state["behind-months"] = True
    app.run()
    sentence, citation, sql = (code.value for code in app.code)
    assert sentence.startswith("Consultations rose from")
    assert sentence.endswith(f"(eSanjeevani dashboard, as of 3 July 2021, release {shipped.id})")
    assert citation.startswith(
        f"“Consultations of each month”, eSanjeevani dashboard, as of 3 July 2021, release {shipped.id}. "
    )
    assert f"?as_of=2021-07-03&release={shipped.id}#months" in citation
    assert "FROM daily" in sql
    assert f"Release {shipped.id}." in text(app)


def test_a_figure_of_one_state_and_variant_names_both_when_it_is_quoted(opened):
    app = opened("states", as_of="2021-07-03", state="IN-TN", variant="OPD")
    for key in ("map", "trend"):
        app.session_state[f"behind-{key}"] = True
    app.run()
    quoted = [code.value for code in app.code]
    assert quoted[1].startswith("“OPD: Consultations of each State and UT”")
    assert any(text.startswith("Tamil Nadu: Consultations rose from") for text in quoted)
    assert any(text.startswith("“Tamil Nadu: Consultations of each month”") for text in quoted)


def test_a_question_has_an_address_of_its_own(opened):
    app = opened("about", question="milestones")
    assert "FROM milestones" in app.code[-1].value


def test_every_table_of_the_release_is_offered_in_both_forms(opened, shipped):
    written = text(opened("about"))
    for path in (shipped.folder / "tables").glob("[!e]*"):
        assert f"/download/{shipped.id}/{path.name}" in written


def test_the_slider_of_months_moves_the_day_of_the_whole_page(opened):
    app = opened("states", as_of="2021-07-03")
    slider = app.select_slider[0]
    assert slider.value == dt.date(2021, 7, 31)  # the month the day lies in, by its last day
    slider.set_value(dt.date(2021, 6, 30)).run()
    assert app.date_input[0].value == dt.date(2021, 6, 30)
    assert app.query_params["as_of"] == "2021-06-30"


def test_the_last_month_of_the_slider_ends_with_the_last_day_counted(opened):
    assert opened("states").select_slider[0].value == dt.date(2026, 9, 15)


def test_months_play_from_the_start_when_they_stood_at_the_end(opened):
    app = opened("states")
    app.button(key="months-button").click().run()
    assert app.date_input[0].value == dt.date(2020, 4, 30)
    assert "Colours of the last day" in app.get("plotly_chart")[0].proto.spec
    app.button(key="months-button").click().run()
    assert "Colours of the last day" not in app.get("plotly_chart")[0].proto.spec
