"""What holds for whatever is handed over: every row is accounted for, and order and repetition change nothing."""

import csv
import functools
import gzip
import io
import shutil
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

import pytest
from handing_over import Outcome, Room
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from telemedicine import build

# An example is a folder of up to seven files; each takes half a second to read, so there are few of them and large.
LAW = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
STATES = {"IN-KL": "IN-KL", "kerala": "IN-KL", "33": "IN-TN", "तमिलनाडु": "IN-TN", "": None, "IN": None}
DAYS = ["2021-05-31", "2021-06-01", "2021-06-02"]
OPDS = ["", "O1", "O2"]
BROKEN = "no row at all"


# A plain model: rows of all files in their order, each told good, excluded or bad by the simplest words there are.


def good_consultation(row: dict) -> bool:
    """Whether nothing is wrong with a generated consultation."""
    return bool(row["consultation_id"]) and row["date"] in DAYS and row["state"] in STATES and row["status"] != "open"


def good_count(row: dict) -> bool:
    """Whether nothing is wrong with a generated daily count."""
    return row["date"] in DAYS and row["state"] in STATES and row["consultations"].isdigit()


def good_opd(row: dict) -> bool:
    """Whether nothing is wrong with a generated row of a register."""
    return bool(row["opd_id"]) and row["opened_on"] == DAYS[0]


KINDS = {
    "consultation_id": (["consultation_id", "date", "state", "variant", "opd_id", "status"], good_consultation),
    "consultations": (["date", "state", "variant", "opd_id", "consultations"], good_count),
    "opened_on": (["opd_id", "kind", "state", "name", "opened_on"], good_opd),
}


def cell(row: dict) -> tuple:
    """What a row is counted under."""
    return row["date"], STATES[row["state"]], row["variant"], row["opd_id"] or None


def counted(files: dict[str, tuple[str, list]]) -> dict[tuple, int]:
    """Consultations by day, State/UT, variant and OPD: a dictionary by identifier in which the last word wins."""
    in_order = [(place, *files[name]) for place, name in enumerate(sorted(files))]
    known = {row["opd_id"] for _, kind, rows in in_order if kind == "opened_on" for row in rows if heard(kind, row)}

    def rows_of(wanted):
        for place, kind, rows in in_order:
            if kind == wanted:
                for row in rows:
                    if heard(kind, row) and (not known or not row["opd_id"] or row["opd_id"] in known):
                        yield place, row

    words, said_by = {}, defaultdict(list)
    for place, row in rows_of("consultation_id"):
        words[row["consultation_id"]] = cell(row)
        said_by[row["consultation_id"], cell(row)].append(place)
    counts = {cell(row): (place, int(row["consultations"])) for place, row in rows_of("consultations")}
    said_counts = defaultdict(list)
    for place, row in rows_of("consultations"):
        said_counts[cell(row)].append(place)
    by_records = defaultdict(lambda: -1)
    for id, where in words.items():
        by_records[where[:3]] = max(by_records[where[:3]], *said_by[id, where])
    by_counts = defaultdict(lambda: -1)
    for where, (place, _) in counts.items():
        by_counts[where[:3]] = max(by_counts[where[:3]], place)
    total = Counter(where for where in words.values() if by_records[where[:3]] > by_counts[where[:3]])
    total.update({w: n for w, (_, n) in counts.items() if by_counts[w[:3]] > by_records[w[:3]]})
    return {where: number for where, number in total.items() if number}


def heard(kind: str, row: dict | str) -> bool:
    """Whether a row has a say."""
    return row != BROKEN and KINDS[kind][1](row)


# Generated files


def field(*usual: str, bad: tuple[str, ...] = ()) -> st.SearchStrategy[str]:
    """Mostly one of the usual values, now and then a bad one."""
    return st.sampled_from([*usual] * 4 + [*bad])


days = field(*DAYS, bad=("2021-06-31", "2999-01-01", ""))
states = field(*STATES, bad=("Keralla",))
variants = st.sampled_from(["OPD", "AB-HWC"])
ROWS = {
    "consultation_id": st.fixed_dictionaries(
        {
            "consultation_id": field(*"123456789", bad=("",)),
            "date": days,
            "state": states,
            "variant": variants,
            "opd_id": st.sampled_from(OPDS),
            "status": field("", "Completed", bad=("open",)),
        }
    ),
    "consultations": st.fixed_dictionaries(
        {
            "date": days,
            "state": states,
            "variant": variants,
            "opd_id": st.sampled_from(OPDS),
            "consultations": field("0", "1", "7", bad=("-1", "some")),
        }
    ),
    "opened_on": st.fixed_dictionaries(
        {
            "opd_id": field(*OPDS[1:], bad=("",)),
            "kind": st.just("general"),
            "state": st.just("KL"),
            "name": st.sampled_from(["A", "B"]),
            "opened_on": field(DAYS[0], bad=("soon",)),
        }
    ),
}


def one_file(kind: str) -> st.SearchStrategy[tuple[str, list]]:
    """A file of a kind: its rows, some of which are broken."""
    return st.tuples(st.just(kind), st.lists(st.one_of(*[ROWS[kind]] * 9, st.just(BROKEN)), min_size=1, max_size=25))


