"""A release is counted again by other means, and a single cell that is not what the extracts say is found."""

import datetime as dt
import gzip
import random

import pandas as pd
import pytest
from conftest import PROJECT
from rooms import COUNTS, COUNTS_REVISED, JUNE, JUNE_LATE, REGISTER, Room
from test_extracts import DMY, ISO

from telemedicine import build, releases, verifying
from telemedicine.extracts import ExtractError
from telemedicine.extracts.settings import Reading
from telemedicine.verifying import rules

SETTINGS = """
[[read]]
files = "a-*.csv"
refuse_above_percent = 100
[[read]]
files = "k-*"
dates = "dd/mm/yyyy"
refuse_above_percent = 60
columns = { consultations = "Nos", date = "Day" }
values = { variant = "AAM" }
"""
MESSY = """consultation_id,date,state,variant,opd_id,age,status
1,2021-06-01,Kerala,OPD,OPD-KL-2,20,Completed
2,2021-06-01,केरल,OPD,OPD-KL-2,,
3,2021-06-02,Orissa,eSanjeevani AB-HWC,,150,
4,2021-06-02,Keralla,OPD,,,
5,2021-06-03
6,2021-06-03,32,OPD,OPD-XX,,
1,2021-06-01,Kerala,OPD,OPD-KL-2,21,Completed
7,2031-06-03,32,OPD,,,
8,2021-06-03,TN,OPD,,3,cancelled
9,2021-06-03,TN,OPD,,3,completed
"""
REVISING = """consultation_id;date;state;variant;opd_id
2;2021-05-31;KL;OPD;OPD-KL-1
9;2021-06-03;TN;OPD;
10;2021-06-03;TN;OPD;
"""
COUNTED_IN_PARTS = """Day	State	Nos	district
3/6/2021	Tamil Nadu	5	A
03/06/2021	TN	6	B
03/06/2021	TN	7	B
03/06/2021	TN	7	B
31/02/2021	TN	7	B
04/06/2021	TN	-7	B
04/06/2021	TN	7.5	B
04/06/2021	Pudducherry	99
05/06/2021		99	
05/06/2021	IN	1e3	
"""


def verified(room):
    release = releases.open_release(build.build(room.data, room.root), room.root)
    return verifying.verify(release, room.data, room.root, lambda *_: None)


def records(number=3_000):
    chance, start = random.Random(1), dt.datetime(2021, 5, 1, tzinfo=dt.UTC)
    return pd.DataFrame(
        {
            "Consultation_ID": [chance.randrange(number * 5 // 6) for _ in range(number)],
            "completed_at": [start + dt.timedelta(minutes=chance.randrange(60 * 24 * 50)) for _ in range(number)],
            "state": [chance.choice(["KL", "TN", "Bihar", "Jammu & Kashmir", None]) for _ in range(number)],
            "variant": [chance.choice(["OPD", "HWC", "P2D"]) for _ in range(number)],
            "opd_id": [chance.choice(["OPD-KL-2", None, "OPD-TN-1"]) for _ in range(number)],
            "age": [200 if place % 50 == 0 else 30 for place in range(number)],
        }
    )


@pytest.fixture(scope="module")
def messy(tmp_path_factory):
    room = Room(tmp_path_factory.mktemp("messy"))
    room.drop(opds__csv=REGISTER, extracts__toml=SETTINGS, cut__parquet=b"PAR1 cut short")
    (room.extracts / "a-june.csv").write_text(MESSY)
    (room.extracts / "b-june.csv").write_text(REVISING)
    (room.extracts / "k-1.csv.gz").write_bytes(gzip.compress(COUNTED_IN_PARTS.encode()))
    records().to_parquet(room.extracts / "p.parquet")
    return room


def test_the_small_extract_is_verified(tmp_path):
    room = Room(tmp_path)
    for path in (PROJECT / "tests/extracts").iterdir():
        room.drop(**{path.name.replace(".", "__"): path.read_bytes()})
    found = verified(room)
    assert len(found) == 20
    assert not any(found.values())


def test_a_messy_extract_is_verified_and_so_is_the_release_after_it(messy):
    assert not any(verified(messy).values())
    (messy.extracts / "opds-2.csv").write_text(
        f"{REGISTER.splitlines()[0]}\n"
        "OPD-KL-2,Cardiology,speciality,Kerala,Cardiology,Kerala,2021-05-01,,3\n"
        "OPD-NEW,New,General,TN,,x,2021-06-05,,2\n"
    )
    assert not any(verified(messy).values())


def test_late_and_revised_extracts_are_verified(tmp_path):
    room = Room(tmp_path)
    room.drop(opds__csv=REGISTER, june__csv=JUNE, counts__csv=COUNTS)
    build.build(room.data, room.root)
    room.drop(june_late__csv=JUNE_LATE, counts__csv=COUNTS_REVISED)
    found = verified(room)
    assert {"changes", "milestones_moved"} < found.keys()
    assert not any(found.values())


@pytest.mark.parametrize("table", ["daily", "nation", "opds", "published", "states", "extracts"])
def test_one_cell_that_was_changed_is_found(tampered, table):
    release, room = tampered
    path = release.folder / "tables" / f"{table}.csv"
    kept = path.read_text()
    lines = kept.splitlines()
    lines[2] = lines[2][:-1] + ("x" if lines[2][-1] != "x" else "y")
    path.chmod(0o644)
    path.write_text("\n".join(lines) + "\n")
    found = verifying.verify(release, room.data, room.root, lambda *_: None)
    path.write_text(kept)
    differing = {name for name, differences in found.items() if differences}
    assert differing == {table}


@pytest.fixture(scope="module")
def tampered(tmp_path_factory):
    room = Room(tmp_path_factory.mktemp("tampered"))
    room.drop(opds__csv=REGISTER, june__csv=JUNE, counts__csv=COUNTS)
    return releases.open_release(build.build(room.data, room.root), room.root), room


def test_one_number_changed_in_the_parquet_table_is_said_with_both_values(tampered):
    release, room = tampered
    path = release.folder / "tables/daily.parquet"
    kept = path.read_bytes()
    rows = pd.read_parquet(path)
    at = rows.index[rows.consultations == 40_000][0]
    rows.loc[at, "consultations"] = 40_001
    path.chmod(0o644)
    rows.to_parquet(path)
    found = verifying.verify(release, room.data, room.root, lambda *_: None)
    path.write_bytes(kept)
    assert [name for name, differences in found.items() if differences] == ["daily"]
    assert any("40001" in said for said in found["daily"])
    assert any("40000" in said for said in found["daily"])


def test_an_extract_that_is_gone_is_named(tmp_path):
    room = Room(tmp_path)
    room.drop(opds__csv=REGISTER, counts__csv=COUNTS)
    release = releases.open_release(build.build(room.data, room.root), room.root)
    room.drop(counts__csv=COUNTS_REVISED)
    with pytest.raises(ExtractError, match=r"counts\.csv.*put it back"):
        verifying.verify(release, room.data, room.root, lambda *_: None)


@pytest.mark.parametrize("dates, days", [("iso", ISO), ("dd/mm/yyyy", DMY)])
def test_days_are_understood_by_other_means_alike(dates, days):
    reading = Reading(dates=dates)
    assert {text: str(rules.day(text, reading) or "") for text in days} == {t: day or "" for t, day in days.items()}
