"""Parquet files are read several at a time, each with its own account, and whoever interrupts that loses nothing."""

import io

import duckdb
import numpy as np
import pandas as pd
import pytest
from rooms import Room, build_here

from telemedicine import warehouse
from telemedicine.extracts import fingerprints, pool

FILES, OWN, TOLD_AGAIN = 8, 1_000, 10


def consultations(number: int) -> pd.DataFrame:
    """A file of 1,000 consultations, 10 of them of no place there is, and 10 that the file before has told."""
    first = number * OWN
    ids = [*range(first, first + OWN), *(range(first - OWN + 1, first - OWN + 1 + TOLD_AGAIN) if number else ())]
    return pd.DataFrame(
        {
            "consultation_id": [f"c{id}" for id in ids],
            "date": [f"2021-{1 + id // OWN:02}-{1 + id % 28:02}" for id in ids],
            "state": ["Atlantis" if id % 100 == 0 else "Kerala" for id in ids],
            "variant": "AB-HWC",
        }
    )


def parquet(rows: pd.DataFrame) -> bytes:
    made = io.BytesIO()
    rows.to_parquet(made, index=False)
    return made.getvalue()


@pytest.fixture
def room(tmp_path):
    room = Room(tmp_path / "room")
    room.drop(**{f"month-{number}__parquet": parquet(consultations(number)) for number in range(FILES)})
    return room


def test_every_file_read_beside_others_has_its_own_account(room):
    whole = parquet(consultations(FILES))
    room.drop(cut__parquet=whole[: len(whole) // 2], short__parquet=whole[:-100], other__parquet=b"PAR1 no table PAR1")
    build_here(room.data, room.root)
    problems = {name for name, problem in room.problems().items() if problem}
    assert problems == {"cut.parquet", "short.parquet", "other.parquet"}
    assert room.manifest()["totals"]["consultations"] == FILES * 990
    for file in room.manifest()["extracts"]:
        if file["file"] not in problems:
            told_again = 0 if file["file"] == "month-0.parquet" else TOLD_AGAIN
            assert file["rows_read"] == OWN + told_again
            assert (file["rows_accepted"], file["rows_duplicate"]) == (990, told_again)
            assert (file["rows_revised"], file["rows_set_aside"]) == (0, 10)
            aside = pd.read_csv(room.data / "set-aside" / f"{file['file']}.set-aside.csv")
            assert aside.line.tolist() == list(range(1, 1_000, 100))
            assert set(aside.state) == {"Atlantis"}


def test_whether_as_parquet_or_as_text_the_same_rows_give_the_same_tables(room, tmp_path):
    text = Room(tmp_path / "text")
    text.drop(**{f"month-{n}__csv": consultations(n).to_csv(index=False) for n in range(FILES)})
    for one in (room, text):
        build_here(one.data, one.root)
    about_files = {"extracts.csv", "set_aside.csv"}  # they name files and lines
    tables = [{name: table for name, table in one.tables().items() if name not in about_files} for one in (room, text)]
    assert tables[0] == tables[1]


@pytest.mark.parametrize("moment", ["Reading month-3.parquet", "consultations of month-5.parquet"])
def test_an_interrupted_reading_blames_no_file_and_the_next_build_is_whole(room, moment):
    said = []

    def progress(step, *_):
        said.append(step)
        if step == moment:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_here(room.data, room.root, progress)
    assert not [step for step in said if "error" in step]
    assert not room.live
    build_here(room.data, room.root)
    assert room.manifest()["totals"]["consultations"] == FILES * 990


def test_work_that_fails_ends_what_is_beside_it_at_once():
    with duckdb.connect() as connection, connection.cursor() as another:
        forever = "SELECT count(*) FROM range(1_000_000_000_000) AS numbers (n) WHERE n * n % 7 = 8"
        begun = []

        def work(own, sql):
            begun.append(sql)
            own.execute(sql).fetchall()

        with pytest.raises(warehouse.Error, match="no_such_table"):
            pool.for_each((connection, another), ["FROM no_such_table", forever, forever, forever], work)
        assert len(begun) <= 3


@pytest.mark.parametrize("number", [1, 3_999, 4_000, 4_001, 9_500])
def test_all_fingerprints_there_twice_are_found_however_many_are_new(tmp_path, number):
    generator = np.random.default_rng(number)
    old, new = (generator.integers(0, 2**64, size, np.uint64) for size in (20_000, number))
    again = np.concatenate([old[:500], [old.min(), old.max()]])
    for name, array in (("old", old), ("new", np.concatenate([new, again]))):
        fingerprints.save(tmp_path / f"{name}.npy", array)
    found = fingerprints.repeated([tmp_path / "new.npy"], [tmp_path / "old.npy"])
    assert set(found) == set(again)
