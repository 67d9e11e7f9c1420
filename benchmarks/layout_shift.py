"""How much of a page jumps while it loads: Cumulative Layout Shift, on a phone and on a desk, against a bare page.

    make benchmark-layout-shift

Each page is opened in Chromium three times, each by a browser that was never here; the worst is told, for what jumps
depends on what arrives first. It counts as web.dev has it: shifts less than a second apart form a window of at most
five seconds, and the largest window is the page's. Under each page stand its largest shifts, with what moved and how
far. The floor is a bare Streamlit page with a title and one chart. Exits with 1 where a page is at 0.1 or above.
"""

import sys
import tempfile
from pathlib import Path

from browser import STREAMLIT, Visit, launch, serving
from playwright.sync_api import Browser, sync_playwright

PAGES = ("", "states", "states?state=IN-TN", "ranking", "opds", "about")
WIDTHS = (390, 1280)
LIMIT, SHOWN, RUNS = 0.1, 3, 3
GAP_MS, WINDOW_MS = 1000, 5000
BARE = """import plotly.graph_objects as go
import streamlit as st
st.title("Consultations")
st.plotly_chart(go.Figure(go.Bar(x=[1, 2, 3], y=[3, 1, 2])))
"""
OBSERVE = """
    window.shifts = [];
    const name = node => {
        const element = node?.nodeType === Node.TEXT_NODE ? node.parentElement : node;
        const named = element?.closest?.('[data-testid], [class]') ?? element;
        const called = named?.dataset?.testid ?? named?.getAttribute?.('class') ?? '';
        const text = element?.textContent?.trim().replace(/\\s+/g, ' ').slice(0, 40) ?? '';
        return `${element?.tagName?.toLowerCase()} ${called} "${text}"`;
    };
    const move = ({node, previousRect: from, currentRect: to}) => ({
        what: name(node), right: Math.round(to.left - from.left), down: Math.round(to.top - from.top),
    });
    const seen = source => source.currentRect.height;
    new PerformanceObserver(list => list.getEntries().filter(entry => !entry.hadRecentInput).forEach(entry =>
        window.shifts.push({start: entry.startTime, value: entry.value, moved: entry.sources.filter(seen).map(move)})
    )).observe({type: 'layout-shift', buffered: true});
"""


def shifts(browser: Browser, address: str, width: int) -> list[dict]:
    """Open a page as a new reader and return its shifts: start in ms, value, and what moved, and how far."""
    context = browser.new_context(viewport={"width": width, "height": 900})
    context.add_init_script(OBSERVE)
    visit = Visit(context.new_page())
    visit.page.goto(address)
    visit.page.wait_for_selector("[data-testid=stApp]")
    visit.settle()
    visit.page.wait_for_timeout(1500)
    found = visit.page.evaluate("window.shifts")
    context.close()
    return found


def cumulative(found: list[dict]) -> float:
    """The largest sum of shifts in a window. Source: web.dev, Cumulative Layout Shift."""
    windows: list[list[dict]] = []
    for shift in found:
        start, now = (windows[-1][0]["start"], windows[-1][-1]["start"]) if windows else (0, 0)
        if windows and shift["start"] - now < GAP_MS and shift["start"] - start < WINDOW_MS:
            windows[-1].append(shift)
        else:
            windows.append([shift])
    return max((sum(shift["value"] for shift in window) for window in windows), default=0)


def measured(browser: Browser, name: str, address: str, width: int) -> float:
    """Print a page's figure and what moved most on it, and return the figure."""
    found = max((shifts(browser, address, width) for _ in range(RUNS)), key=cumulative)
    value = cumulative(found)
    print(f"{name:20} {width:6} {value:7.3f}", flush=True)
    for shift in sorted(found, key=lambda shift: -shift["value"])[:SHOWN]:
        for moved in shift["moved"][:1]:  # the browser gives the one with the largest area first
            told = f"{moved['right']:+} px right, {moved['down']:+} px down: {moved['what']}"
            print(f"{'':20} {shift['value']:14.3f} at {shift['start']:.0f} ms, {told}")
    return value


def main() -> int:
    """Print a line a page and width, and return the exit code."""
    print(f"{'page':20} {'width':>6} {'CLS':>7}")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        bare = Path(folder, "bare.py")
        bare.write_text(BARE)
        with serving("streamlit", "run", str(bare)) as plain, serving(*STREAMLIT) as ours:
            browser = launch(playwright)
            values = {}
            for width in WIDTHS:
                measured(browser, "(bare page)", plain, width)
                for page in PAGES:
                    name = page or "national"
                    values[f"{name} at {width}"] = measured(browser, name, f"{ours}/{page}", width)
    jumpy = [name for name, value in values.items() if value >= LIMIT]
    print(f"{LIMIT} or above: {', '.join(jumpy) or 'none'}")
    return 1 if jumpy else 0


if __name__ == "__main__":
    sys.exit(main())
