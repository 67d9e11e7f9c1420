"""How soon the counter can be read, against a bare Streamlit page that shows one number.

    make benchmark-first-paint

Both are opened in Chromium in turn: cold, by a browser that was never here, and warm, by the same browser again; on
this machine, and over a line of 10 Mbit/s with 40 ms to and fro. The time runs from the start of the visit to the frame
in which the number is drawn. Exits with 1 where the median is above 1.2 times the bare page's. Run it on a machine
with two cores that does nothing else.
"""

import statistics
import sys
import tempfile
from pathlib import Path

from browser import launch, serving
from playwright.sync_api import Browser, Page, sync_playwright

BARE = 'import streamlit as st\nst.html(\'<p class="counter"><span class="number">50,00,92,730</span></p>\')\n'
RUNS = 7
LIMIT = 1.2
MEGABIT = 1_000_000 / 8
LINES = {"here": None, "10 Mbit/s": {"latency": 40, "downloadThroughput": 10 * MEGABIT, "uploadThroughput": MEGABIT}}
WATCH = """
    new MutationObserver((_, watching) => {
        if (!document.querySelector('.counter .number')) return;
        watching.disconnect();
        requestAnimationFrame(() => { window.painted = performance.now() });
    }).observe(document, {subtree: true, childList: true});
"""


def visit(page: Page, address: str) -> float:
    """Open a page and return the milliseconds until its number was drawn."""
    page.goto(address)
    return page.wait_for_function("() => window.painted").json_value()


def paints(browser: Browser, address: str, line: dict | None) -> tuple[float, float]:
    """Milliseconds until the number is drawn for a new reader, and for the same one again."""
    context = browser.new_context()
    context.add_init_script(WATCH)
    page = context.new_page()
    if line:
        context.new_cdp_session(page).send("Network.emulateNetworkConditions", {"offline": False, **line})
    cold = visit(page, address)
    page.wait_for_load_state("networkidle")
    warm = visit(page, address)
    context.close()
    return cold, warm


def main() -> int:
    """Print a line a way of visiting and return the exit code."""
    slow = []
    print(f"{'line':10} {'visit':5} {'bare ms':>8} {'ours ms':>8} {'ratio':>6}   medians of {RUNS}")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        bare = Path(folder, "bare.py")
        bare.write_text(BARE)
        with serving("streamlit", "run", str(bare)) as plain, serving("streamlit", "run", "dashboard.py") as ours:
            browser = launch(playwright)
            for name, line in LINES.items():
                paints(browser, plain, line), paints(browser, ours, line)
                pairs = [(paints(browser, plain, line), paints(browser, ours, line)) for _ in range(RUNS)]
                for place, kind in enumerate(("cold", "warm")):
                    floor, taken = (statistics.median(pair[who][place] for pair in pairs) for who in (0, 1))
                    print(f"{name:10} {kind:5} {floor:8.0f} {taken:8.0f} {taken / floor:6.2f}", flush=True)
                    slow += [f"{kind}, {name}"] if taken > LIMIT * floor else []
    print(f"above {LIMIT} times a bare page: {'; '.join(slow) or 'none'}")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
