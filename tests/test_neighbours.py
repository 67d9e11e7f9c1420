"""Several processes on one address serve as one: what a reader was offered or handed in is found by each of them."""

import urllib.error
import urllib.request
from collections.abc import Iterator

import pytest
from browser import UVICORN, running, visiting

OFTEN = 20  # requests, each by a connection of its own: not one in a million times does one process get them all


@pytest.fixture(scope="module")
def several(shipped) -> Iterator[str]:
    """The dashboard in two processes."""
    with running(*UVICORN, "--workers", "2") as (address, _process):
        yield address


def fetched(url: str) -> bytes:
    with urllib.request.urlopen(url, timeout=30) as response:
        return response.read()


def test_a_file_offered_by_one_process_is_sent_by_all(several, browser):
    with visiting(browser, f"{several}/ranking?as_of=2021-07-03") as visit:
        visit.page.get_by_text("Quote, picture, rows and SQL").first.click()
        with visit.page.expect_download() as download:
            visit.page.get_by_role("button", name="CSV", exact=True).click()
        rows = download.value.path().read_bytes()
        assert b"IN-AP" in rows
        assert b"1632377" in rows  # Andhra Pradesh, as printed in the statement of 3 July 2021
        assert {fetched(download.value.url) for _ in range(OFTEN)} == {rows}


@pytest.mark.parametrize(
    ("text", "marks", "said"),
    [
        ("eSanjeevani completed over 70 lakh consultations on 3 July 2021.", 1, 0),
        ("x" * 4_999_999, 0, 1),  # the largest file taken in, too long to be checked
    ],
    ids=["short", "largest"],
)
def test_a_text_handed_in_is_read_whichever_process_takes_it(several, browser, tmp_path, text, marks, said):
    (tmp_path / "statement.txt").write_text(text)
    for _ in range(6):
        with visiting(browser, f"{several}/statement?part=check") as visit:
            visit.page.locator("textarea").first.fill("")
            visit.page.locator("input[type=file]").set_input_files(str(tmp_path / "statement.txt"))
            visit.page.wait_for_selector("[data-testid=stFileUploaderFile], [data-testid=stFileChip]")
            visit.settle()
            visit.page.locator("[data-testid=stFormSubmitButton] button").click()
            visit.page.wait_for_selector("h2#marked, .note")
            visit.settle()
            assert visit.page.locator(".marked mark").count() == marks
            assert visit.page.get_by_text("longer than 2,00,000 characters").count() == said
            assert visit.errors == []


@pytest.mark.parametrize("file", [f"{'0' * 64}.csv", "%0d%0aHost:%20elsewhere", "%D0%AF?%C3%A9=1"])
def test_a_file_that_no_process_holds_is_not_found(several, file):
    for _ in range(OFTEN):
        with pytest.raises(urllib.error.HTTPError) as refused:
            fetched(f"{several}/media/{file}")
        assert refused.value.code == 404
