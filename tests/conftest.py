"""What several tests share: the real dashboard, served, and a browser to open it in."""

import subprocess
import sys
from collections.abc import Iterator

import pytest
from browser import PROJECT, STREAMLIT, launch, serving
from playwright.sync_api import Browser, sync_playwright


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """Address of the dashboard, served as `make run` serves it, on the release `make run` would show."""
    subprocess.run([sys.executable, "-m", "telemedicine", "build", "--if-missing"], cwd=PROJECT, check=True)
    with serving(*STREAMLIT) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, started once."""
    with sync_playwright() as playwright:
        chromium = launch(playwright)
        yield chromium
        chromium.close()
