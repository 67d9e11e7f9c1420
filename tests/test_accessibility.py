"""The pages for a reader who listens, types or sees little: headings, names and contrast, as the browser has them."""

from contextlib import contextmanager
from itertools import pairwise

import pytest
from browser import visiting

PAGES = ["", "states?state=IN-KL", "ranking", "opds", "about"]
# What a reader acts on; `generic` and `main` take the focus only to be scrolled.
SCROLLED = {"generic", "main"}
# Contrast as WCAG 2.2 defines it (1.4.3): text in its colour and opacity, on every background under it. Large text,
# from 24 px or from 18.66 px in bold, needs 3, any other 4.5. Answers with what falls short. Colours of charts are held
# to the same in test_charts.py.
PALE = """() => {
    const colour = text => { const [r, g, b, a = 1] = text.match(/[\\d.]+/g).map(Number); return [r, g, b, a]; };
    const over = (top, below) => below.map((value, place) => top[place] * top[3] + value * (1 - top[3]));
    const luminance = parts => {
        const [r, g, b] = parts.map(part => part / 255)
            .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const pale = [], texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const text = texts.currentNode.textContent.trim(), element = texts.currentNode.parentElement;
        if (!text || element.closest('svg, style, script, noscript') || !element.checkVisibility()) continue;
        const style = getComputedStyle(element), parents = [];
        for (let parent = element; parent; parent = parent.parentElement) parents.unshift(getComputedStyle(parent));
        const opacity = parents.reduce((all, parent) => all * parent.opacity, 1);
        if (opacity === 0) continue;
        const paper = parents.reduce((below, parent) => over(colour(parent.backgroundColor), below), [255, 255, 255]);
        const [r, g, b, a] = colour(style.color);
        const [dark, light] = [luminance(paper), luminance(over([r, g, b, a * opacity], paper))].sort((x, y) => x - y);
        const size = parseFloat(style.fontSize), large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
        const contrast = (light + 0.05) / (dark + 0.05);
        if (contrast < (large ? 3 : 4.5)) pale.push(`${contrast.toFixed(2)}: ${text.slice(0, 40)}`);
    }
    return pale;
}"""


@contextmanager
def reading(server, browser, page, scheme="light"):
    """A page with what is behind its first figure opened, so that rows, SQL and source are read too."""
    with visiting(browser, f"{server}/{page}", scheme=scheme) as visit:
        visit.page.get_by_text("Rows, CSV, SQL and source").first.click()
        visit.settle()
        visit.page.wait_for_selector("[data-testid=stCode] .token")  # the colours of SQL are loaded last
        yield visit.page


def unnamed(page):
    """Role of everything that takes the focus and that a screen reader can only call by its role."""
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    for node in nodes:
        is_focusable = any(field["name"] == "focusable" for field in node.get("properties", ()))
        if is_focusable and not node["ignored"] and not node["name"].get("value", "").strip():
            yield node["role"]["value"]


@pytest.mark.parametrize("page", PAGES)
def test_headings_go_down_one_step_at_a_time_and_whatever_can_be_used_has_a_name(server, browser, page):
    with reading(server, browser, page) as read:
        tags = read.locator("h1, h2, h3, h4, h5, h6").evaluate_all("found => found.map(heading => heading.tagName)")
        levels = [int(tag[1]) for tag in tags]
        assert levels.count(1) == 1
        assert levels[0] == 1
        assert all(below - above <= 1 for above, below in pairwise(levels))
        assert set(unnamed(read)) <= SCROLLED


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("page", PAGES)
def test_all_text_stands_out_from_what_it_is_written_on(server, browser, page, scheme):
    with reading(server, browser, page, scheme) as read:
        assert read.evaluate(PALE) == []
