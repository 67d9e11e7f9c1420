"""The pages for a reader who types, zooms, or cannot bear motion; `test_browser.py` reads each as it is drawn."""

import re
from io import BytesIO

import pytest
from browser import PROJECT, visiting
from PIL import Image, ImageChops
from test_browser import EXCEPTIONS, PAGES, address, opened

# Where the keyboard is: nothing once it has left the page, else what a reader would notice. Asked again and again.
HERE = """() => {
    const here = document.activeElement, walk = window.walk ??= {reached: new Set(), kinds: {}}, before = walk.before;
    if (here === document.body) return null;
    walk.before = here;
    walk.reached.add(here);
    walk.kinds[here.tagName + here.className + here.dataset.testid + here.getAttribute('role')] ??= here;
    const box = here.getBoundingClientRect();
    return {
        what: here.ariaLabel || here.innerText || here.tagName,
        is_in_order: !before || Boolean(before.compareDocumentPosition(here) & Node.DOCUMENT_POSITION_FOLLOWING),
        is_on_screen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    };
}"""
# What takes the focus and was never reached. One of a group of buttons is a stop; arrows go to the others.
MISSED = """() => {
    const group = stop => stop.closest('[role=radiogroup]') ?? stop;
    const reached = new Set([...window.walk.reached].flatMap(stop => [stop, group(stop)]));
    return [...document.querySelectorAll('a[href], button, input, summary, [tabindex="0"], [role=spinbutton]')]
        .filter(stop => stop.tabIndex >= 0 && !stop.disabled && stop.checkVisibility({visibilityProperty: true}))
        .filter(stop => !reached.has(group(stop))).map(stop => stop.outerHTML.slice(0, 200));
}"""
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


LONGEST = 400  # stops of a page
# As many pixels as a line of two round the smallest button has, which is 16 by 16.
CLEARLY = 2 * 4 * 17


def marked_pixels(page, kind):
    """How many pixels in and round one of a kind change clearly when the keyboard leaves it; None where it is gone."""
    page.keyboard.press("Escape")  # a calendar opens where the focus is set by a script, and stays
    page.evaluate("kind => window.walk.kinds[kind].focus()", kind)
    box = page.evaluate("kind => window.walk.kinds[kind].getBoundingClientRect().toJSON()", kind)
    screen = page.viewport_size
    x, y = max(box["left"] - 20, 0), max(box["top"] - 20, 0)
    right, bottom = min(box["right"] + 20, screen["width"]), min(box["bottom"] + 20, screen["height"])
    clip = {"x": x, "y": y, "width": right - x, "height": bottom - y}
    if not box["width"] or clip["width"] <= 0 or clip["height"] <= 0:
        return None
    here = page.screenshot(clip=clip)
    page.evaluate("document.activeElement.blur()")
    gone = page.screenshot(clip=clip)
    pictures = [Image.open(BytesIO(shot)).convert("L") for shot in (here, gone)]
    return sum(ImageChops.difference(*pictures).histogram()[48:])


def focused(page):
    return page.evaluate("document.activeElement.ariaLabel || document.activeElement.innerText")


def walk(page):
    """Every stop of the keyboard from the first to the last; after it comes the browser's own, and the first again."""
    has_left = False
    for _ in range(LONGEST):
        page.keyboard.press("Tab")
        here = page.evaluate(HERE)
        if has_left and (here is None or not here["is_in_order"]):
            return
        has_left = here is None  # or on a button that is only there while it is used, and gone by now
        if here:
            yield here


@pytest.mark.parametrize("page", PAGES)
def test_the_keyboard_alone_reaches_everything_in_order_and_shows_where_it_is(server, browser, page):
    with opened(browser, server, page, reduced_motion="reduce") as visit:
        stops = list(walk(visit.page))
        assert len(stops) < LONGEST, "the keyboard does not come to the end of the page"
        assert [stop["what"] for stop in stops if not stop["is_in_order"]] == []
        assert [stop["what"] for stop in stops if not stop["is_on_screen"]] == []
        assert visit.page.evaluate(MISSED) == []
        kinds = visit.page.evaluate("Object.keys(window.walk.kinds)")
        marks = {kind: marked_pixels(visit.page, kind) for kind in kinds}
        assert {kind: pixels for kind, pixels in marks.items() if pixels is not None and pixels < CLEARLY} == {}


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
        visit.page.get_by_role("combobox", name="State or UT").focus()
        keys.press("Control+A")
        keys.type("kerela")  # as it is often written
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


def test_stop_is_heard_although_the_browser_has_not_seen_the_month_change_yet(server, browser):
    held: list | None = None

    def relay(socket) -> None:
        dashboard = socket.connect_to_server()
        socket.on_message(dashboard.send)
        dashboard.on_message(lambda message: socket.send(message) if held is None else held.append((socket, message)))

    with browser.new_page() as page:
        page.route_web_socket("**/_stcore/stream", relay)
        page.goto(f"{server}/states?as_of=2021-01-31")
        page.get_by_role("button", name="Play").click()
        page.get_by_role("button", name="Stop").wait_for()
        page.wait_for_timeout(500)  # drawn, and less than a month stays
        held = []
        while not held:  # the server goes on by a month
            page.wait_for_timeout(100)
        page.get_by_role("button", name="Stop").click()
        page.wait_for_timeout(1_000)
        late, held = held, None
        for socket, message in late:
            socket.send(message)
        page.get_by_role("button", name="Play").wait_for()


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


# At 768 px the field was once a fifth of the page, and the icon of the calendar covered the year.
@pytest.mark.parametrize("width", [390, 768, 1280])
def test_the_whole_date_is_seen(server, browser, width):
    with visiting(browser, server, width) as visit:
        field = visit.page.locator("[data-testid=stDateInput] [role=group]").first.bounding_box()
        year = visit.page.get_by_role("spinbutton", name="year").bounding_box()
        assert field["x"] + field["width"] - (year["x"] + year["width"]) > 32  # px of the icon and its margin
