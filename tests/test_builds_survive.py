"""A build may be killed at any instant: readers see whole releases, and the next build ends where it would have."""

import os
import random
import resource
import signal
import time

import pytest
from rooms import COUNTS, COUNTS_REVISED, JUNE, JUNE_LATE, PROCESSES, REGISTER, Room, build_here

from telemedicine import extracts, releases

KILLS, IN_A_ROW = 100, 10
SOONER = 0.9  # where a build was done before it was to be killed, the next ones are killed a little sooner


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
    ids, killed, place, took = {before.live, undisturbed.live}, 0, 0, undisturbed.took
    while killed < KILLS:
        room = before.copy(tmp_path / str(place))
        update(room)
        for _ in range(IN_A_ROW):  # builds that take up what killed ones left are killed too
            was_at_work = kill_a_build(room, chance.uniform(0, took))
            killed += was_at_work
            assert_whole(room, ids)
            if not was_at_work:
                took *= SOONER
                break
        assert room.build() == undisturbed.live
        assert room.tables() == undisturbed.tables()
        assert_nothing_is_left(room)
        place += 1


def assert_nothing_is_left(room):
    """No draft of a release, no half index: what a killed build leaves is cleared away by the next."""
    assert sorted(path.name for path in room.root.iterdir()) == sorted({*releases.ids(room.root), "current"})
    left = {path.name for path in room.ledger.iterdir() if path.suffix != ".npy"}
    assert left <= {"ledger.duckdb", "lock", "set-aside.json"}
    assert len(list(room.ledger.glob("*.npy"))) == 2  # May and June


def test_the_second_of_two_builds_waits_and_says_so(before, undisturbed, tmp_path):
    room = before.copy(tmp_path / "room")
    update(room)
    said = PROCESSES.Queue()
    with extracts.locked(room.data, print):
        second = PROCESSES.Process(target=build_and_say, args=(room.data, room.root, said))
        second.start()
        assert said.get(timeout=60) == "Another build is at work: waiting until it is done"
        assert room.live == before.live
    second.join(120)
    assert second.exitcode == 0
    assert room.live == undisturbed.live


def test_two_builds_at_once_end_in_the_same_release(before, undisturbed, tmp_path):
    room = before.copy(tmp_path / "room")
    update(room)
    builds = [room.building(), room.building()]
    for process in builds:
        process.join(120)
    assert [process.exitcode for process in builds] == [0, 0]
    assert set(releases.ids(room.root)) == {before.live, undisturbed.live}
    assert room.tables() == undisturbed.tables()


@pytest.mark.parametrize("room_on_disk", [20_000, 600_000, 2_000_000])  # bytes; a release has four million
def test_a_full_disk_leaves_the_live_release_and_the_next_build_makes_it_good(
    before, undisturbed, tmp_path, room_on_disk
):
    room = before.copy(tmp_path / "room")
    update(room)
    process = PROCESSES.Process(target=build_on_a_full_disk, args=(room.data, room.root, room_on_disk))
    process.start()
    process.join(120)
    assert process.exitcode == 1
    assert room.live == before.live
    assert_whole(room, {before.live})
    assert room.build() == undisturbed.live
    assert room.tables() == undisturbed.tables()
    assert_nothing_is_left(room)


def test_a_damaged_ledger_is_begun_anew(undisturbed, tmp_path):
    room = undisturbed.copy(tmp_path / "room")
    (room.ledger / "ledger.duckdb").write_bytes(b"no ledger at all")
    assert room.build() == undisturbed.live
    for index in room.ledger.glob("*.npy"):
        index.unlink()
    (room.extracts / "cut.parquet").unlink()
    room.build()
    assert len(list(room.ledger.glob("*.npy"))) == 2


def build_and_say(data, root, said):
    """Build, and hand on every step."""
    build_here(data, root, lambda *step: said.put(step[0]))


def build_on_a_full_disk(data, root, room_on_disk):
    """Build where no file can grow beyond some bytes. Ends with 1 where the build says that it failed, and why."""
    from telemedicine import build

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room_on_disk, room_on_disk))
    try:
        build_here(data, root)
    except build.BuildError as error:
        os._exit(1 if str(error) else 2)
