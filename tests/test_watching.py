"""The folder of extracts is watched: whole files are built from, files still being written are left alone."""

import os
import signal
import subprocess
import sys
import time

import pytest
from browser import PROJECT
from rooms import COUNTS, REGISTER, Room

from telemedicine import releases

# A shell has what it starts in the background pass over Ctrl+C, and so would the tests of a run that it started.
WATCH = """
import signal
import sys
from pathlib import Path
signal.signal(signal.SIGINT, signal.default_int_handler)
from telemedicine import boundaries, cli, releases, watching
releases.DATA = Path(sys.argv[1])
watching.STILL = 1.0
watching.arrivals.__defaults__ = (1.0,)
boundaries.write_outlines = lambda states, out: out.write_text("{}")
raise SystemExit(cli.main(["watch", "--every", "0.2"]))
"""


class Watcher:
    """`watch` in a process of its own."""

    def __init__(self, room):
        self.room, self.said = room, room.folder / "said"
        environment = os.environ | {"TELEMEDICINE_RELEASES": str(room.root)}
        command = [sys.executable, "-c", WATCH, str(room.data)]
        self.process = subprocess.Popen(
            command, cwd=PROJECT, env=environment, stdout=subprocess.PIPE, stderr=self.said.open("w"), text=True
        )
        self.wait(lambda: "Watching" in self.said.read_text())

    def wait(self, until, seconds=90):
        end = time.monotonic() + seconds
        while not until():
            assert time.monotonic() < end, self.said.read_text()
            assert self.process.poll() is None, self.said.read_text()
            time.sleep(0.1)

    def total(self):
        return self.room.manifest()["totals"]["consultations"] if self.room.live else 0

    def end(self):
        self.process.send_signal(signal.SIGINT)
        self.process.wait(60)
        return self.process.returncode


@pytest.fixture
def watcher(tmp_path):
    room = Room(tmp_path / "room")
    (room.root).mkdir()
    watcher = Watcher(room)
    yield watcher
    if watcher.process.poll() is None:
        watcher.process.kill()
        watcher.process.wait()


def test_a_file_that_arrives_whole_is_built_from_and_one_still_written_is_left_alone(watcher):
    room = watcher.room
    with (room.extracts / "slow.csv").open("w") as slow:
        slow.write(COUNTS.replace("IN-AP", "IN-KL"))
        slow.flush()
        room.drop(opds__csv=REGISTER, counts__csv=COUNTS, later__csv__part=COUNTS.replace("IN-AP", "IN-TN"))
        for day in range(1, 200):
            slow.write(f"2021-06-{1 + day % 28:02},IN-KL,AB-HWC,{day},1\n".replace(f",{day},", ",,"))
            slow.flush()
            time.sleep(0.1)
            if room.live:
                break
        assert watcher.total() == 70_000  # counts.csv alone
        (room.extracts / "later.csv.part").rename(room.extracts / "later.csv")
    watcher.wait(lambda: watcher.total() > 140_000)
    assert {file["file"] for file in room.manifest()["extracts"]} == {"opds.csv", "counts.csv", "slow.csv", "later.csv"}
    assert watcher.end() == 0
    assert "Traceback" not in watcher.said.read_text()
    said, built = set(watcher.process.stdout.read().split()), set(releases.ids(room.root))
    assert said | {room.live} == built  # it may be ended before it has said the last


@pytest.mark.parametrize("step", ["Reading counts.csv", "Counting states", "Counting sources"])
def test_ctrl_c_in_the_midst_of_a_build_ends_it_without_an_error(watcher, step):
    watcher.room.drop(opds__csv=REGISTER, counts__csv=COUNTS)
    watcher.wait(lambda: step in watcher.said.read_text())
    assert watcher.end() == 0
    assert "error:" not in watcher.said.read_text()


def test_a_failed_build_is_reported_once_and_tried_again_when_something_changes(watcher):
    room = watcher.room
    room.drop(cut__parquet=b"PAR1 cut short")
    failed = "error: No extract holds a consultation"
    watcher.wait(lambda: failed in watcher.said.read_text())
    time.sleep(3)  # fifteen looks
    assert watcher.said.read_text().count(failed) == 1
    room.drop(counts__csv=COUNTS)
    watcher.wait(lambda: watcher.total() == 70_000)
    assert watcher.end() == 0
