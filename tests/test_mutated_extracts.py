"""A thousand files in which something was broken: none stops the others, and no line of any is lost in silence."""

import gzip
import io
import random
import zipfile

import openpyxl
import pandas as pd
import pytest
from handing_over import Room

FILES, AT_ONCE = 1000, 100

_STATES = ["Kerala", "IN-TN", "केरल", '"Jammu & Kashmir"']
_DISTRICTS = ['"Kollam ""East"""', "Chennai", '"two\nlines"']
CONSULTATIONS = "consultation_id,date,state,variant,district,age\n" + "".join(
    f"{number},2021-06-{number % 30 + 1:02},{_STATES[number % 4]},OPD,{_DISTRICTS[number % 3]},{number}\n"
    for number in range(30)
)
COUNTS = "date;state;variant;opd_id;consultations\n" + "".join(
    f"2021-06-{day:02};{_STATES[day % 3]};AB-HWC;;{day}\n" for day in range(1, 31)
)
OPDS = "opd_id\tname\tkind\tstate\topened_on\n" + "".join(
    f"O{number}\tGeneral OPD\tgeneral\tKL\t2021-05-01\n" for number in range(20)
)


def _workbook() -> bytes:
    book, file = openpyxl.Workbook(), io.BytesIO()
    for line in COUNTS.splitlines():
        book.active.append(line.split(";"))
    book.save(file)
    return _without_times(file)


def _without_times(book: io.BytesIO) -> bytes:
    """A workbook that does not say when it was written, so that it is the same in every run."""
    file = io.BytesIO()
    with zipfile.ZipFile(book) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            text = b"" if name == "docProps/core.xml" else old.read(name)
            new.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def _parquet() -> bytes:
    return pd.read_csv(io.StringIO(COUNTS), sep=";", dtype=str).to_parquet(index=False)


TEXTS = [
    (".csv", CONSULTATIONS.encode()),
    (".csv", COUNTS.encode()),
    (".tsv", OPDS.encode("utf-8-sig")),
    (".csv", COUNTS.replace("\n", "\r\n").encode("utf-8-sig")),
]
PACKED = [(".csv.gz", gzip.compress(COUNTS.encode(), mtime=0)), (".xlsx", _workbook()), (".parquet", _parquet())]


def flip(rng: random.Random, content: bytes) -> bytes:
    """Some bits turned over."""
    found = bytearray(content)
    for _ in range(rng.randint(1, 5)):
        found[rng.randrange(len(found))] ^= 1 << rng.randrange(8)
    return bytes(found)


def cut(rng: random.Random, content: bytes) -> bytes:
    """The end lost."""
    return content[: rng.randrange(1, len(content))]


def hole(rng: random.Random, content: bytes) -> bytes:
    """Some bytes lost from the middle."""
    start = rng.randrange(1, len(content))
    return content[:start] + content[start + rng.randint(1, 60) :]


def insert(rng: random.Random, content: bytes) -> bytes:
    """A sign that means something put anywhere."""
    place = rng.randrange(len(content))
    signs = [b'"', b'""', b",", b";", b"\t", b"\n", b"\r", b"\r\n", b"\n\n", b"\0", b"\0\0\0", b"\xff", b"\\", b"'"]
    return content[:place] + rng.choice(signs) + content[place:]


def swap_names(rng: random.Random, content: bytes) -> bytes:
    """The names of columns in another order."""
    first, _, rest = content.partition(b"\n")
    delimiter = max(b",", b";", b"\t", key=first.count)
    names = first.rstrip(b"\r").split(delimiter)
    rng.shuffle(names)
    return delimiter.join(names) + b"\n" + rest


def repeat(rng: random.Random, content: bytes) -> bytes:
    """A line that comes again, perhaps elsewhere."""
    lines = content.splitlines(keepends=True)
    lines.insert(rng.randrange(len(lines)), rng.choice(lines))
    return b"".join(lines)


def encode(rng: random.Random, content: bytes) -> bytes:
    """The text in another encoding."""
    return content.decode().encode(rng.choice(["utf-16", "utf-16-le", "cp1252", "iso2022_jp"]), "replace")


def mutated(seed: int) -> tuple[str, bytes]:
    """The ending and content of the mutated file of that number, the same in every run."""
    rng = random.Random(seed)
    packed = rng.random() < 0.25
    ending, content = rng.choice(PACKED if packed else TEXTS)
    change = rng.choice([flip, cut, hole, insert] if packed else [flip, cut, hole, insert, swap_names, repeat, encode])
    return ending, change(rng, content)


def rows_of(content: bytes) -> int:
    """Rows of a text file below its header, counted sign by sign: a row each, and each line of a row that is broken.

    A quotation mark opens a value only at its start. A row is broken where its values are more or fewer than the names,
    where something follows a closing mark or none closes, and where it is no UTF-8.
    """
    text = content.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    delimiter = max(b",", b";", b"\t", key=text.split(b"\n")[0].count)
    rows, start = [], 0
    while start < len(text):
        end, values, is_broken = _row(text, start, delimiter)
        rows.append((text[start:end], values, is_broken))
        start = end
    (_, names, _), *below = rows
    return sum(
        1 if not is_broken and values == names else len(row.strip(b"\n").split(b"\n"))
        for row, values, is_broken in below
        if row.strip(b"\n")
    )


def _row(text: bytes, start: int, delimiter: bytes) -> tuple[int, int, bool]:
    """Where a row ends, how many values it has, and whether it is broken."""
    values, state, is_broken, place = 1, "start", False, start
    while place < len(text):
        sign, place = text[place : place + 1], place + 1
        if state == "quoted":
            state = "closed" if sign == b'"' else "quoted"
        elif sign == b"\n":
            break
        elif sign == delimiter:
            values, state = values + 1, "start"
        elif sign == b'"' and state in ("start", "closed"):
            state = "quoted"
        else:
            is_broken, state = is_broken or state == "closed", "value"
    try:
        text[start:place].decode()
    except UnicodeDecodeError:
        is_broken = True
    return place, values, is_broken or state == "quoted"


@pytest.mark.parametrize("first", range(0, FILES, AT_ONCE))
def test_of_mutated_files_none_stops_the_others_and_no_line_is_lost(tmp_path, first):
    room = Room(tmp_path)
    room.hand_over("extracts.toml", "[[read]]\nrefuse_above_percent = 100\n")
    contents = {}
    for seed in range(first, first + AT_ONCE):
        ending, content = mutated(seed)
        contents[f"{seed:04}{ending}"] = content
        room.hand_over(f"{seed:04}{ending}", content)
    room.hand_over("whole.csv", "date,state,variant,consultations\n2020-05-01,IN-LA,OPD,123\n")
    found = room.take()
    assert found.rows("whole.csv") == (1, 1, 0, 0, 0)
    assert len({(name[4:], content) for name, content in contents.items()}) == len(found.files) - 1
    for row in found.files[found.files.file != "whole.csv"].itertuples():
        if isinstance(row.problem, str):
            assert row.problem.startswith(row.file)
            assert row.rows_read == 0
            continue
        assert row.rows_read == row.rows_accepted + row.rows_duplicate + row.rows_revised + row.rows_set_aside
        if row.file.endswith((".csv", ".tsv")):
            assert row.rows_read == rows_of(contents[row.file]), row.file
        else:
            assert row.rows_read == 30, row.file  # a packed file is read whole or not at all
