"""A figure is quoted, kept as a picture and kept as rows, by a reader in a browser."""

import csv
import re
import struct
from xml.etree import ElementTree

import pytest
from browser import visiting

from telemedicine import pictures

OPENED = {"en": "Quote, picture, rows and SQL", "hi": "उद्धरण, चित्र, पंक्तियां और SQL"}
TITLE = {"en": "Consultations of each State and UT", "hi": "हर राज्य और केंद्र शासित प्रदेश: परामर्श"}
DAY = {"en": "3 July 2021", "hi": "3 जुलाई 2021"}


@pytest.fixture(scope="module", params=["en", "hi"])
def language(request):
    return request.param


@pytest.fixture(scope="module")
def opened(server, browser, language):
    """The map of 3 July 2021 with what is behind it."""
    with visiting(browser, f"{server}/states?as_of=2021-07-03&state=IN-TN&lang={language}") as visit:
        visit.page.get_by_text(OPENED[language]).first.click()
        visit.page.get_by_text("SVG", exact=True).wait_for()
        visit.settle()
        yield visit


def kept(visit, label):
    with visit.page.expect_download() as download:
        visit.page.get_by_role("button", name=label, exact=True).first.click()
    return download.value


def test_a_citation_names_title_day_release_and_an_address_that_shows_the_same_again(
    opened, browser, server, shipped, language
):
    citation = opened.page.locator("[data-testid=stCode]").nth(1).inner_text()
    assert TITLE[language] in citation
    assert DAY[language] in citation
    assert shipped.id in citation
    address = re.search(r"http\S+", citation)[0]
    assert address.startswith(server)
    with visiting(browser, address) as again:
        assert again.page.locator("#state").inner_text() == {"en": "Tamil Nadu", "hi": "तमिलनाडु"}[language]
        assert "12,66,667" in again.page.locator(".chosen").inner_text()
        assert again.page.locator("html").get_attribute("lang") == language


def test_a_sentence_says_the_figure_its_day_and_its_release(opened, shipped, language):
    sentence = opened.page.locator("[data-testid=stCode]").first.inner_text()
    assert "16,32,377" in sentence  # Andhra Pradesh, as printed in the statement of 3 July 2021
    assert DAY[language] in sentence
    assert shipped.id in sentence


def test_a_copied_sentence_is_the_sentence_shown(opened):
    opened.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    code = opened.page.locator("[data-testid=stCode]").first
    code.hover()
    code.get_by_role("button").click()
    assert opened.page.evaluate("navigator.clipboard.readText()").strip() == code.inner_text().strip()


def test_a_map_is_kept_as_png(opened, shipped):
    download = kept(opened, "PNG")
    content = download.path().read_bytes()
    assert content.startswith(b"\x89PNG")
    assert struct.unpack(">I", content[16:20])[0] == pictures.WIDTH
    assert download.suggested_filename == f"map-2021-07-03-{shipped.id}.png"


def test_a_map_is_kept_as_svg_with_title_day_release_source_and_the_boundaries_credit(opened, shipped, language):
    svg = kept(opened, "SVG").path().read_text()
    said = " ".join(ElementTree.fromstring(svg).itertext())
    for part in (TITLE[language], DAY[language], shipped.id, "adarvmaps", f"{opened.page.url.split('/')[2]}/states"):
        assert part in said


def test_kept_rows_are_those_on_screen(opened):
    lines = kept(opened, "CSV").path().read_text().splitlines()
    rows = {row["state"]: row for row in csv.DictReader(lines)}
    assert rows["IN-TN"]["consultations"] == "1266667"
    assert "12,66,667" in opened.page.locator(".chosen").inner_text()
    assert len(rows) == 36


@pytest.mark.parametrize("language", ["en", "hi"], scope="function")
def test_the_state_with_the_longest_record_is_printed_on_one_page(server, browser, language):
    with visiting(browser, f"{server}/states?state=IN-AP&lang={language}") as visit:
        printed = visit.page.pdf(format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1
