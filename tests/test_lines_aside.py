"""The line of a row set aside is the one an editor shows, and the row of the sheet where it was a workbook.

In each text the bad rows have for an identifier the line on which they begin, counted by hand.
"""

import gzip
import io

import openpyxl
import pytest
from handing_over import Room

HEADER = "consultation_id,date,state,variant,opd_id\n"
REGISTER = "opd_id,name,kind,state,opened_on\nP,P,general,KL,2021-05-01\n"
GOOD = "g,2021-06-01,KL,OPD,\n"
BAD = {"a bad row": ",2021-06-01,Keralla,OPD,", "an OPD unknown": ",2021-06-01,KL,OPD,O"}

# G: a good row; 3!: a bad row on line 3. With each text the lines that are no rows.
TEXTS = {
    "nothing odd": ("G\n3!\nG\n5!\n", []),
    "blank lines in the middle": ("G\n\n4!\n\n\n\nG\n9!\n", []),
    "blank lines below the header": ("\n\n4!\nG\n6!\n", []),
    "blank lines at the end": ("G\n3!\n\n\n", []),
    "no end of the last line": ("G\n\n4!", []),
    "line breaks in values": ('"g\n\n1",2021-06-01,KL,OPD,\n5!\n"g ""\n"",\n",2021-06-01,KL,OPD,\n9!\n', []),
    "line breaks and blank lines": ('"g\n1",2021-06-01,KL,OPD,\n\n5!\n', []),
    "a quotation mark inside a value": ('g "x,2021-06-01,KL,OPD,\n3!\n\nG\n6!\n', []),
    "broken lines": ("2!\nbroken\n4!\nbroken\nbroken\nG\n8!\n", [3, 5, 6]),
    "broken lines and blank lines": ("2!\n\nbroken\n\n6!\n\n\nbroken\n\nbroken\n12!\n", [4, 9, 11]),
    "broken lines with line breaks": ('2!\n1,"2021\n06"\n\n6!\n"1\n2"3,2021-06-01,KL,OPD,\n9!\n', [3, 4, 7, 8]),
    "broken lines below values with line breaks": ('"g\n1",2021-06-01,KL,OPD,\nbroken\n5!\nbroken', [4, 6]),
    "an open quotation mark": ('\n3!\nG\n\nG\n1,2021-06-01,"KL,OPD,\nG\nG', [7, 8, 9]),
}
FORMS = {
    "LF": (".csv", str.encode),
    "CRLF": (".csv", lambda text: text.replace("\n", "\r\n").encode()),
    "BOM": (".csv", lambda text: text.encode("utf-8-sig")),
    "TSV": (".tsv", lambda text: text.replace(",", "\t").encode()),
    "gzip": (".csv.gz", lambda text: gzip.compress(text.encode(), mtime=0)),
    "gzip, CRLF and BOM": (".csv.gz", lambda text: gzip.compress(text.replace("\n", "\r\n").encode("utf-8-sig"))),
}


@pytest.fixture
def room(tmp_path):
    """A folder to hand files over in, with a register that knows one OPD; no file is refused."""
    room = Room(tmp_path)
    room.hand_over("extracts.toml", "[[read]]\nrefuse_above_percent = 100\n")
    room.hand_over("register.csv", REGISTER)
    return room


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("bad", BAD)
def test_the_line_of_a_row_set_aside_is_the_one_an_editor_shows(room, form, bad):
    ending, encode = FORMS[form]
    for number, (text, _) in enumerate(TEXTS.values()):
        below = text.replace("G\n", GOOD).replace("\nG", f"\n{GOOD[:-1]}").replace("!", BAD[bad])
        room.hand_over(f"{number}{ending}", encode(HEADER + below))
    written = room.written_aside()
    for number, (name, (text, broken)) in enumerate(TEXTS.items()):
        rows = written[f"{number}{ending}"]
        is_broken = rows.text != ""
        assert list(rows.consultation_id[~is_broken]) == list(rows.line[~is_broken]), name
        assert (~is_broken).sum() == text.count("!"), name
        assert [int(line) for line in rows.line[is_broken]] == broken, name


def test_lines_of_one_column_are_rows_even_where_blank(room):
    settings = 'values = { date = "2021-06-01", state = "KL", variant = "OPD", age = "200" }'
    room.hand_over("extracts.toml", f'[[read]]\nfiles = "1.*"\nrefuse_above_percent = 100\n{settings}\n')
    room.hand_over("1.csv", "consultation_id\n2\n\n4\n1,1\n\n7\n")
    rows = room.written_aside()["1.csv"]
    assert list(zip(rows.consultation_id, rows.line, strict=True)) == [
        ("2", "2"),
        ("", "3"),
        ("4", "4"),
        ("", "5"),
        ("", "6"),
        ("7", "7"),
    ]


def test_rows_of_two_files_with_the_same_content_have_the_same_lines(room):
    text = HEADER + f"{GOOD}\nbroken\n5{BAD['a bad row']}\n"
    room.hand_over("a.csv", text)
    room.hand_over("b.tsv", text)
    written = room.written_aside()
    assert list(written["a.csv"].line) == list(written["b.tsv"].line) == ["4", "5"]


def test_a_file_with_an_open_quotation_mark_is_told_by_the_line_it_opens_on(room):
    rows = GOOD * 1_000
    room.hand_over("a.csv", HEADER + f'\n"g\n1",2021-06-01,KL,OPD,\n1,2021-06-01,"KL,OPD,\n{rows}')
    assert "line 5 has an open quotation mark" in room.take().file("a.csv").problem


@pytest.mark.parametrize("bad", BAD)
def test_the_line_of_a_row_of_a_workbook_is_its_row_in_the_sheet(room, bad):
    book, file = openpyxl.Workbook(), io.BytesIO()
    rows = {3: HEADER, 4: GOOD, 6: BAD[bad], 7: GOOD.replace("g", "g\n\n1"), 11: BAD[bad], 12: BAD[bad]}
    for row, text in rows.items():
        for column, value in enumerate(text.strip("\n").split(","), 2):
            book.active.cell(row, column, f"{row}{value}" if column == 2 and text == BAD[bad] else value or None)
    book.save(file)
    room.hand_over("a.xlsx", file.getvalue())
    rows = room.written_aside()["a.xlsx"]
    assert list(rows.consultation_id) == list(rows.line) == ["6", "11", "12"]
