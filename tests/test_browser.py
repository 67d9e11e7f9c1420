"""The dashboard in a real browser: every page is whole in every language, theme and width, and does what it offers."""

import json
import re
import subprocess
import sys
from contextlib import contextmanager
from itertools import pairwise

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser import PROJECT, visiting

NATIONAL = "national"  # the page at the address without a name
TOPICS = [path.stem.replace(NATIONAL, "") for path in sorted((PROJECT / "pages").glob("*.py"))]
PAGES = [*TOPICS, "states?state=IN-KL"]
BEHIND = {"en": "rows and SQL", "hi": "पंक्तियां और SQL"}
# Rules of axe that Streamlit breaks where nothing here can mend it: none. docs/accessibility.md justifies each.
EXCEPTIONS: list[str] = []
# All rules for WCAG 2.2 A and AA and all of good practice; one of WCAG 2.2 has to be asked for.
AXE = {
    "resultTypes": ["violations"],
    "rules": {"target-size": {"enabled": True}, **{rule: {"enabled": False} for rule in EXCEPTIONS}},
}
# All that is read, aloud or not, but what is marked as another language's, and code.
TEXTS = """() => {
    const found = [document.title, document.querySelector('meta[name=description]').content];
    const quoted = `pre, code, style, script, noscript, [data-testid=stIconMaterial],
        [lang]:not([lang=${document.documentElement.lang}])`;
    const isRead = element => element.checkVisibility() && !element.closest(quoted);
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode())
        if (isRead(texts.currentNode.parentElement)) found.push(texts.currentNode.textContent);
    for (const name of ['aria-label', 'aria-valuetext', 'title', 'placeholder', 'alt'])
        for (const element of document.querySelectorAll(`body [${name}]`))
            if (isRead(element)) found.push(element.getAttribute(name));
    return found.map(text => text.trim()).filter(Boolean);
}"""
# What is Latin in Hindi too: forms of files, codes, and the licence and owners of the outlines.
LATIN_IN_HINDI = {"CSV", "PNG", "SVG", "SQL", "SHA", "Parquet", "ISO", "IN", "KL"}
LATIN_IN_HINDI |= {"adarvmaps", "MIT", "ADARV", "ICMR", "NIE"}


def address(server, page, language="en"):
    return f"{server}/{page}{'&' if '?' in page else '?'}lang={language}"


@contextmanager
def opened(browser, server, page, language="en", **reader):
    """A page, drawn down to its foot."""
    with visiting(browser, address(server, page, language), **reader) as visit:
        visit.page.wait_for_selector(".foot")
        visit.settle()
        yield visit


def open_what_is_behind(visit, language):
    """Open what is behind the first figure: quotation, pictures, rows, SQL and source are a part of the page."""
    visit.page.get_by_text(BEHIND[language]).first.click()
    visit.settle()
    visit.page.wait_for_selector("[data-testid=stCode] .token")  # the colours of SQL are loaded last


def broken_rules(page):
    """What axe finds, of any level: rule and element."""
    found = Axe().run(page, options=AXE).response["violations"]
    return [f"{rule['id']}: {node['html'][:200]}" for rule in found for node in rule["nodes"]]


def unnamed(page):
    """Whatever takes the focus and a screen reader can only call by its role."""
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    for node in nodes:
        is_focusable = any(field["name"] == "focusable" for field in node.get("properties", ()))
        if is_focusable and not node["ignored"] and not node["name"].get("value", "").strip():
            yield node["role"]["value"]


def foreign(page, language, names):
    """Texts that are not in the language of the page."""
    found = page.evaluate(TEXTS)
    if language == "en":
        return [text for text in found if re.search(r"[\u0900-\u097f]", text)]
    assert all(re.search(r"[\u0900-\u097f]", text) for text in found[:2])  # title and description
    return [text for text in found if set(re.findall(r"\b[A-Za-z]{2,}\b", text)) - LATIN_IN_HINDI - names]


def wrong_headings(page):
    """Headings that leave out a level, or a second one of the first."""
    tags = page.locator("h1, h2, h3, h4, h5, h6").evaluate_all("found => found.map(heading => heading.tagName)")
    levels = [int(tag[1]) for tag in tags]
    return [pair for pair in pairwise([0, *levels]) if pair[1] > pair[0] + 1 or (pair[0] and pair[1] == 1)]


