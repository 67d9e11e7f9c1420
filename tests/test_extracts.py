"""What becomes of the rows of a file that is handed over; all figures counted by hand."""

import datetime as dt
import gzip
import io

import openpyxl
import pandas as pd
import pytest
from handing_over import Room

from telemedicine import build, extracts, numerals, releases

HEADER = "consultation_id,date,state,variant,opd_id\n"
THREE = HEADER + "1,2021-06-01,IN-KL,OPD,\n2,2021-06-01,IN-KL,OPD,\n3,2021-06-02,IN-TN,AB-HWC,\n"
OF_THREE = {("2021-06-01", "IN-KL", "OPD", None): 2, ("2021-06-02", "IN-TN", "AB-HWC", None): 1}
COUNTS = "date,state,variant,opd_id,consultations\n"
OPDS = "opd_id,name,kind,state,opened_on,closed_on,doctors\n"
ALL_ROWS = "[[read]]\nrefuse_above_percent = 100\n"


@pytest.fixture
def room(tmp_path):
    """An empty folder to hand files over in."""
    return Room(tmp_path)


def outcome(room: Room, text: str | bytes, name="a.csv", settings=ALL_ROWS):
    """What becomes of one file alone, however many of its rows are bad."""
    room.hand_over("extracts.toml", settings)
    room.hand_over(name, text)
    return room.take()


def parquet(columns: dict, **types: str) -> bytes:
    """A Parquet file with these columns."""
    frame = pd.DataFrame(columns).astype(types)
    return frame.to_parquet(index=False)


def workbook(rows: list[list]) -> bytes:
    """A workbook with these rows on its first sheet."""
    book, file = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(file)
    return file.getvalue()


def with_bad(text: str, bad: list[tuple[str, str]]) -> str:
    """A file with bad rows below its good ones."""
    return text + "".join(f"{row}\n" for _, row in bad)


# Forms


@pytest.mark.parametrize(
    "name, content",
    [
        ("a.csv", THREE.encode()),
        ("a.CSV", THREE.encode()),
        ("a.csv", THREE.rstrip("\n").encode()),
        ("a.csv", THREE.encode("utf-8-sig")),
        ("a.csv", THREE.replace("\n", "\r\n").encode()),
        ("a.csv", THREE.replace("\n", "\n\n").encode()),
        ("a.csv", THREE.replace(",", ";").encode()),
        ("a.csv", THREE.replace(",", "\t").encode()),
        ("a.tsv", THREE.replace(",", "\t").encode()),
        ("a.csv.gz", gzip.compress(THREE.encode(), mtime=0)),
        ("a.tsv.gz", gzip.compress(THREE.replace(",", "\t").encode("utf-8-sig"))),
        ("a.csv", THREE.upper().replace("OPD_ID", " Opd_Id ").encode()),
        ("a.csv", THREE.replace("IN-KL", '"IN-KL"').encode()),
    ],
    ids=lambda value: value if isinstance(value, str) else "",  # contents are no names
)
def test_text_is_read_in_every_form_it_comes_in(room, name, content):
    found = outcome(room, content, name)
    assert found.rows(name) == (3, 3, 0, 0, 0)
    assert found.counts == OF_THREE


@pytest.mark.parametrize(
    "days",
    [
        ["2021-06-01", "2021-06-01", "2021-06-02"],
        [dt.date(2021, 6, 1), dt.date(2021, 6, 1), dt.date(2021, 6, 2)],
        pd.to_datetime(["2021-06-01 00:00:00", "2021-06-01 23:59:59", "2021-06-02 12:00:00"]),
        # 18:30 in Greenwich is midnight in India.
        pd.to_datetime(["2021-05-31 18:30:00", "2021-06-01 18:29:59", "2021-06-01 18:30:00"], utc=True),
        pd.to_datetime(["2021-05-31 18:30:00", "2021-06-01 18:29:59", "2021-06-01 18:30:00"], utc=True).tz_convert(
            "Asia/Tokyo"
        ),
    ],
    ids=["text", "days", "times", "times with a zone", "times of Tokyo"],
)
@pytest.mark.parametrize("column", ["date", "completed_at"])
def test_parquet_holds_days_as_text_days_or_times_and_times_with_a_zone_count_in_india(room, days, column):
    columns = {"consultation_id": [1, 2, 3], column: days, "state": ["IN-KL", "IN-KL", "IN-TN"]}
    columns |= {"variant": ["OPD", "OPD", "AB-HWC"], "opd_id": [None, None, None], "age": [0, None, 120]}
    found = outcome(room, parquet(columns, opd_id="str"), "a.parquet")
    assert found.rows("a.parquet") == (3, 3, 0, 0, 0)
    assert found.counts == OF_THREE


@pytest.mark.parametrize("zone", ["UTC", "Asia/Kolkata", "America/New_York"])
def test_a_time_with_a_zone_means_the_same_wherever_the_machine_stands(room, zone, monkeypatch):
    monkeypatch.setenv("TZ", zone)
    text = "consultation_id,completed_at,state,variant\n" + "".join(
        f"{number},{time},KL,OPD\n"
        for number, time in enumerate(
            [
                "2021-06-01T00:00",  # by the clock of India
                "2021-06-01 23:59:59",
                "2021-05-31T18:30:00Z",
                "2021-06-01 18:29:59+00:00",
                "2021-06-02T03:29+09:00",  # 18:29 in Greenwich, 23:59 in India
                "2021-06-01 00:00:00.000+0530",
            ]
        )
    )
    found = outcome(room, text)
    assert found.counts == {("2021-06-01", "IN-KL", "OPD", None): 6}


