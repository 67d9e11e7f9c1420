"""A file that cannot be used is named with what to do, and the others are counted."""

import gzip
import io
import os
import random
import socket
import subprocess
import sys
import zipfile

import pandas as pd
import pytest
from browser import PROJECT
from rooms import REGISTER, Room

HEADER = b"date,state,variant,opd_id,consultations\n"
GOOD = HEADER + b"2021-06-01,KL,OPD,,10\n"
NOISE = random.Random(7).randbytes(100_000)


def zipped(text):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        file.writestr("counts.csv", text)
    return made.getvalue()


def parquet():
    made = io.BytesIO()
    days = [f"2021-06-{1 + number % 28:02}" for number in range(20_000)]
    rows = pd.DataFrame({"date": days, "state": "KL", "variant": "OPD", "consultations": range(20_000)})
    rows.to_parquet(made, index=False)
    return made.getvalue()


LONG = gzip.compress(HEADER + b"".join(b"2021-06-%02d,KL,OPD,,%d\n" % (1 + n % 28, n) for n in range(30_000)))
PARQUET = parquet()
AGAIN, SAVE = "hand it over again", "save it as CSV UTF-8"
BAD = {
    "empty.csv": (b"", f"is empty: {AGAIN}"),
    "empty.csv.gz": (gzip.compress(b""), "line 1 is empty"),
    "blank.csv": (b"\n\n\n", "line 1 is empty"),
    "header.csv": (HEADER, f"has a header and no rows: {AGAIN}"),
    "twice.csv": (GOOD.replace(b"opd_id", b"state"), "named twice: state"),
    "utf-16.csv": (GOOD.decode().encode("utf-16"), SAVE),
    "latin-1.csv": ("daté".encode("latin-1") + GOOD, SAVE),
    "old-mac.csv": (GOOD.replace(b"\n", b"\r"), SAVE),
    "nul.csv": (GOOD.replace(b"state", b"st\0te"), SAVE),
    "noise.csv": (NOISE, SAVE),
    "noise-below.csv": (HEADER + NOISE, AGAIN),
    "zip.csv": (zipped(GOOD), "is ZIP inside, though .csv says text: give it the right ending"),
    "zip.xlsx": (zipped(HEADER), "cannot be read as a workbook"),
    "cut.csv.gz": (LONG[: len(LONG) // 2], f"was cut short on its way: {AGAIN}"),
    "noise.csv.gz": (b"\x1f\x8b" + NOISE, "is damaged"),
    "cut.parquet": (PARQUET[: len(PARQUET) // 2], AGAIN),
    "noise.parquet": (PARQUET[:300] + NOISE[:3_000] + PARQUET[3_300:], AGAIN),
    "open-quote.csv": (
        GOOD + b'2021-06-01,"KL,OPD,,20\n' + GOOD[len(HEADER) :] * 9_000,
        "line 3 has an open quotation mark, or more than 10,000 characters: mend it",
    ),
    "long-line.csv": (GOOD + b"a" * 3_000_000 + b"\n" + GOOD[len(HEADER) :], "has a line of more than half a million"),
    "long-line.csv.gz": (gzip.compress(GOOD + b"a" * 3_000_000), "has a line of more than half a million"),
    "letter.docx": (zipped("Dear Sir"), "is in no form that is read: hand it over as one of .parquet, .csv"),
}
NO_FILES = {"folder.csv": "is no file", "pipe.csv": "is no file", "socket.csv": "is no file", "link.csv": "not there"}


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    """A room with one good file of counts, a register, and every kind of bad file."""
    room = Room(tmp_path_factory.mktemp("bad"))
    room.drop(good__csv=GOOD, opds__csv=REGISTER)
    for name, (content, _) in BAD.items():
        (room.extracts / name).write_bytes(content)
    with (room.extracts / "one-line.csv").open("wb") as file:
        file.write(HEADER)
        file.truncate(200_000_000)  # zeros that take no room on disk
    (room.extracts / "folder.csv").mkdir()
    (room.extracts / "link.csv").symlink_to("nowhere.csv")
    os.mkfifo(room.extracts / "pipe.csv")
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(os.path.relpath(room.extracts / "socket.csv"))
    room.build()
    return room


@pytest.mark.parametrize("name", [*BAD, *NO_FILES, "one-line.csv"])
def test_a_bad_file_is_named_and_what_to_do_is_said(room, name):
    said = room.problems()[name]
    wanted = {**{name: words for name, (_, words) in BAD.items()}, **NO_FILES}
    assert said.startswith(f"{name} ")
    assert wanted.get(name, "has a line of more than half a million") in said
    assert str(room.folder) not in said  # readers see it


def test_the_good_files_beside_bad_ones_are_counted(room):
    good = {name for name, problem in room.problems().items() if problem is None}
    assert good == {"good.csv", "opds.csv"}
    assert room.manifest()["totals"]["consultations"] == 10


def test_rows_that_are_no_text_are_set_aside_and_the_others_counted(tmp_path):
    room = Room(tmp_path)
    rows = b"".join(b"2021-06-%02d,KL,OPD,,1\n" % day for day in range(1, 29))
    room.drop(counts__csv=HEADER + rows + "2021-06-01,Kérala,OPD,,10\n".encode("latin-1") + b"\0,\0\0,\0,\0,\0\n")
    room.build()
    file = room.manifest()["extracts"][0]
    assert (file["rows_read"], file["rows_accepted"], file["rows_set_aside"]) == (30, 28, 2)


def test_a_spelling_that_becomes_known_counts_at_the_next_build(tmp_path):
    room = Room(tmp_path)
    room.drop(
        counts__csv=GOOD * 1
        + b"".join(b"2021-06-%02d,KL,OPD,,1\n" % n for n in range(2, 28))
        + b"2021-06-28,Malabar,OPD,,5\n"
    )
    first = room.build()
    assert room.manifest()["totals"]["consultations"] == 36
    reference = room.data / "reference"
    copied = {path.name: path.read_bytes() for path in reference.iterdir() if path.is_file()}
    reference.unlink()
    reference.mkdir()
    for name, content in copied.items():
        (reference / name).write_bytes(content + (b"Malabar,IN-KL,true\n" if name == "state_spellings.csv" else b""))
    assert room.build() != first
    assert room.manifest()["totals"]["consultations"] == 41


def test_the_command_line_names_bad_files_and_ends_well(room, tmp_path):
    command = f"""
from pathlib import Path
from telemedicine import cli, releases
releases.DATA = Path({str(room.data)!r})
raise SystemExit(cli.main(["build"]))
"""
    environment = os.environ | {"TELEMEDICINE_RELEASES": str(room.root)}
    done = subprocess.run([sys.executable, "-c", command], cwd=PROJECT, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() in os.listdir(room.root)
    assert "error: cut.parquet" in done.stderr
    assert "Traceback" not in done.stderr
