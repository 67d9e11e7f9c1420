"""Rows of Parquet files that are set aside: found in a second reading, and the same as if they stood in a text file."""

import io

import duckdb
import pandas as pd
import pytest
from handing_over import Room

from telemedicine import build, releases
from telemedicine.extracts import indexing

OPDS = "opd_id,name,kind,state,opened_on\nK,K,general,KL,2020-05-01\n"
OTHER = "consultation_id,date,state,variant\n20,2021-06-09,KL,OPD\n1,2021-06-01,TN,OPD\n"
ROWS = """consultation_id,date,state,variant,opd_id,age,status
1,2021-06-01,KL,OPD,K,30,completed
2,2021-06-01,KL,OPD,K,30,completed
,2021-06-01,KL,OPD,K,30,completed
,2021-06-01,KL,OPD,K,300,completed
,2021-06-01,KL,OPD,Lost,30,completed
3,2021-06-01,KL,OPD,Lost,30,completed
4,2021-06-02,KL,OPD,Lost,30,completed
5,2021-06-02,Keralla,OPD,Lost,30,completed
6,2021-06-02,KL,OPD,K,30,cancelled
7,2021-06-02,KL,OPD,K,30,completed
7,2021-06-02,KL,OPD,K,30,completed
"""
RULES = {"no_id": 3, "unknown_opd": 2, "unknown_state": 1, "not_completed": 1}


def handed_over(folder, name: str) -> Room:
    """A register, another file of consultations, and the rows above in a file of the form that its name says."""
    room = Room(folder)
    rows = pd.read_csv(io.StringIO(ROWS), dtype=str)
    content = rows.to_parquet(index=False) if name.endswith(".parquet") else ROWS
    room.hand_over("extracts.toml", "[[read]]\nrefuse_above_percent = 100\n")
    room.hand_over("a-register.csv", OPDS)
    room.hand_over(name, content)
    room.hand_over("z.csv", OTHER)
    return room


@pytest.fixture
def room(tmp_path):
    return handed_over(tmp_path, "june.parquet")


def built(room: Room) -> str:
    return build.build(room.data, room.data / "releases")


def aside(room: Room, name: str) -> pd.DataFrame:
    """The rows set aside of a file, as they lie there to be mended."""
    return pd.read_csv(room.data / "set-aside" / f"{name}.set-aside.csv", dtype=str, keep_default_na=False)


def test_a_parquet_file_and_a_text_file_with_the_same_rows_have_the_same_rows_set_aside(room, tmp_path):
    text = handed_over(tmp_path / "text", "june.csv")
    built(room), built(text)
    found, expected = aside(room, "june.parquet"), aside(text, "june.csv")
    assert list(found.drop(columns=["file", "line"]).to_dict("records")) == list(
        expected.drop(columns=["file", "line"]).to_dict("records")
    )
    # A line of a text file is counted from its header, a row of a Parquet file from one.
    assert list(found.line) == ["3", "4", "5", "6", "7", "8", "9"]
    assert list(expected.line.astype(int) - 1) == list(found.line.astype(int))


def test_rows_without_an_identifier_are_not_counted_with_the_good_ones_that_look_like_them(room):
    found = room.take()
    assert found.rows("june.parquet") == (11, 2, 1, 1, 7)
    assert found.rules("june.parquet") == RULES
    assert found.counts[("2021-06-01", "IN-KL", "OPD", "K")] == 1


def test_a_build_that_ends_between_the_two_readings_is_made_good_by_the_next(room, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr(indexing, "index", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            room.take()
    found = room.take()
    assert found.rows("june.parquet") == (11, 2, 1, 1, 7)
    assert found.rules("june.parquet") == RULES
    assert len(room.kept_aside()) == 7
    assert room.take().rules("june.parquet") == RULES


def test_rows_of_an_unknown_opd_are_written_out_until_a_register_knows_it(room):
    built(room)
    assert list(aside(room, "june.parquet").query("opd_id == 'Lost'").consultation_id) == ["", "3", "4", "5"]
    register = room.hand_over("b-register.csv", OPDS.replace("K,K", "Lost,L"))
    built(room)
    assert list(aside(room, "june.parquet").consultation_id) == ["", "", "", "5", "6"]
    assert room.take().rows("june.parquet") == (11, 4, 1, 1, 5)
    register.unlink()
    room.hand_over("c-register.csv", OPDS.replace("K,K", "M,M"))
    built(room)
    assert list(aside(room, "june.parquet").query("opd_id == 'Lost'").consultation_id) == ["", "3", "4", "5"]


def test_rows_of_an_unknown_opd_are_written_out_where_the_register_came_later(room):
    (room.folder / "a-register.csv").rename(room.folder / "later.part")
    built(room)
    assert list(aside(room, "june.parquet").consultation_id) == ["", "", "", "5", "6"]
    (room.folder / "later.part").rename(room.folder / "later.csv")
    built(room)
    assert sorted(set(aside(room, "june.parquet").consultation_id)) == ["", "3", "4", "5", "6"]


def test_a_file_of_which_a_part_is_damaged_that_only_the_second_reading_sees_is_a_problem_of_its_own(room):
    gender = pd.read_csv(io.StringIO(ROWS), dtype=str).assign(gender="some words that stand nowhere else")
    content = gender.to_parquet(index=False, compression=None)
    damaged = content.replace(b"some words that stand nowhere else", b"\xff" * 34)
    assert damaged != content
    room.hand_over("june.parquet", damaged)
    found = room.take()
    assert "june.parquet cannot be read" in found.file("june.parquet").problem
    assert found.rows("june.parquet") == (0, 0, 0, 0, 0)
    assert found.rows("z.csv") == (2, 2, 0, 0, 0)
    assert room.take().files.equals(found.files)


def test_a_ledger_of_earlier_rules_is_begun_anew(room):
    id = built(room)
    with duckdb.connect(str(room.data / "ledger" / "ledger.duckdb")) as ledger:
        ledger.execute("ALTER TABLE contested DROP COLUMN number")
        ledger.execute("UPDATE followed SET rules = 'earlier'")
    assert built(room) == id
    with duckdb.connect(str(room.data / "ledger" / "ledger.duckdb")) as ledger:
        ledger.execute("DROP TABLE followed")
        ledger.execute("ALTER TABLE contested DROP COLUMN number")
    (room.data / "releases" / id).rename(room.data / "releases" / ".earlier")
    assert built(room) == id
    assert releases.current(room.data / "releases") == id