def test_counts_are_read_from_a_workbook_with_real_days_and_numbers(room):
    rows = [
        ["date", "state", "variant", "opd_id", "consultations"],
        [dt.date(2021, 6, 1), "Kerala", "OPD", None, 1200],
        [dt.datetime(2021, 6, 2, 9, 30), 33, "AB-HWC", None, 7.0],
        ["2021-06-03", "तमिलनाडु", "OPD", "", "15"],
        [None, None, None, None, None],
        [dt.date(2021, 6, 4), "Kerala", "OPD", None, 1.5],
    ]
    found = outcome(room, workbook(rows), "a.xlsx")
    assert found.counts == {
        ("2021-06-01", "IN-KL", "OPD", None): 1200,
        ("2021-06-02", "IN-TN", "AB-HWC", None): 7,
        ("2021-06-03", "IN-TN", "OPD", None): 15,
    }
    assert found.rows("a.xlsx") == (4, 3, 0, 0, 1)
    assert found.rules("a.xlsx") == {"no_count": 1}


def test_a_workbook_with_real_days_is_read_whatever_form_of_days_is_declared_for_text(room):
    rows = [
        COUNTS.strip().split(","),
        [dt.date(2021, 7, 3), "KL", "OPD", None, 5],
        ["03/07/2021", "TN", "OPD", None, 6],
    ]
    found = outcome(room, workbook(rows), "a.xlsx", '[[read]]\ndates = "dd/mm/yyyy"\n')
    assert found.counts == {("2021-07-03", "IN-KL", "OPD", None): 5, ("2021-07-03", "IN-TN", "OPD", None): 6}


