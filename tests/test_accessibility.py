"""The pages for a reader who types, zooms, or cannot bear motion; `test_browser.py` reads each as it is drawn."""

import re

import pytest
from browser import PROJECT, visiting
from test_browser import EXCEPTIONS, PAGES, address, opened

# Where the keyboard is: nothing once it has left the page, else what a reader would notice. Asked again and again.
HERE = """() => {
    const here = document.activeElement, before = window.before;
    if (here === document.body) return null;
    window.before = here;
    (window.reached ??= new Set()).add(here);
    const box = here.getBoundingClientRect(), marked = [here, here.parentElement].map(shown => getComputedStyle(shown));
    return {
        what: here.ariaLabel || here.innerText || here.tagName,
        is_in_order: !before || Boolean(before.compareDocumentPosition(here) & Node.DOCUMENT_POSITION_FOLLOWING),
        is_marked: marked.some(style => style.outlineStyle === 'solid' && parseFloat(style.outlineWidth) >= 2),
        is_on_screen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    };
}"""
# What takes the focus and was never reached. Of radio buttons only the chosen one is a stop; arrows go to the others.
MISSED = """() => [...document.querySelectorAll('a[href], button, input, summary, [tabindex="0"], [role=spinbutton]')]
    .filter(stop => stop.tabIndex >= 0 && !stop.disabled && stop.checkVisibility({visibilityProperty: true}))
    .filter(stop => !window.reached.has(stop)).map(stop => stop.outerHTML.slice(0, 200))"""
# Lines of text that lie on each other, and text that is cut off. A line's ink is lower than its box.
COLLISIONS = """() => {
    const lines = [], faults = [], texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const clipped = ['hidden', 'clip'];
    while (texts.nextNode()) {
        const node = texts.currentNode, text = node.textContent.trim(), element = node.parentElement;
        if (!text || element.closest('style, script, noscript, header, .skip, [data-testid=stIconMaterial]')) continue;
        if (!element.checkVisibility({visibilityProperty: true, opacityProperty: true})) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        const scroller = element.closest('.scroll, svg');
        for (const box of range.getClientRects())
            if (box.width > 2 && box.height > 4) lines.push({text, box, scroller, ink: box.height * .2});
        const isClipped = clipped.includes(getComputedStyle(element).overflowX);
        if (isClipped && element.clientWidth > 1 && element.scrollWidth > element.clientWidth + 1)
            faults.push(`cut: ${text.slice(0, 60)}`);
    }
    const over = ({box: a, ink}, {box: b, ink: other}) => a.left < b.right - 2 && a.top + ink < b.bottom - other;
    const meet = (one, other) => over(one, other) && over(other, one);
    lines.forEach((one, place) => lines.slice(place + 1).forEach(other => {
        if (one.scroller === other.scroller && one.text !== other.text && meet(one, other))
            faults.push(`together: ${one.text.slice(0, 40)} | ${other.text.slice(0, 40)}`);
    }));
    return faults;
}"""


def focused(page):
    return page.evaluate("document.activeElement.ariaLabel || document.activeElement.innerText")


@pytest.mark.parametrize("page", PAGES)
def test_the_keyboard_alone_reaches_everything_in_order_and_shows_where_it_is(server, browser, page):
    with opened(browser, server, page) as visit:
        stops = []
        while len(stops) < 400:
            visit.page.keyboard.press("Tab")
            here = visit.page.evaluate(HERE)
            if here is None:
                break
            stops.append(here)
        assert len(stops) < 400, "the keyboard does not come to the end of the page"
        for quality in ("is_in_order", "is_marked", "is_on_screen"):
            assert [stop["what"] for stop in stops if not stop[quality]] == [], quality
        assert visit.page.evaluate(MISSED) == []


def test_the_first_key_offers_to_skip_to_the_content(server, browser):
    with opened(browser, server, "states") as visit:
        link = visit.page.locator("a.skip")
        assert link.bounding_box()["y"] < 0
        visit.page.keyboard.press("Tab")
        assert focused(visit.page) == "Skip to the content"
        assert link.bounding_box()["y"] > 0
        visit.page.keyboard.press("Enter")
        assert visit.page.evaluate("document.activeElement.tagName") == "H1"
        visit.page.keyboard.press("Tab")
        assert focused(visit.page) == "How, and how far off"


def test_every_choice_can_be_made_and_left_with_the_keyboard(server, browser):
    with opened(browser, server, "states") as visit:
        keys = visit.page.keyboard
        visit.page.get_by_label("Choose a day").focus()
        keys.press("Enter")
        visit.page.wait_for_selector("[role=dialog]")
        keys.press("Escape")
        visit.page.wait_for_selector("[role=dialog]", state="detached")
        assert focused(visit.page).startswith("Choose a day")
        keys.press("Tab")
        keys.type("kera")
        keys.press("Enter")
        visit.page.wait_for_url("**/states?*state=IN-KL*")
        visit.settle()
        keys.press("Tab")
        keys.press("Tab")
        assert focused(visit.page) == "Both"
        keys.press("ArrowRight")
        keys.press("Enter")
        visit.page.wait_for_url("**variant=OPD*")
        visit.settle()
        visit.page.get_by_role("slider", name="Month").focus()
        keys.press("Home")
        visit.page.wait_for_url("**as_of=2020-04-30*")


def test_the_months_play_only_when_asked_and_stop_when_told_with_the_keyboard(server, browser):
    with opened(browser, server, "states?as_of=2021-01-31") as visit:
        visit.page.wait_for_timeout(2_000)  # longer than a month stays
        assert "as_of=2021-01-31" in visit.page.url
        visit.page.get_by_role("button", name="Play").focus()
        visit.page.keyboard.press("Enter")
        visit.page.wait_for_url("**as_of=2021-02-28*")
        visit.page.get_by_role("button", name="Stop").focus()
        visit.page.keyboard.press("Enter")
        visit.page.wait_for_selector("button:has-text('Play')")
        stopped = visit.page.url
        visit.page.wait_for_timeout(2_000)
        assert visit.page.url == stopped


# 320 px are a phone at 100 % and a screen of 1280 px at 400 %; 640 px are that screen at 200 %.
@pytest.mark.parametrize(("width", "language"), [(320, "en"), (320, "hi"), (640, "en")])
@pytest.mark.parametrize("page", PAGES)
def test_nothing_is_lost_or_runs_together_where_the_screen_is_narrow(server, browser, page, width, language):
    with opened(browser, server, page, language, width=width) as visit:
        assert visit.page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= width
        assert visit.page.evaluate(COLLISIONS) == []


def test_nothing_moves_for_who_asked_for_no_motion(server, browser):
    with visiting(browser, address(server, "states"), reduced_motion="reduce") as visit:
        moving = """() => [...document.querySelectorAll('*')].map(element => getComputedStyle(element))
            .filter(style => style.animationName !== 'none' || parseFloat(style.transitionDuration) > 0).length"""
        assert visit.page.evaluate(moving) == 0


def test_every_exception_to_the_rules_is_justified_in_the_documentation():
    document = (PROJECT / "docs/accessibility.md").read_text(encoding="utf-8")
    assert [rule for rule in EXCEPTIONS if f"`{rule}`" not in document] == []
    tests = "".join(path.read_text(encoding="utf-8") for path in (PROJECT / "tests").glob("test_*.py"))
    assert [name for name in re.findall(r"`(test_\w+)`", document) if f"def {name}(" not in tests] == []
