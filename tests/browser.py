"""The dashboard as a reader has it: the real server, opened in a real browser."""

import os
import shutil
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryFile
from time import monotonic, sleep

from playwright.sync_api import Browser, Page, Playwright

PROJECT = Path(__file__).parents[1]
STREAMLIT = ("streamlit", "run", "dashboard.py")
UVICORN = ("uvicorn", "dashboard:app")
# Chromium as a server has it: no screen, and nothing asked of the outside on its own account.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# Drawn means: the script has run to its end, nothing is still a grey bar, and every chart has its picture.
DRAWN = """() => {
    const app = document.querySelector('[data-testid=stApp]');
    const charts = [...document.querySelectorAll('[data-testid=stPlotlyChart]')];
    return app?.dataset.testScriptState === 'notRunning'
        && !document.querySelector('[data-testid=stSkeleton], [data-testid=stAppSkeleton]')
        && charts.every(chart => chart.querySelector('.main-svg'));
}"""
# Below a page's own address Streamlit first asks for these there, and then at the root.
ASKED_TWICE = ("/_stcore/health", "/_stcore/host-config")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def serving(*command: str, python: str = sys.executable, **environment: str) -> Iterator[str]:
    """Start a server as `running` does and give its address alone."""
    with running(*command, python=python, **environment) as (address, _):
        yield address


@contextmanager
def running(*command: str, python: str = sys.executable, **environment: str) -> Iterator[tuple[str, int]]:
    """Start a server on a free port of this machine, give its address and process id when it answers, then end it.

    Raises RuntimeError with the server's own words if it does not answer within a minute.
    """
    port = str(_free_port())
    address = f"http://127.0.0.1:{port}"
    settings = {**os.environ, "STREAMLIT_SERVER_PORT": port, "UVICORN_PORT": port, "PORT": port, **environment}
    with TemporaryFile("w+") as log:
        server = subprocess.Popen(
            [python, "-m", *command], cwd=PROJECT, env=settings, stdout=log, stderr=subprocess.STDOUT
        )
        try:
            if not _answers(server, f"{address}/_stcore/health"):
                log.seek(0)
                raise RuntimeError(f"the server did not start:\n{log.read()}")
            yield address, server.pid
        finally:
            server.terminate()
            server.wait(timeout=30)


def _answers(server: subprocess.Popen, address: str) -> bool:
    latest = monotonic() + 60
    while server.poll() is None and monotonic() < latest:
        try:
            return urllib.request.urlopen(address).status == 200
        except OSError:  # refused, or cut off while it starts
            sleep(0.1)
    return False


def launch(playwright: Playwright) -> Browser:
    """Start Debian's Chromium."""
    return playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)


@dataclass
class Visit:
    """A page that was opened, and what went on meanwhile."""

    page: Page
    errors: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)

    def settle(self) -> None:
        """Wait until everything on the page is drawn."""
        self.page.wait_for_timeout(200)  # a click reaches the server a moment after it was made
        self.page.wait_for_function(DRAWN, timeout=30_000)


@contextmanager
def visiting(
    browser: Browser, address: str, width: int = 1280, scheme: str = "light", **reader: str
) -> Iterator[Visit]:
    """Open a page as a new reader, wait until it is drawn, and note errors and requests to any other host.

    `scheme` is `light` or `dark`, and `reader` whatever else Playwright can say of one, such as `reduced_motion`. The
    errors are what the browser's console says in red, refusals by the Content-Security-Policy among them.
    """
    host = "/".join(address.split("/")[:3])
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, **reader)
    visit = Visit(context.new_page())

    def note_message(message) -> None:
        asked_twice = message.location.get("url", "").endswith(ASKED_TWICE)
        if message.type == "error" and not asked_twice:
            visit.errors.append(message.text)

    def note_request(request) -> None:
        if not request.url.startswith((host, "data:", "blob:")):
            visit.outside.append(request.url)

    visit.page.on("console", note_message)
    visit.page.on("pageerror", lambda error: visit.errors.append(str(error)))
    visit.page.on("request", note_request)
    try:
        visit.page.goto(address)
        visit.page.wait_for_selector("[data-testid=stApp]")
        visit.settle()
        yield visit
    finally:
        context.close()
