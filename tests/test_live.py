"""An open page follows the live release, keeps what its reader chose, and says what is new or old."""

import datetime as dt
import shutil
from contextlib import ExitStack
from types import SimpleNamespace

import pytest
from browser import PROJECT, STREAMLIT, serving, visiting
from conftest import data_folder

from telemedicine import build, releases
from telemedicine.site import live

# The small extract ends on 30 June 2021 with 2,07,000 consultations, 55,000 of them in Kerala. One more day brings
# another 93,000 to Kerala, and with that 3,00,000 in all.
ONE_MORE_DAY = "2021-07-01,IN-KL,OPD,OPD-KL-2,93000\n"


class Room:
    """A dashboard's own folders, with a copy of the small extract."""

    def __init__(self, folder):
        shutil.copytree(PROJECT / "tests/extracts", folder / "extracts")
        self.extract = folder / "extracts/consultations.csv"
        self.data, self.releases = data_folder(folder / "data", folder / "extracts"), folder / "releases"

    def publish(self, more=""):
        """Build a release from the extract with these lines added, and make it live."""
        with self.extract.open("a") as file:
            file.write(more)
        return releases.open_release(build.build(self.data, self.releases), self.releases)

    def serving(self, look_every):
        environment = {"TELEMEDICINE_RELEASES": str(self.releases), "TELEMEDICINE_LOOK_EVERY": look_every}
        return serving(*STREAMLIT, **environment)


@pytest.fixture(scope="module")
def readers(tmp_path_factory, browser):
    """Four open pages, and what they show when one more day has been published."""
    room = Room(tmp_path_factory.mktemp("live"))
    before = room.publish()
    addresses = {
        "state": "states?state=IN-KL&variant=OPD&measure=consultations_per_lakh",
        "day": "states?state=IN-KL&as_of=2021-06-10",
        "pinned": f"states?state=IN-KL&release={before.id}",
        "national": "",
    }
    with room.serving(look_every="0.5") as server, ExitStack() as opened:
        visits = {name: opened.enter_context(visiting(browser, f"{server}/{at}")) for name, at in addresses.items()}
        assert "2,07,000" in written(visits["national"])
        after = room.publish(ONE_MORE_DAY)
        for name in visits.keys() - {"pinned"}:
            visits[name].page.wait_for_selector(".news p", timeout=30_000)
            visits[name].settle()
        yield SimpleNamespace(before=before, after=after, **visits)
        assert [visit.errors for visit in visits.values()] == [[], [], [], []]


def written(visit):
    return visit.page.locator("[data-testid=stMain]").inner_text()


def last_day_chosen(visit):
    return visit.page.get_by_test_id("stDateInputField").inner_text().replace("\n", "")


def test_an_open_page_says_which_milestone_was_crossed_and_then_which_figures_are_new(readers):
    assert readers.national.page.locator("[role=status] p").all_inner_texts() == [
        "3 lakh consultations completed.",
        f"New figures: release {readers.after.id}, counted to 1 July 2021.",
    ]


def test_an_open_page_shows_the_new_figures(readers):
    assert readers.national.page.locator(".counter .number").inner_text() == "3,00,000"


def test_a_page_on_the_last_day_moves_to_the_new_last_day_and_keeps_every_other_choice(readers):
    assert last_day_chosen(readers.state) == "01/07/2021"
    assert "1,48,000" in written(readers.state)
    address = readers.state.page.url
    assert "state=IN-KL" in address
    assert "variant=OPD" in address
    assert "measure=consultations_per_lakh" in address
    assert readers.state.page.locator("h2", has_text="Kerala").count() == 1


def test_a_reader_who_chose_a_day_keeps_it(readers):
    assert last_day_chosen(readers.day) == "10/06/2021"
    assert "as_of=2021-06-10" in readers.day.page.url
    assert "30,000" in written(readers.day)  # Kerala had 10,000, 5,000 and 15,000 by then
    assert f"Counted to 1 July 2021 · release {readers.after.id}" in written(readers.day)


def test_a_page_pinned_to_a_release_stays_there(readers):
    readers.pinned.page.wait_for_timeout(1_500)  # three looks of a page that follows
    assert last_day_chosen(readers.pinned) == "30/06/2021"
    assert "55,000" in written(readers.pinned)
    assert f"Counted to 30 June 2021 · release {readers.before.id}" in written(readers.pinned)
    assert readers.pinned.page.locator(".news p").count() == 0


def test_the_news_is_gone_once_the_reader_goes_on(readers):
    readers.national.page.get_by_role("link", name="Ranking", exact=True).first.click()
    readers.national.page.wait_for_url("**/ranking*")
    readers.national.settle()
    assert readers.national.page.locator(".news p").count() == 0


def test_what_is_opened_on_a_page_belongs_to_the_release_of_the_page(tmp_path, browser):
    room = Room(tmp_path)
    before = room.publish()
    with room.serving(look_every="3600") as server, visiting(browser, server) as visit:
        after = room.publish(ONE_MORE_DAY)
        assert f"release {before.id}" in visit.page.locator(".counted-to").inner_text()
        visit.page.get_by_text("Quote, rows and SQL").first.click()
        visit.page.wait_for_selector(".source")
        visit.settle()
        # To open a box is a choice like any other: the page follows the live release with it, whole, and says so.
        assert f"Release {after.id}." in visit.page.locator(".source").first.text_content()
        assert f"release {after.id}" in visit.page.locator(".counted-to").inner_text()
        assert "3,00,000" in visit.page.locator(".figures").first.text_content()
        assert visit.page.locator(".counter .number").inner_text() == "3,00,000"
        assert visit.page.locator(".news p").count() > 0
        assert before.id not in visit.page.locator("main").text_content()


@pytest.mark.parametrize(("more", "milestone"), [("92999", None), ("93000", 300_000), ("293000", 500_000)])
def test_the_highest_milestone_crossed_is_announced(small, tmp_path, more, milestone):
    after = Room(tmp_path).publish(ONE_MORE_DAY.replace("93000", more))
    assert live.crossed(small, after) == milestone
    assert live.crossed(after, small) is None  # a release that counts less crosses nothing


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (dt.date(2026, 9, 15), ""),
        (dt.date(2026, 10, 30), ""),  # 15 days of September and 30 of October: 45
        (
            dt.date(2026, 10, 31),
            "The last day counted is 46 days ago; figures older than 45 days are marked like this.",
        ),
        (
            dt.date(2026, 11, 23),
            "The last day counted is 69 days ago; figures older than 45 days are marked like this.",
        ),
    ],
)
def test_figures_are_called_old_when_a_month_was_missed(today, said):
    assert live.old(dt.date(2026, 9, 15), today) == said
