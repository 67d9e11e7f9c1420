"""The dashboard in a real browser: every page is drawn, nothing goes wrong, and nothing is asked of the outside."""

import json
import re
import subprocess
import sys

import pytest
from browser import PROJECT, visiting

NATIONAL = "national"  # the page at the address without a name
PAGES = [path.stem.replace(NATIONAL, "") for path in sorted((PROJECT / "pages").glob("*.py"))]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1280, "light")])
def test_a_page_is_drawn_without_error_or_outside_request_and_fits_its_screen(server, browser, page, width, scheme):
    with visiting(browser, f"{server}/{page}", width, scheme) as visit:
        assert visit.errors == []
        assert visit.outside == []
        assert visit.page.locator("h1").count() == 1
        assert visit.page.locator("[data-testid=stException], [data-testid=stAlert]").count() == 0
        wide = visit.page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth")
        assert wide <= width


def test_all_36_are_drawn_on_the_map_without_internet(server, browser):
    with visiting(browser, f"{server}/states") as visit:
        visit.page.wait_for_selector(".choroplethlayer path")
        assert visit.page.locator(".choroplethlayer path").count() >= 36
        assert visit.outside == []


@pytest.mark.parametrize("page", [*(page for page in PAGES if page != "about"), "states?state=IN-KL"])
def test_every_chart_is_told_in_words_and_figures(server, browser, page):
    with visiting(browser, f"{server}/{page}") as visit:
        charts = visit.page.locator("[data-testid=stPlotlyChart]").all()
        assert charts
        for chart in charts:
            assert chart.get_attribute("role") == "figure"
            assert re.search(r"\d", chart.get_attribute("aria-label"))


def test_a_click_on_the_map_opens_the_state_and_puts_it_in_the_address(server, browser):
    with visiting(browser, f"{server}/states") as visit:
        visit.page.wait_for_selector(".choroplethlayer path")
        point = visit.page.evaluate(
            """() => {
                const map = document.querySelector('.js-plotly-plot .geo .bg, .js-plotly-plot .geolayer');
                const box = map.getBoundingClientRect();
                return [box.x + box.width / 2, box.y + box.height / 2];
            }"""
        )
        visit.page.mouse.click(*point)
        visit.page.wait_for_url("**/states?*state=IN-*")
        visit.settle()
        assert visit.page.locator("h2#state").count() == 1


def test_the_same_figures_are_on_screen_in_the_csv_and_on_the_command_line(server, browser):
    command = [sys.executable, "-m", "telemedicine", "figures", "--as-of", "2021-07-03", "--json"]
    found = json.loads(subprocess.run(command, cwd=PROJECT, capture_output=True, check=True, text=True).stdout)
    assert found["consultations_total"] == 7_000_000
    with visiting(browser, f"{server}/?as_of=2021-07-03") as visit:
        assert visit.page.locator(".counter .number").inner_text() == "70,00,000"
        visit.page.get_by_text("Rows, CSV, SQL and source").first.click()
        visit.settle()
        with visit.page.expect_download() as download:
            visit.page.get_by_text("Download these rows (CSV)").first.click()
        csv = download.value.path().read_text()
    header, values = (line.split(",") for line in csv.splitlines())
    row = dict(zip(header, values, strict=True))
    assert int(row["consultations"]) == found["consultations_total"]
    assert int(row["consultations_opd"]) == found["consultations_opd"]
    assert int(row["states_operational"]) == found["states_operational"] == 31
    assert int(row["opds"]) == found["opds_online"] == 420


def test_the_pages_are_reached_from_the_menu_and_keep_the_day(server, browser):
    with visiting(browser, f"{server}/?as_of=2021-07-03") as visit:
        for name in ("States", "Ranking", "OPDs", "About"):
            visit.page.get_by_role("link", name=name, exact=True).first.click()
            visit.page.wait_for_url(f"**/{name.lower()}*")
            visit.settle()
            assert "as_of=2021-07-03" in visit.page.url
        assert visit.errors == []


def test_names_that_look_like_html_are_shown_as_they_are(server, browser):
    with visiting(browser, f"{server}/states?state=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E") as visit:
        assert visit.page.locator("img[src=x]").count() == 0
        assert "<img src=x" in visit.page.locator(".note").first.inner_text()


def test_the_keyboard_alone_reaches_the_menu_the_day_and_what_is_behind_a_figure(server, browser):
    with visiting(browser, server) as visit:
        reached = set()
        for _ in range(40):
            visit.page.keyboard.press("Tab")
            here = "document.activeElement.innerText || document.activeElement.ariaLabel || ''"
            reached.add(visit.page.evaluate(here))
        told = " ".join(reached)
        assert "Ranking" in told
        assert "Rows, CSV, SQL and source" in told