file_names = st.sampled_from([f"{letter}.{ending}" for letter in "abcdefgh" for ending in ("csv", "csv.gz", "tsv")])
kinds = st.sampled_from(["consultation_id"] * 3 + ["consultations"] * 2 + ["opened_on"])
folders = st.dictionaries(file_names, kinds.flatmap(one_file), min_size=2, max_size=7)


def content(name: str, kind: str, rows: list) -> bytes:
    """A generated file as bytes, in the form its name says."""
    delimiter, text = "\t" if ".tsv" in name else ",", io.StringIO()
    writer = csv.DictWriter(text, KINDS[kind][0], delimiter=delimiter, lineterminator="\n")
    writer.writeheader()
    for row in rows:
        text.write(f"{BROKEN}\n") if row == BROKEN else writer.writerow(row)
    return gzip.compress(text.getvalue().encode(), mtime=0) if name.endswith(".gz") else text.getvalue().encode()


def room_of(files: dict[str, tuple[str, list]]) -> Room:
    """A folder into which files were handed over, of which none is refused."""
    room = Room(Path(tempfile.mkdtemp(dir=_folder())))
    room.hand_over("extracts.toml", "[[read]]\nrefuse_above_percent = 100\n")
    for name, (kind, rows) in files.items():
        room.hand_over(name, content(name, kind, rows))
    return room


@functools.cache
def _folder() -> str:
    return tempfile.mkdtemp(prefix="extract-laws-")


@pytest.fixture(scope="module", autouse=True)
def _swept():
    yield
    shutil.rmtree(_folder())


# Laws


@LAW
@given(folders)
def test_every_row_is_accounted_for_and_what_is_counted_is_what_a_dictionary_counts(files):
    found = room_of(files).take()
    assert {where: number for where, number in found.counts.items() if number} == counted(files)
    for name in found.files.file:
        kind, rows = files[name]
        read, accepted, duplicate, revised, set_aside = found.rows(name)
        assert read == len(rows) == accepted + duplicate + revised + set_aside
        assert set_aside == sum(found.rules(name).values())
        assert set_aside >= sum(not heard(kind, row) for row in rows)


@settings(LAW, max_examples=6)
@given(folders, st.randoms(use_true_random=False))
def test_neither_the_order_of_arrival_nor_repetition_changes_what_is_counted(files, order):
    at_once = room_of(files).take()
    stepwise = room_of({})
    names = [*files, *files]
    order.shuffle(names)
    for name in names:
        # What arrives a second time is a copy under a later name; some drops are taken alone, some together.
        copy = f"z {name}" if (stepwise.folder / name).exists() else name
        stepwise.hand_over(copy, content(name, *files[name]))
        if order.random() < 0.3:
            stepwise.take()
    assert same(stepwise.take(), at_once)


@settings(LAW, max_examples=6)
@given(folders, folders)
def test_files_taken_out_again_leave_no_trace(files, others):
    alone, both = room_of(files).take(), room_of(files)
    for name, (kind, rows) in others.items():
        both.hand_over(f"x-{name}", content(name, kind, rows))
    both.take()
    for name in others:
        (both.folder / f"x-{name}").unlink()
    assert same(both.take(), alone)


def same(one: Outcome, other: Outcome) -> bool:
    """Whether the same is counted, and the same became of the rows of each file."""
    registers = [frame.register.sort_values("opd_id", ignore_index=True) for frame in (one, other)]
    return (
        one.counts == other.counts
        and one.files.equals(other.files)
        and one.set_aside.equals(other.set_aside)
        and registers[0].equals(registers[1])
    )


FILES = {
    "a.csv": [("consultation_id", "1", 0), ("consultation_id", "2", 0), ("consultation_id", "3", 1)],
    "b.tsv": [("consultation_id", "2", 2), ("consultation_id", "4", 1)],
    "c.csv": [("consultation_id", "3", 1), ("consultation_id", "", 1), ("consultation_id", "5", 2)],
}


def test_neither_the_order_of_arrival_nor_repetition_changes_the_release(tmp_path):
    files = {
        name: (
            "consultation_id",
            [
                dict.fromkeys(KINDS[kind][0], "") | {kind: id, "date": DAYS[day], "state": "KL", "variant": "OPD"}
                for kind, id, day in rows
            ],
        )
        for name, rows in FILES.items()
    }
    at_once, stepwise = room_of(files), room_of({})
    for name in ["c.csv", "a.csv", "b.tsv"]:
        stepwise.hand_over(name, content(name, *files[name]))
        stepwise.hand_over(f"z {name}", content(name, *files[name]))
        build.build(stepwise.data, tmp_path / "steps")
    first = build.build(at_once.data, tmp_path / "first")
    second = build.build(stepwise.data, tmp_path / "second")
    assert first == second
    tables = [sorted((tmp_path / root / first / "tables").glob("*.csv")) for root in ("first", "second")]
    assert len(tables[0]) > 15
    for one, other in zip(*tables, strict=True):
        assert one.read_bytes() == other.read_bytes(), one.name
