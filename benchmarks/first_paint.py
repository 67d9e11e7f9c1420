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
from paints import paints
from playwright.sync_api import sync_playwright

BARE = 'import streamlit as st\nst.html(\'<p class="counter"><span class="number">50,00,92,730</span></p>\')\n'
RUNS = 7
LIMIT = 1.2
MEGABIT = 1_000_000 / 8
LINES = {"here": None, "10 Mbit/s": {"latency": 40, "downloadThroughput": 10 * MEGABIT, "uploadThroughput": MEGABIT}}
NUMBER = ".counter .number"


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
                pairs = [
                    [paints(browser, address, NUMBER, line=line) for address in (plain, ours)] for _ in range(RUNS + 1)
                ]
                del pairs[0]  # the first readers of a server wait for more than a page
                for place, kind in enumerate(("cold", "warm")):
                    floor, taken = (statistics.median(pair[who][place] for pair in pairs) for who in (0, 1))
                    print(f"{name:10} {kind:5} {floor:8.0f} {taken:8.0f} {taken / floor:6.2f}", flush=True)
                    slow += [f"{kind}, {name}"] if taken > LIMIT * floor else []
    print(f"above {LIMIT} times a bare page: {'; '.join(slow) or 'none'}")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