def untold_charts(page):
    """Charts that are not told in words and figures."""
    charts = page.locator("[data-testid=stPlotlyChart]").all()
    told = [chart.get_attribute("role") == "figure" and chart.get_attribute("aria-label") for chart in charts]
    return [words for words in told if not words or not re.search(r"\d", words)]


def fonts_of_others(page):
    """Fonts that text was drawn with and that are not served with the page."""
    client = page.context.new_cdp_session(page)
    client.send("DOM.enable")
    client.send("CSS.enable")
    root = client.send("DOM.getDocument")["root"]["nodeId"]
    for selector in ("h1", ".question", ".figures", "dl.facts", ".counter", ".main-svg text", ".source", "label"):
        for node in client.send("DOM.querySelectorAll", {"nodeId": root, "selector": selector})["nodeIds"]:
            fonts = client.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
            yield from ((selector, font["familyName"]) for font in fonts if not font["isCustomFont"])


def boxes_for_letters(page):
    """Devanagari in a font that has none: a machine without one of its own shows boxes."""
    return page.evaluate(r"""() => {
        const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
        while (texts.nextNode()) {
            const text = texts.currentNode.textContent;
            const font = getComputedStyle(texts.currentNode.parentElement).fontFamily;
            if (/[\u0900-\u097f]/.test(text) && !font.includes('Noto Sans')) found.push(text.slice(0, 60));
        }
        return found;
    }""")


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "hi"])
@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_whole_in_every_language_theme_and_width(server, browser, shipped, page, language, scheme, width):
    names = {path.stem for path in (shipped.folder / "tables").glob("*.csv")}
    with opened(browser, server, page, language, width=width, scheme=scheme) as visit:
        open_what_is_behind(visit, language)
        faults = {
            "breaks a rule": broken_rules(visit.page),
            "has no name": list(unnamed(visit.page)),
            "is out of order": wrong_headings(visit.page),
            "is not told": untold_charts(visit.page),
            "is in another language": foreign(visit.page, language, names),
            "is in another font": list(fonts_of_others(visit.page)),
            "is in boxes": boxes_for_letters(visit.page),
            "failed": visit.page.locator("[data-testid=stException], [data-testid=stAlert]").all_inner_texts(),
            "went wrong": visit.errors,
            "left the host": visit.outside,
        }
        assert {what: found for what, found in faults.items() if found} == {}
        assert visit.page.evaluate("document.documentElement.lang") == language
        assert visit.page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= width


def test_all_36_are_drawn_on_the_map_without_internet(server, browser):
    with visiting(browser, f"{server}/states") as visit:
        visit.page.wait_for_selector(".choroplethlayer path")
        assert visit.page.locator(".choroplethlayer path").count() >= 36
        assert visit.outside == []


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


def test_charts_follow_when_the_device_turns_from_light_to_dark(server, browser):
    painted = "(colour) => [...document.querySelectorAll('.xtick text')].some(label => label.style.fill === colour)"
    with opened(browser, server, "ranking?as_of=2021-07-03") as visit:
        visit.page.wait_for_function(painted, arg="rgb(86, 99, 111)")
        visit.page.emulate_media(color_scheme="dark")
        visit.page.wait_for_function(painted, arg="rgb(169, 183, 196)")
        visit.settle()
        assert "as_of=2021-07-03" in visit.page.url
        assert not visit.errors


def test_the_same_figures_are_on_screen_in_the_csv_and_on_the_command_line(server, browser):
    command = [sys.executable, "-m", "telemedicine", "figures", "--as-of", "2021-07-03", "--json"]
    found = json.loads(subprocess.run(command, cwd=PROJECT, capture_output=True, check=True, text=True).stdout)
    assert found["consultations_total"] == 7_000_000
    with opened(browser, server, "?as_of=2021-07-03") as visit:
        assert visit.page.locator(".counter .number").inner_text() == "70,00,000"
        open_what_is_behind(visit, "en")
        with visit.page.expect_download() as download:
            visit.page.get_by_role("button", name="CSV").first.click()
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
