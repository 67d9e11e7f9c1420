"""How soon the map of the States page is drawn, against the same map alone in a ten-line Dash app.

    make benchmark-map-first-paint

Both are opened in Chromium in turn on this machine: cold, by a browser that was never here, and warm, by the same
browser again. The figure is the same, and so are the outlines; Dash serves all scripts itself. The time runs from the
start of the visit to the frame in which all 36 States and UTs are drawn. Exits with 1 where the median is above Dash's.
Run it on a machine with two cores that does nothing else.
"""

import statistics
import sys
import tempfile
from pathlib import Path

from browser import PROJECT, STREAMLIT, launch, serving
from paints import paints
from playwright.sync_api import sync_playwright

from telemedicine import maps, releases

DASH = PROJECT / "benchmarks/.venv/bin/python"
AREAS, STATES = ":is(.choroplethlayer, .sketch) path[d]", 36
RUNS = 7


def peer(folder: str) -> tuple[str, ...]:
    """Write the figure for Dash and return the command that serves it."""
    release = releases.open_release(releases.current())
    by_state = release.ask("consultations_by_state", as_of=release.last_day, variant="all").rows
    address, file = f"/geo/{release.id}/outlines.geojson", Path(folder, "figure.json")
    file.write_text(
        maps.choropleth(by_state, measure="consultations", outlines_url=address, points=release.points).to_json()
    )
    return "benchmarks.dash_map", str(file), str(release.folder / "outlines.geojson"), address


def main() -> int:
    """Print a line a way of visiting and return the exit code."""
    with (
        tempfile.TemporaryDirectory() as folder,
        sync_playwright() as playwright,
        serving(*peer(folder), python=str(DASH)) as dash,
        serving(*STREAMLIT) as ours,
    ):
        browser = launch(playwright)
        addresses = (dash, f"{ours}/states")
        pairs = [[paints(browser, address, AREAS, STATES) for address in addresses] for _ in range(RUNS + 1)]
    del pairs[0]  # the first readers of a server wait for more than a page
    slow = []
    print(f"{'visit':5} {'dash ms':>8} {'ours ms':>8} {'ratio':>6}   medians of {RUNS}")
    for place, kind in enumerate(("cold", "warm")):
        floor, taken = (statistics.median(pair[who][place] for pair in pairs) for who in (0, 1))
        print(f"{kind:5} {floor:8.0f} {taken:8.0f} {taken / floor:6.2f}")
        slow += [kind] if taken > floor else []
    print(f"later than Dash: {', '.join(slow) or 'none'}")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