@pytest.mark.parametrize(
    "name, content, words",
    [
        ("a.csv", b"", "is empty"),
        ("a.csv", b"\n" + THREE.encode(), "line 1 is empty"),
        ("a.csv", THREE.encode("utf-16"), "is UTF-16"),
        ("a.csv", THREE.replace("\n", "\r").encode(), "old Macs"),
        ("a.csv", b"PK\x03\x04" + bytes(100), "is ZIP inside"),
        ("a.csv", gzip.compress(THREE.encode(), mtime=0), "is gzip inside"),
        ("a.csv.gz", THREE.encode(), "is text inside"),
        ("a.csv.gz", gzip.compress(THREE.encode(), mtime=0)[:-12], "was cut short"),
        ("a.csv.gz", gzip.compress(THREE.encode(), mtime=0)[:12] + bytes(40), "is damaged"),
        ("a.parquet", THREE.encode(), "is text inside"),
        ("a.parquet", b"PAR1 cut short", "cannot be read"),
        ("a.xlsx", b"PK\x03\x04" + bytes(100), "cannot be read as a workbook"),
        ("a.docx", b"PK\x03\x04", "is in no form that is read"),
        ("a.csv", b"x" * 2_000_000, "more than half a million bytes"),
        ("a.csv", b"a,b\n1,2\n", "of no known kind"),
        ("a.csv", b"consultation_id,date,variant\n1,2021-06-01,OPD\n", "lacks state"),
        ("a.csv", b"consultation_id,state,variant\n1,KL,OPD\n", "lacks date"),
        ("a.csv", b"date,date,state,variant,consultations\n", "named twice: date"),
        ("a.csv", b"date,,state,variant,consultations\n", "without a name: 1"),
        ("a.csv", THREE.replace("IN-KL", "IN\rKL", 1).encode(), "end in different ways"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",  # contents are no names
)
def test_a_file_that_cannot_be_used_says_why_and_the_others_are_counted(room, name, content, words):
    room.hand_over("other.csv", THREE)
    found = outcome(room, content, name)
    assert found.file(name).problem.startswith(f"{name} ")
    assert words in found.file(name).problem
    assert str(room.folder) not in found.file(name).problem
    assert found.rows(name) == (0, 0, 0, 0, 0)
    assert found.counts == OF_THREE


def test_a_folder_among_the_files_is_a_problem_of_its_own(room):
    (room.folder / "june.csv").mkdir()
    found = outcome(room, THREE)
    assert found.file("june.csv").problem.startswith("june.csv ")
    assert found.counts == OF_THREE


def test_a_hidden_file_is_left_alone(room):
    room.hand_over(".b.csv", HEADER + "9,2021-06-01,IN-KL,OPD,\n")
    assert list(outcome(room, THREE).files.file) == ["a.csv"]


# Columns, days and States as the sender has them


def test_a_senders_own_columns_and_constants_need_no_code(room):
    settings = """
    [[read]]
    files = "karnataka-*.csv"
    dates = "dd/mm/yyyy"
    completed = ["Closed"]
    columns = {consultation_id = "Token No.", date = "Dt of consultation", status = "State"}
    values = {state = "Karnataka", variant = "OPD"}
    """
    text = "Token No.;DT OF CONSULTATION;State\nK1;03/07/2021;closed\nK2;04/07/2021 18:30;Closed\nK3;05/07/2021;Open\n"
    room.hand_over("other.csv", THREE)
    found = outcome(room, text, "karnataka-1.csv", settings)
    assert found.rows("karnataka-1.csv") == (3, 2, 0, 0, 1)
    assert found.rules("karnataka-1.csv") == {"not_completed": 1}
    assert found.counts == OF_THREE | {
        ("2021-07-03", "IN-KA", "OPD", None): 1,
        ("2021-07-04", "IN-KA", "OPD", None): 1,
    }


def test_days_of_the_other_form_are_set_aside_and_never_guessed(room):
    rows = HEADER + "1,03/07/2021,KL,OPD,\n2,13/07/2021,KL,OPD,\n3,03-07-2021,KL,OPD,\n4,2021-07-03,KL,OPD,\n"
    found = outcome(room, rows)
    assert found.counts == {("2021-07-03", "IN-KL", "OPD", None): 1}
    assert found.rules("a.csv") == {"unread_day": 3}
    found = outcome(room, rows, settings='[[read]]\ndates = "dd/mm/yyyy"\nrefuse_above_percent = 100\n')
    assert found.counts == {("2021-07-03", "IN-KL", "OPD", None): 1, ("2021-07-13", "IN-KL", "OPD", None): 1}
    assert found.rules("a.csv") == {"unread_day": 2}


def test_what_is_no_day_is_set_aside(room):
    texts = ["2021-02-29", "20210703", "2021-07", "03 Jul 2021", "44380", "x"]
    found = outcome(room, HEADER + "".join(f"{number},{text},KL,OPD,\n" for number, text in enumerate(texts)))
    assert found.rules("a.csv") == {"unread_day": 6}


# Each written as it stands, with the day in India that it means; none where it is not what the form says.
ISO = {
    "2021-07-03": "2021-07-03",
    " 2021-07-03 ": "2021-07-03",
    "2024-02-29": "2024-02-29",
    "2021-07-03 18:30": "2021-07-03",
    "2021-07-03T00:00": "2021-07-03",
    "2021-07-03 23:59:59": "2021-07-03",
    "2021-07-03T18:30:59.1": "2021-07-03",
    "2021-07-03 18:30:59.123456789": "2021-07-03",
    "2021-07-03 18:29Z": "2021-07-03",
    "2021-07-03T18:30:00Z": "2021-07-04",
    "2021-07-03 00:00:00+05:30": "2021-07-03",
    "2021-07-03 00:00+0530": "2021-07-03",
    "2021-07-03 18:30:00.5+00": "2021-07-04",
    "2021-07-03T12:59-05:30": "2021-07-03",
    "2021-07-03T13:00-05:30": "2021-07-04",
    **dict.fromkeys(["infinity", "-infinity", "epoch", "now", "today", "2021/07/03", "2021-7-3", "2021-07-3"]),
    **dict.fromkeys(["2021-07-3 ", "2021 07 03", "20210703", "2021-07", "2021-184", "2021-W26-6", "21-07-03"]),
    **dict.fromkeys(["2021-07-03 (BC)", "0021-07-03", "-2021-07-03", "+2021-07-03", "12021-07-03", "2021-02-29"]),
    **dict.fromkeys(["2021-13-01", "2021-07-00", "03-07-2021", "03/07/2021", "2021-07-03T", "2021-07-03 18"]),
    **dict.fromkeys(["2021-07-03 8:30", "2021-07-03 24:00", "2021-07-03 18:60", "2021-07-03 18:30:60"]),
    **dict.fromkeys(["2021-07-03  18:30", "2021-07-03 18:30:59,5", "2021-07-03 18:30:", "2021-07-03t18:30"]),
    **dict.fromkeys(["2021-07-03Z", "2021-07-03+05:30", "2021-07-03 18:30 Z", "2021-07-03 18:30z"]),
    **dict.fromkeys(["2021-07-03 18:30 UTC", "2021-07-03 18:30 Asia/Kolkata", "2021-07-03 18:30 IST"]),
    **dict.fromkeys(["2021-07-03 18:30+5:30", "2021-07-03 18:30+24:00", "2021-07-03 18:30+05:60"]),
    **dict.fromkeys(["2021-07-03 18:30 PM", "2021-02-29 18:30", "２０２１-07-03", "३-07-2021", "44380"]),
}
DMY = {
    "03/07/2021": "2021-07-03",
    " 3/7/2021 ": "2021-07-03",
    "29/02/2024": "2024-02-29",
    "03/07/2021 18:30": "2021-07-03",
    "03/07/2021 8:05": "2021-07-03",
    "3/7/2021 23:59:59": "2021-07-03",
    **dict.fromkeys(["2021-07-03", "07/13/2021", "29/02/2021", "00/07/2021", "3/7/21", "03/07/0021", "03/07/21"]),
    **dict.fromkeys(["03-07-2021", "03.07.2021", "03 07 2021", "03072021", "2021/07/03", "03/Jul/2021", "infinity"]),
    **dict.fromkeys(["-infinity", "epoch", "today", "03/07/2021 (BC)", "03/07/2021T18:30", "03/07/2021 24:00"]),
    **dict.fromkeys(["03/07/2021 18:60", "03/07/2021 18:30:60", "03/07/2021 18:30Z", "03/07/2021  18:30"]),
    **dict.fromkeys(["003/07/2021", "03/07/20211", "+3/07/2021", "03/07/2021 18:30 PM", "03/07/2021 18"]),
}


@pytest.mark.parametrize("dates, days", [("iso", ISO), ("dd/mm/yyyy", DMY)])
@pytest.mark.parametrize("column", ["date", "completed_at"])
def test_a_day_is_read_as_declared_and_never_guessed(room, dates, days, column):
    settings = f'[[read]]\ndates = "{dates}"\nrefuse_above_percent = 100\n'
    rows = "".join(f'{place},"{text}",KL,OPD,O{place}\n' for place, text in enumerate(days))
    found = outcome(room, HEADER.replace("date", column) + rows, settings=settings)
    read = {opd_id: day for day, _, _, opd_id in found.counts}
    assert {text: read.get(f"O{place}") for place, text in enumerate(days)} == days
    assert found.rules("a.csv") == {"unread_day": sum(day is None for day in days.values())}


@pytest.mark.parametrize("dates, days", [("iso", ISO), ("dd/mm/yyyy", DMY)])
def test_days_of_a_register_are_read_as_declared(room, dates, days):
    settings = f'[[read]]\ndates = "{dates}"\nrefuse_above_percent = 100\n'
    first, bad = next(iter(days)), sum(day is None for day in days.values())
    rows = "".join(f'O{place},O,general,KL,"{text}",,\n' for place, text in enumerate(days))
    rows += "".join(f'C{place},C,general,KL,{first},"{text}",\n' for place, text in enumerate(days))
    found = outcome(room, OPDS + rows, settings=settings)
    assert found.rules("a.csv") == {"no_opening": bad, "unread_closing": bad}
    for letter, column in (("O", "opened_on"), ("C", "closed_on")):
        read = {row.opd_id: str(row[column])[:10] for _, row in found.register.iterrows()}
        assert {text: read.get(f"{letter}{place}") for place, text in enumerate(days)} == days


SPELLINGS = {
    "IN-KL": "IN-KL",
    "KL": "IN-KL",
    "32": "IN-KL",
    "Kerala": "IN-KL",
    " KERALA ": "IN-KL",
    "केरल": "IN-KL",
    "Jammu & Kashmir": "IN-JK",
    "Jammu and Kashmir": "IN-JK",
    "01": "IN-JK",
    "1": "IN-JK",
    "Orissa": "IN-OD",
    "अंडमान और निकोबार द्वीपसमूह": "IN-AN",
    "IN": None,
    "": None,
}


def test_a_state_is_known_by_code_lgd_code_and_spelling(room):
    rows = [f"{day},2021-06-{day:02},{state},OPD,\n" for day, state in enumerate(SPELLINGS, 1)]
    found = outcome(room, HEADER + "".join(rows))
    assert [state for _, state, _, _ in sorted(found.counts, key=lambda cell: cell[0])] == [*SPELLINGS.values()]


def test_an_lgd_code_may_be_a_number(room):
    columns = {"consultation_id": ["1"], "date": ["2021-06-01"], "state": [32], "variant": ["OPD"]}
    assert outcome(room, parquet(columns), "a.parquet").counts == {("2021-06-01", "IN-KL", "OPD", None): 1}


def test_a_variant_is_known_by_its_spellings(room):
    spellings = ["OPD", "opd", "eSanjeevani OPD", "Patient to doctor"]
    found = outcome(
        room, HEADER + "".join(f"{number},2021-06-01,KL,{text},\n" for number, text in enumerate(spellings))
    )
    assert found.counts == {("2021-06-01", "IN-KL", "OPD", None): 4}


def test_each_unknown_spelling_of_a_state_is_set_aside(room):
    found = outcome(room, HEADER + "1,2021-06-01,Keralla,OPD,\n2,2021-06-01,99,OPD,\n3,2021-06-01,-,OPD,\n")
    assert found.rules("a.csv") == {"unknown_state": 3}


@pytest.mark.parametrize(
    "text, words",
    [
        ("[[read]\n", "line 1"),
        ('[[read]]\nfiles = "a"\ndates = "mm/dd/yyyy"\n', r"read\.0\.dates"),
        ('[[read]]\n[[read]]\ndays = "iso"\n', r"read\.1\.days"),
        ("[[read]]\nrefuse_above_percent = 101\n", r"read\.0\.refuse_above_percent"),
        ('[[read]]\ncolumns = {day = "Dt"}\n', r"read\.0\.columns.*day"),
        ('[[read]]\nvalues = {sate = "KL"}\n', r"read\.0\.values.*sate"),
        ("x = 1\n", "x"),
    ],
)
def test_settings_that_cannot_be_read_name_the_place(room, text, words):
    with pytest.raises(extracts.ExtractError, match=rf"extracts\.toml: .*{words}"):
        outcome(room, THREE, settings=text)


def test_a_column_that_only_the_settings_name_is_a_problem_of_the_file(room):
    found = outcome(room, THREE, settings='[[read]]\ncolumns = {opd_id = "Clinic"}\n')
    assert "has no column Clinic" in found.file("a.csv").problem


# Rules


TOMORROW = (dt.datetime.now(numerals.IST) + dt.timedelta(days=2)).date()


BAD_CONSULTATIONS = [
    ("unreadable", "1,2021-06-01,KL,OPD,,30"),
    ("unreadable", "1,2021-06-01,KL,OPD,,30,,x"),
    ("no_id", ",2021-06-01,KL,OPD,,30,"),
    ("not_completed", "1,2021-06-01,KL,OPD,,30,Cancelled"),
    ("no_day", "1,,KL,OPD,,30,"),
    ("no_day", "1, ,KL,OPD,,30,"),
    ("unread_day", "1,2021-06-31,KL,OPD,,30,"),
    ("future_day", f"1,{TOMORROW},KL,OPD,,30,"),
    ("unknown_variant", "1,2021-06-01,KL,both,,30,"),
    ("unknown_variant", "1,2021-06-01,KL,,,30,"),
    ("before_launch", "1,2020-04-12,KL,OPD,,30,"),
    ("before_launch", "1,2019-10-31,KL,AB-HWC,,30,"),
    ("unknown_state", "1,2021-06-01,XX,OPD,,30,"),
    ("impossible_age", "1,2021-06-01,KL,OPD,,121,"),
    ("impossible_age", "1,2021-06-01,KL,OPD,,-1,"),
    ("impossible_age", "1,2021-06-01,KL,OPD,,old,"),
    ("unreadable", '1,2021-06-01,KL,OPD,,30,"'),
]


def test_a_consultation_is_set_aside_by_the_rule_it_breaks(room):
    good = "2,2020-04-13,KL,OPD,,0,\n3,2019-11-01,KL,AB-HWC,,120,completed\n4,2021-06-01,KL,OPD,,, COMPLETED \n"
    found = outcome(room, with_bad("consultation_id,date,state,variant,opd_id,age,status\n" + good, BAD_CONSULTATIONS))
    assert list(room.kept_aside().rule) == [rule for rule, _ in BAD_CONSULTATIONS]
    assert found.rows("a.csv") == (20, 3, 0, 0, 17)
    assert found.file("a.csv").rows_excluded == 1


BAD_COUNTS = [
    ("unreadable", "2021-06-01,KL,OPD"),
    ("not_completed", "2021-06-01,KL,OPD,,5,,pending"),
    ("no_day", ",KL,OPD,,5,,"),
    ("unread_day", "June,KL,OPD,,5,,"),
    ("future_day", f"{TOMORROW},KL,OPD,,5,,"),
    ("unknown_variant", "2021-06-01,KL,both,,5,,"),
    ("before_launch", "2020-04-12,KL,OPD,,5,,"),
    ("unknown_state", "2021-06-01,Keralla,OPD,,5,,"),
    ("impossible_age", "2021-06-01,KL,OPD,,5,200,"),
    ("no_count", "2021-06-01,KL,OPD,,,,"),
    ("no_count", "2021-06-01,KL,OPD,,many,,"),
    ("no_count", "2021-06-01,KL,OPD,,1.5,,"),
    ("no_count", "2021-06-01,KL,OPD,,nan,,"),
    ("negative_count", "2021-06-01,KL,OPD,,-1,,"),
    ("absurd_count", "2021-06-01,KL,OPD,,1000001,,"),
]


def test_a_daily_count_is_set_aside_by_the_rule_it_breaks(room):
    good = "2021-06-02,KL,OPD,,1000000,,\n2021-06-03,KL,OPD,,0,,\n2021-06-04,KL,OPD,,7.0,,\n"
    found = outcome(room, with_bad("date,state,variant,opd_id,consultations,age,status\n" + good, BAD_COUNTS))
    assert list(room.kept_aside().rule) == [rule for rule, _ in BAD_COUNTS]
    assert found.rows("a.csv") == (18, 3, 0, 0, 15)
    assert found.total == 1_000_007


BAD_OPDS = [
    ("unreadable", "O,OPD"),
    ("no_opd_id", ",OPD,general,KL,2021-05-01,,"),
    ("unknown_state", "O,OPD,general,XX,2021-05-01,,"),
    ("unknown_kind", "O,OPD,ayurveda,KL,2021-05-01,,"),
    ("unknown_kind", "O,OPD,,KL,2021-05-01,,"),
    ("no_opening", "O,OPD,general,KL,,,"),
    ("no_opening", "O,OPD,general,KL,01/05/2021,,"),
    ("unread_closing", "O,OPD,general,KL,2021-05-01,never,"),
    ("closed_before_opened", "O,OPD,general,KL,2021-05-01,2021-04-30,"),
    ("bad_doctors", "O,OPD,general,KL,2021-05-01,,several"),
    ("bad_doctors", "O,OPD,general,KL,2021-05-01,,-1"),
    ("bad_doctors", "O,OPD,general,KL,2021-05-01,,1e30"),
]


def test_an_opd_is_set_aside_by_the_rule_it_breaks(room):
    good = "A,OPD,General,KL,2021-05-01,2021-05-01,3\nB,OPD,national,,2021-05-01,,\n"
    found = outcome(room, with_bad(OPDS + good, BAD_OPDS))
    assert list(room.kept_aside().rule) == [rule for rule, _ in BAD_OPDS]
    assert found.rows("a.csv") == (14, 2, 0, 0, 12)
    assert sorted(found.register.opd_id) == ["A", "B"]


def test_every_rule_is_a_row_of_the_table_with_words(room):
    known = {rule.name: rule for rule in extracts.rules.all_rules()}
    assert len(known) == 21
    assert [name for name, rule in known.items() if not rule.is_error] == ["not_completed"]
    assert all(rule.words.endswith(".") for rule in known.values())


def test_a_row_is_set_aside_once_for_the_first_rule_it_breaks(room):
    found = outcome(room, "consultation_id,date,state,variant,age\n,2099-01-01,XX,both,999\n")
    assert found.rules("a.csv") == {"no_id": 1}


def test_a_row_set_aside_keeps_its_line_and_its_text(room):
    text = HEADER + "1,2021-06-01,KL,OPD,\nbroken\n2,2021-06-01,Keralla,OPD,\n3,2021-06-01,KL,OPD,\n4,x,KL,OPD,\n"
    outcome(room, text)
    kept = room.kept_aside()
    assert list(zip(kept.line, kept.rule, strict=True)) == [
        (3, "unreadable"),
        (4, "unknown_state"),
        (6, "unread_day"),
    ]
    assert kept.original[0] == "broken"
    assert '"state":"Keralla"' in kept.original[1]
    assert kept.detail[1] == "Keralla"


def test_a_line_that_cannot_be_read_counts_once_whatever_ends_the_lines(room):
    for end in ("\n", "\r\n"):
        text = HEADER + "1,2021-06-01,KL,OPD,\nbroken\n2,2021-06-01,KL,OPD,\nbroken,too\n"
        found = outcome(room, text.replace("\n", end))
        assert found.rows("a.csv") == (4, 2, 0, 0, 2)
        assert list(room.kept_aside().original) == ["broken", "broken,too"]


def test_an_open_quotation_mark_sets_all_lines_aside_that_it_takes_along(room):
    text = HEADER + '1,2021-06-01,KL,OPD,\n2,2021-06-01,KL,"OPD,\n3,2021-06-01,KL,OPD,\n4,2021-06-01,KL,OPD,\n'
    found = outcome(room, text)
    assert found.rows("a.csv") == (4, 1, 0, 0, 3)


def test_a_line_that_is_not_utf_8_is_set_aside(room):
    text = (HEADER + "1,2021-06-01,KL,OPD,café\n2,2021-06-01,KL,OPD,\n").encode("latin-1")
    assert outcome(room, text).rules("a.csv") == {"unreadable": 1}


# Refusal


def test_a_file_with_too_many_bad_rows_is_refused_whole(room):
    room.hand_over("b.csv", THREE)
    ten = "".join(f"a{number},2021-06-01,KL,OPD,\n" for number in range(9)) + "a9,2021-06-01,XX,OPD,\n"
    assert outcome(room, HEADER + ten, settings="").rows("a.csv") == (10, 9, 0, 0, 1)  # ten in a hundred are borne
    found = outcome(room, HEADER + ten + "a10,2021-06-01,XX,OPD,\n", settings="")
    assert found.rows("a.csv") == (11, 0, 0, 0, 11)
    assert found.file("a.csv").problem.startswith("The file was refused whole")
    assert found.rules("a.csv") == {"unknown_state": 2, "refused": 9}
    assert found.counts == OF_THREE
    found = outcome(room, HEADER + ten + "a10,2021-06-01,XX,OPD,\n", settings="[[read]]\nrefuse_above_percent = 19\n")
    assert found.rows("a.csv") == (11, 9, 0, 0, 2)


def test_consultations_that_were_not_completed_never_have_a_file_refused(room):
    text = "consultation_id,date,state,variant,status\n1,2021-06-01,KL,OPD,\n" + "2,2021-06-01,KL,OPD,cancelled\n" * 9
    found = outcome(room, text, settings="")
    assert found.rows("a.csv") == (10, 1, 0, 0, 9)
    assert found.file("a.csv").rows_excluded == 9
    assert pd.isna(found.file("a.csv").problem)


def test_a_register_with_too_many_bad_rows_is_refused_and_its_opds_are_not_known(room):
    room.hand_over("b.csv", HEADER + "1,2021-06-01,KL,OPD,O\n")
    found = outcome(room, OPDS + "O,OPD,general,KL,2021-05-01,,\nP,OPD,general,XX,2021-05-01,,\n", settings="")
    assert found.rows("a.csv") == (2, 0, 0, 0, 2)
    assert found.register.empty
    assert found.rows("b.csv") == (1, 1, 0, 0, 0)  # where there is no register, no OPD is unknown


# Twice, late and revised


def test_the_same_file_again_changes_nothing(room):
    before = outcome(room, THREE)
    room.hand_over("b.csv", THREE)
    after = room.take()
    assert list(after.files.file) == ["a.csv"]
    assert after.files.equals(before.files)
    assert after.counts == OF_THREE


def test_a_copy_that_cannot_be_read_does_not_hide_the_file(room):
    room.hand_over("0.docx", THREE)
    found = outcome(room, THREE)
    assert found.rows("a.csv") == (3, 3, 0, 0, 0)
    assert found.counts == OF_THREE


def test_a_consultation_in_a_later_file_replaces_the_earlier_one_and_counts_once(room):
    room.hand_over("b.csv", HEADER + "1,2021-06-01,IN-KL,AB-HWC,\n3,2021-06-02,IN-TN,AB-HWC,\n4,2021-06-09,KL,OPD,\n")
    found = outcome(room, THREE)
    assert found.rows("a.csv") == (3, 2, 0, 1, 0)
    assert found.rows("b.csv") == (3, 2, 1, 0, 0)
    assert found.counts == {
        ("2021-06-01", "IN-KL", "OPD", None): 1,
        ("2021-06-01", "IN-KL", "AB-HWC", None): 1,
        ("2021-06-02", "IN-TN", "AB-HWC", None): 1,
        ("2021-06-09", "IN-KL", "OPD", None): 1,
    }


def test_a_consultation_may_be_revised_into_another_month_and_back(room):
    outcome(room, HEADER + "1,2021-06-01,KL,OPD,\n")
    room.hand_over("b.csv", HEADER + "1,2021-08-01,KL,OPD,\n")
    found = room.take()
    assert found.counts == {("2021-08-01", "IN-KL", "OPD", None): 1}
    assert (found.rows("a.csv"), found.rows("b.csv")) == ((1, 0, 0, 1, 0), (1, 1, 0, 0, 0))
    room.hand_over("c.csv", HEADER + "1,2021-06-01,KL,OPD,\n2,2021-06-01,KL,OPD,\n")
    found = room.take()
    assert found.counts == {("2021-06-01", "IN-KL", "OPD", None): 2}
    # The first row that says what the last one says is the one that counts.
    assert [found.rows(f"{name}.csv") for name in "abc"] == [(1, 1, 0, 0, 0), (1, 0, 0, 1, 0), (2, 1, 1, 0, 0)]


def test_inside_a_file_the_last_row_about_a_consultation_holds(room):
    rows = "1,2021-06-01,KL,OPD,\n1,2021-06-02,TN,OPD,\n1,2021-06-02,TN,OPD,\n1,2021-06-01,XX,OPD,\n"
    found = outcome(room, HEADER + rows)
    assert found.rows("a.csv") == (4, 1, 1, 1, 1)  # what is set aside has no say
    assert found.counts == {("2021-06-02", "IN-TN", "OPD", None): 1}


def test_an_identifier_is_the_same_in_every_form_of_file(room):
    columns = {"consultation_id": [1, 2], "date": ["2021-06-01"] * 2, "state": ["KL"] * 2, "variant": ["OPD"] * 2}
    room.hand_over("b.parquet", parquet(columns))
    found = outcome(room, THREE)
    assert found.rows("b.parquet") == (2, 0, 2, 0, 0)


def test_daily_counts_replace_those_of_an_earlier_file(room):
    room.hand_over("b.csv", COUNTS + "2021-06-01,KL,OPD,,7\n2021-06-02,KL,OPD,,6\n2021-06-03,KL,OPD,,1\n")
    found = outcome(room, COUNTS + "2021-06-01,KL,OPD,,5\n2021-06-02,KL,OPD,,6\n2021-06-01,KL,AB-HWC,,5\n")
    assert found.rows("a.csv") == (3, 2, 0, 1, 0)
    assert found.rows("b.csv") == (3, 2, 1, 0, 0)
    assert found.counts == {
        ("2021-06-01", "IN-KL", "OPD", None): 7,
        ("2021-06-01", "IN-KL", "AB-HWC", None): 5,
        ("2021-06-02", "IN-KL", "OPD", None): 6,
        ("2021-06-03", "IN-KL", "OPD", None): 1,
    }


def test_a_daily_count_of_none_takes_an_earlier_one_away(room):
    room.hand_over("b.csv", COUNTS + "2021-06-01,KL,OPD,,0\n")
    found = outcome(room, COUNTS + "2021-06-01,KL,OPD,,5\n2021-06-02,KL,OPD,,6\n")
    assert found.rows("a.csv") == (2, 1, 0, 1, 0)
    assert found.total == 6


def test_daily_counts_split_further_are_added_up(room):
    text = "date,state,variant,district,gender,consultations\n"
    rows = "2021-06-01,KL,OPD,Kollam,,2\n2021-06-01,KL,OPD,,Kollam,3\n2021-06-01,KL,OPD,Kannur,F,4\n"
    found = outcome(room, text + rows + "2021-06-01,KL,OPD,Kannur,F,5\n")
    assert found.rows("a.csv") == (4, 3, 0, 1, 0)
    assert found.counts == {("2021-06-01", "IN-KL", "OPD", None): 10}


def test_a_day_that_arrives_late_lands_on_its_own_day(room):
    outcome(room, COUNTS + "2021-06-09,KL,OPD,,9\n")
    room.hand_over("b.csv", COUNTS + "2021-05-01,KL,OPD,,5\n")
    assert room.take().counts == {("2021-06-09", "IN-KL", "OPD", None): 9, ("2021-05-01", "IN-KL", "OPD", None): 5}


def test_of_records_and_daily_counts_of_a_day_state_and_variant_the_later_file_holds(room):
    records = HEADER + "1,2021-06-01,KL,OPD,\n2,2021-06-01,KL,OPD,\n3,2021-06-01,TN,OPD,\n"
    room.hand_over("b.csv", COUNTS + "2021-06-01,KL,OPD,,50\n2021-06-02,KL,OPD,,60\n")
    found = outcome(room, records)
    assert (found.rows("a.csv"), found.rows("b.csv")) == ((3, 1, 0, 2, 0), (2, 2, 0, 0, 0))
    assert found.total == 111
    # The same records come once more, with one that is new: they have the last word.
    room.hand_over("c.csv", records + "4,2021-06-05,TN,OPD,\n")
    found = room.take()
    assert found.counts == {
        ("2021-06-01", "IN-KL", "OPD", None): 2,
        ("2021-06-01", "IN-TN", "OPD", None): 1,
        ("2021-06-02", "IN-KL", "OPD", None): 60,
        ("2021-06-05", "IN-TN", "OPD", None): 1,
    }
    assert [found.rows(f"{name}.csv") for name in "abc"] == [(3, 3, 0, 0, 0), (2, 1, 0, 1, 0), (4, 1, 3, 0, 0)]


def test_a_register_row_updates_its_opd(room):
    room.hand_over("b.csv", OPDS + "O,Skin OPD,speciality,KL,2021-05-01,2021-07-01,4\nP,P,general,TN,2021-05-01,,\n")
    found = outcome(room, OPDS + "O,General OPD,general,KL,2021-05-01,,2\nP,P,general,TN,2021-05-01,,\n")
    assert (found.rows("a.csv"), found.rows("b.csv")) == ((2, 1, 0, 1, 0), (2, 1, 1, 0, 0))
    row = found.register.set_index("opd_id").loc["O"]
    assert (row["name"], row.kind, row.doctors, str(row.closed_on)[:10]) == ("Skin OPD", "speciality", 4, "2021-07-01")


def test_an_opd_is_unknown_until_a_register_knows_it_whichever_comes_first(room):
    rows = "".join(f"{number},2021-06-01,KL,OPD,O\n" for number in range(3)) + "3,2021-06-01,KL,OPD,Q\n"
    found = outcome(room, HEADER + rows + "4,2021-06-01,KL,OPD,\n")
    assert found.rows("a.csv") == (5, 5, 0, 0, 0)
    room.hand_over("b.csv", OPDS + "P,P,general,KL,2021-05-01,,\n")
    found = room.take()
    assert found.rows("a.csv") == (5, 1, 0, 0, 4)
    assert found.rules("a.csv") == {"unknown_opd": 4}
    room.hand_over("c.csv", OPDS + "O,O,general,KL,2021-05-01,,\n")
    found = room.take()
    assert found.rows("a.csv") == (5, 4, 0, 0, 1)
    (room.folder / "c.csv").unlink()
    assert room.take().rows("a.csv") == (5, 1, 0, 0, 4)


def test_a_file_may_be_taken_out_and_its_mended_version_dropped_in(room):
    bad = room.hand_over("b.csv", HEADER + "1,2021-06-05,KL,OPD,\n8,2021-06-05,KL,OPD,\n9,2021-06-05,Keralla,OPD,\n")
    found = outcome(room, THREE)
    assert (found.rows("a.csv"), found.rows("b.csv")) == ((3, 2, 0, 1, 0), (3, 2, 0, 0, 1))
    bad.unlink()
    found = room.take()
    assert found.counts == OF_THREE
    assert list(found.files.file) == ["a.csv"]
    room.hand_over("b.csv", HEADER + "8,2021-06-05,KL,OPD,\n9,2021-06-05,Kerala,OPD,\n")
    found = room.take()
    assert found.counts == OF_THREE | {("2021-06-05", "IN-KL", "OPD", None): 2}


def test_a_file_whose_content_changes_under_its_name_is_read_anew(room):
    outcome(room, THREE)
    room.hand_over("a.csv", HEADER + "1,2021-06-03,KL,OPD,\n")
    assert room.take().counts == {("2021-06-03", "IN-KL", "OPD", None): 1}


def test_a_spelling_that_becomes_known_counts_the_rows_that_were_set_aside_for_it(room):
    found = outcome(room, HEADER + "1,2021-06-01,Keralla,OPD,\n2,2021-06-01,KL,OPD,\n")
    assert found.rows("a.csv") == (2, 1, 0, 0, 1)
    room.know_spelling("Keralla", "IN-KL")
    assert room.take().rows("a.csv") == (2, 2, 0, 0, 0)


def test_a_day_in_the_future_is_accepted_once_it_comes(room, monkeypatch):
    today = dt.datetime.now(numerals.IST).date()
    text = HEADER + f"1,{today},KL,OPD,\n2,2021-06-01,KL,OPD,\n"
    with monkeypatch.context() as clock:
        # Far to the west it is still yesterday.
        clock.setattr(numerals, "IST", dt.timezone(-dt.timedelta(hours=23, minutes=59)))
        found = outcome(room, text)
        assert found.rules("a.csv") == {"future_day": 1}
        early = build.build(room.data, room.data / "releases")
    assert room.take().rows("a.csv") == (2, 2, 0, 0, 0)
    assert build.build(room.data, room.data / "releases") != early
    assert releases.open_release(releases.current(room.data / "releases"), room.data / "releases").last_day == today


# Releases


def test_the_reference_extract_is_left_out_once_another_extract_lies_there(room):
    reference = room.folder / "reference"
    reference.mkdir()
    (reference / "consultations.csv").write_text(
        "date,state,variant,opd_id,consultations,basis\n2021-06-01,KL,OPD,,7000,estimated\n"
    )
    root = room.data / "releases"
    release = releases.open_release(build.build(room.data, root), root)
    assert release.manifest["is_reference"] is True
    assert release.manifest["totals"]["consultations"] == 7000
    room.hand_over("a.csv", COUNTS + "2021-07-03,KL,OPD,,5\n")
    release = releases.open_release(build.build(room.data, root), root)
    assert release.manifest["is_reference"] is False
    assert release.manifest["totals"]["consultations"] == 5
    # The published record stays as what the release is held against: 70 lakh were printed for that day.
    held = release.ask("published_against_release", state="IN", as_of="2021-07-03").rows
    total = held[(held.metric == "consultations_total") & (held.statement_id == "2021-07-03-70-lakh")].iloc[0]
    assert (total.value, total.release_value, total.verdict) == (7_000_000, 5, "differs")


def test_the_manifest_says_what_became_of_the_rows_of_each_file(room):
    room.hand_over("a.csv", THREE + "4,2021-06-02,XX,OPD,\n3,2021-06-02,IN-TN,AB-HWC,\n")
    room.hand_over("extracts.toml", ALL_ROWS)
    root = room.data / "releases"
    release = releases.open_release(build.build(room.data, root), root)
    (row,) = release.manifest["extracts"]
    assert (row["file"], row["kind"], row["problem"]) == ("a.csv", "consultations", None)
    counted = [row[f"rows_{what}"] for what in ("read", "accepted", "duplicate", "revised", "set_aside", "excluded")]
    assert counted == [5, 3, 1, 0, 1, 0]


def test_where_nothing_can_be_counted_no_release_is_made_and_each_file_says_why(room):
    room.hand_over("a.csv", "")
    with pytest.raises(build.BuildError, match=r"a\.csv is empty"):
        build.build(room.data, room.data / "releases")
