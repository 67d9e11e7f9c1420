"""What a reader has before anything is loaded, and without JavaScript: the head of the page, the counter, the map."""

import re
import urllib.request
from contextlib import contextmanager

import pytest
from browser import visiting
from playwright.sync_api import expect

from telemedicine import maps, theme
from telemedicine.site import index, menu

PATHS = [topic.path for topic in menu.TOPICS]


def get(address):
    return urllib.request.urlopen(address).read().decode()


@contextmanager
def without_scripts(browser, address, scheme="light"):
    context = browser.new_context(java_script_enabled=False, color_scheme=scheme)
    page = context.new_page()
    page.goto(address)
    yield page
    context.close()


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("language", ["en", "hi"])
def test_a_page_says_in_its_first_lines_what_it_is_in_the_readers_language(server, path, language):
    html = get(f"{server}/{path}?lang={language}")
    assert f'<html lang="{language}">' in html
    title = re.search("<title>(.*)</title>", html)[1]
    described = re.search('<meta name="description" content="(.*?)">', html)[1]
    for text in (title, described):
        assert bool(re.search("[ऀ-ॿ]", text)) == (language == "hi")
    assert "Streamlit</title>" not in html


def test_a_link_that_is_shared_shows_the_figure_of_its_day(server):
    html = get(f"{server}/?as_of=2021-07-03")
    said = "eSanjeevani had completed 70,00,000 teleconsultations by 3 July 2021, as published."
    assert f'<meta property="og:description" content="{said}">' in html


def test_the_counter_can_be_read_without_javascript(server, browser):
    with without_scripts(browser, f"{server}/?as_of=2021-07-03&lang=hi") as page:
        assert page.locator(".counter .number").inner_text() == "70,00,000"
        assert "70 लाख" in page.locator(".counter .words").inner_text()


def test_a_reader_without_javascript_reaches_every_page(server, browser):
    with without_scripts(browser, server) as page:
        assert page.locator("nav.pages a").count() == len(PATHS)
        page.locator("nav.pages a").nth(1).click()
        expect(page.locator("svg.sketch path")).to_have_count(37)  # the 36, and ground that belongs to none of them


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_first_map_has_the_colours_of_the_map_to_come(server, browser, shipped, scheme):
    by_state = shipped.ask("consultations_by_state", as_of=shipped.last_day, variant="all").rows
    rows, _classes = maps.coloured(by_state, "consultations_per_lakh")
    kerala = theme.colours(scheme)[rows.set_index("state").colour["IN-KL"]]
    red, green, blue = (int(kerala[place : place + 2], 16) for place in (1, 3, 5))
    with without_scripts(browser, f"{server}/states?measure=consultations_per_lakh", scheme) as page:
        path = page.locator("svg.sketch path[data-state=IN-KL]")
        assert path.evaluate("path => getComputedStyle(path).fill") == f"rgb({red}, {green}, {blue})"


@pytest.mark.parametrize("address", ["?as_of=tomorrow", "?release=../../etc", "?lang=xx", "states?measure=people"])
def test_an_impossible_address_shows_what_is_usual(server, address):
    assert '<html lang="en">' in get(f"{server}/{address}")


def test_what_stands_in_an_address_is_never_markup(server):
    assert "<script>alert" not in get(f"{server}/?as_of=%3Cscript%3Ealert(1)%3C/script%3E&%22%3E%3Cscript%3Ealert=1")


def test_what_the_server_drew_goes_when_the_page_is_there(server, browser):
    with visiting(browser, server) as visit:
        assert visit.page.locator("#first").count() == 0
        assert visit.page.locator(".counter").count() == 1


def test_a_link_to_a_part_of_a_page_leads_there(server, browser):
    with visiting(browser, f"{server}/#milestones") as visit:
        visit.page.wait_for_function("document.getElementById('milestones').getBoundingClientRect().top < 300")


def test_another_streamlit_is_noticed_and_not_served_half_changed():
    with pytest.raises(ValueError, match="title"):
        index.fill(index.SHELL.replace("<title>Streamlit</title>", ""), "en", "", "")


@pytest.mark.parametrize(
    ("typed", "state"),
    [("Orissa", "IN-OD"), ("तमिल नाडु", "IN-TN"), ("Utar Pradesh", "IN-UP"), ("pondicherry", "IN-PY")],
)
def test_a_state_is_found_by_any_spelling(server, browser, typed, state):
    with visiting(browser, f"{server}/states") as visit:
        picker = visit.page.locator("[data-testid=stSelectbox] input").first
        picker.fill(typed)
        picker.press("Enter")
        visit.page.wait_for_url(f"**state={state}*")
        visit.settle()
        assert visit.page.locator("#state").count() == 1


def test_what_is_no_state_is_said_to_be_none(server, browser):
    with visiting(browser, f"{server}/states") as visit:
        picker = visit.page.locator("[data-testid=stSelectbox] input").first
        picker.fill("xyzzy")
        picker.press("Enter")
        visit.page.get_by_text("No State or UT is spelled like 'xyzzy'.").wait_for()
