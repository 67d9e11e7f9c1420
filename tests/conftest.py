"""What tests share: a small release counted with a pencil, the shipped one, and the dashboard in a browser."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import PROJECT, STREAMLIT, launch, serving
from playwright.sync_api import Browser, sync_playwright

# Tests never read or change the releases of the machine they run on. Set before the package reads it.
_ROOM = tempfile.TemporaryDirectory(prefix="telemedicine-tests-")
os.environ["TELEMEDICINE_RELEASES"] = f"{_ROOM.name}/releases"

from telemedicine import build, reference, releases  # noqa: E402


def data_folder(folder: Path, extracts: Path) -> Path:
    """A data folder with the project's published and reference files, and these extracts."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("published", "reference"):
        (folder / name).symlink_to(PROJECT / "data" / name)
    (folder / "extracts").symlink_to(extracts)
    return folder


@pytest.fixture(scope="session")
def small(tmp_path_factory) -> releases.Release:
    """The release of `tests/extracts/`: three States, three months, small enough to count by hand."""
    folder = tmp_path_factory.mktemp("small")
    data = data_folder(folder / "data", PROJECT / "tests/extracts")
    return releases.open_release(build.build(data, folder / "releases"), folder / "releases")


@pytest.fixture(scope="session")
def extract(tmp_path_factory) -> Path:
    """The folder of the reference extract, computed from the published record."""
    folder = tmp_path_factory.mktemp("extracts") / "reference"
    reference.write(PROJECT / "data", folder)
    return folder


@pytest.fixture(scope="session")
def shipped(tmp_path_factory, extract) -> releases.Release:
    """The release that `make run` shows where no other extract lies: the reference extract's, made live."""
    data = data_folder(tmp_path_factory.mktemp("shipped") / "data", extract.parent)
    return releases.open_release(build.build(data))


@pytest.fixture(scope="session")
def server(shipped) -> Iterator[str]:
    """Address of the dashboard, served as `make run` serves it, on the shipped release."""
    with serving(*STREAMLIT) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, started once."""
    with sync_playwright() as playwright:
        chromium = launch(playwright)
        yield chromium
        chromium.close()
