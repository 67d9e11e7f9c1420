"""A build may be killed at any instant: readers see whole releases, and the next build ends where it would have."""

import random
import time

import pytest
from rooms import COUNTS, COUNTS_REVISED, JUNE, JUNE_LATE, REGISTER, Room

from telemedicine import releases

KILLS, IN_A_ROW = 100, 5


def update(room):
    """What is handed over after the first release: a late file, a revised one, and one that is no use."""
    room.drop(june_late__csv=JUNE_LATE, counts__csv=COUNTS_REVISED, cut__parquet=b"PAR1 cut short")


@pytest.fixture(scope="module")
def before(tmp_path_factory):
    """A room with a first release."""
    room = Room(tmp_path_factory.mktemp("before") / "room")
    room.drop(opds__csv=REGISTER, june__csv=JUNE, counts__csv=COUNTS)
    room.build()
    return room


@pytest.fixture(scope="module")
def undisturbed(before, tmp_path_factory):
    """The same room after an update that nothing disturbed, and how long its build took."""
    room = before.copy(tmp_path_factory.mktemp("undisturbed") / "room")
    update(room)
    started = time.monotonic()
    room.build()
    room.took = time.monotonic() - started
    return room


def kill_a_build(room, after):
    """Kill a build after some seconds; whether it was still at work."""
    process = room.building()
    process.join(after)
    was_at_work = process.is_alive()
    process.kill()  # SIGKILL
    process.join()
    return was_at_work


def assert_whole(room, ids):
    """Every release that a reader can find opens and answers, and the live one is among them."""
    found = releases.ids(room.root)
    assert set(found) <= ids
    assert room.live in found
    for id in found:
        release = releases.open_release(id, room.root)
        assert release.ask("consultations_by_month", state="IN", as_of=release.last_day).rows.consultations.sum() > 0
        assert release.manifest["id"] == id
        assert (release.folder / "tables/set_aside.parquet").exists()
        release.connection.close()
    releases.open_release.cache_clear()


def test_a_build_killed_at_any_instant_is_made_good_by_the_next(before, undisturbed, tmp_path):
    chance = random.Random(20210703)
    ids, killed, place = {before.live, undisturbed.live}, 0, 0
    while killed < KILLS:
        room = before.copy(tmp_path / str(place))
        update(room)
        for _ in range(IN_A_ROW):  # builds that take up what killed ones left are killed too
            was_at_work = kill_a_build(room, chance.uniform(0, undisturbed.took))
            killed += was_at_work
            assert_whole(room, ids)
            if not was_at_work:
                break
        assert room.build() == undisturbed.live
        assert room.tables() == undisturbed.tables()
        assert_nothing_is_left(room)
        place += 1


def assert_nothing_is_left(room):
    """No draft of a release, no half index: what a killed build leaves is cleared away by the next."""
    assert sorted(path.name for path in room.root.iterdir()) == sorted({*releases.ids(room.root), "current"})
    left = {path.name for path in room.ledger.iterdir() if path.suffix != ".npy"}
    assert left <= {"ledger.duckdb", "lock"}
    assert len(list(room.ledger.glob("*.npy"))) == 2  # May and June
