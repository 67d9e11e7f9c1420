"""What a click costs: bytes over the wire and time until all is drawn again, on choosing another day.

    make benchmark-repaint

Each page is opened in Chromium and another month is chosen in the day picker, each time one not asked for before. The
time runs from the click that confirms the choice to the last change on the page. The floor is a bare Streamlit page
with the same picker and one chart of 36 bars. Exits with 1 where the median of a page is above 250 ms or 20 KB. Run it
on a machine with two cores that does nothing else.
"""

import statistics
import sys
import tempfile
from pathlib import Path

from browser import Visit, launch, serving, visiting
from playwright.sync_api import Browser, sync_playwright
from wire import Relay, relayed

COMMAND = ("streamlit", "run", "dashboard.py")
PAGES = ("", "states", "ranking", "opds", "about")
RUNS = 7
BARE = """import datetime as dt
import plotly.graph_objects as go
import streamlit as st
st.title("Bare")
day = st.date_input("As of", dt.date(2026, 8, 31))
st.plotly_chart(go.Figure(go.Bar(y=[day.toordinal() * place % 97 for place in range(36)])))
"""
LIMIT_MS, LIMIT_KB = 250, 20
WATCH = """() => {
    addEventListener('pointerdown', () => { window.clicked = window.changed = performance.now() }, {capture: true});
    new MutationObserver(() => { window.changed = performance.now() }).observe(
        document.querySelector('[data-testid=stMain]'),
        {subtree: true, childList: true, attributes: true, characterData: true});
}"""


def choose_month_before(visit: Visit) -> float:
    """Choose the day a month before, wait until the page is still, and return the milliseconds it changed for.

    The page is left alone for the first second: who asks it in every frame whether it is drawn makes it slower.
    """
    visit.page.get_by_role("spinbutton", name="month").press("ArrowDown")
    visit.page.locator("h1").click()
    visit.page.wait_for_timeout(1000)
    visit.settle()
    visit.page.wait_for_timeout(500)
    return visit.page.evaluate("window.changed - window.clicked")


def measured(browser: Browser, relay: Relay, page: str) -> tuple[float, float, float]:
    """KB of opening a page, and the medians of KB and milliseconds of a click on it."""
    relay.received = 0
    with visiting(browser, f"{relay.address}/{page}") as visit:
        visit.page.evaluate(WATCH)
        opened, sizes, times = relay.received / 1000, [], []
        for _ in range(RUNS):
            relay.received = 0
            times.append(choose_month_before(visit))
            sizes.append(relay.received / 1000)
    return opened, statistics.median(sizes), statistics.median(times)


def main() -> int:
    """Print a line a page and return the exit code."""
    print(f"{'page':10} {'first KB':>9} {'click KB':>9} {'click ms':>9} {'× bare':>7}   medians of {RUNS} clicks")
    dear = []
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser, bare = launch(playwright), Path(folder, "bare.py")
        bare.write_text(BARE)
        with serving("streamlit", "run", str(bare)) as address, relayed(address) as relay:
            opened, size, floor = measured(browser, relay, "")
        print(f"{'bare':10} {opened:9.0f} {size:9.0f} {floor:9.0f} {1:7.2f}", flush=True)
        with serving(*COMMAND) as address, relayed(address) as relay:
            for page in PAGES:
                opened, size, time = measured(browser, relay, page)
                name = page or "national"
                print(f"{name:10} {opened:9.0f} {size:9.0f} {time:9.0f} {time / floor:7.2f}", flush=True)
                dear += [name] if size > LIMIT_KB or time > LIMIT_MS else []
    print(f"above {LIMIT_MS} ms or {LIMIT_KB} KB: {', '.join(dear) or 'none'}")
    return 1 if dear else 0


if __name__ == "__main__":
    sys.exit(main())
