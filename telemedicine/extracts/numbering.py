"""Lines as an editor counts them, of the rows set aside: rows are numbered without blank lines and lines that are none.

In a workbook the line of a row is its row in the sheet.
"""

import gzip
import io
import re
from array import array
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, cast

import numpy as np
import pandas as pd

from telemedicine import warehouse
from telemedicine.extracts import workbook
from telemedicine.extracts.files import Extract
from telemedicine.extracts.reading import header, sql
from telemedicine.warehouse import Connection

_PART, _END = 1 << 20, b"\n"  # bytes; numpy counts them in a fifth of the time that `bytes.count` takes


def broken(connection: Connection, extract: Extract) -> set[int]:
    """Return which records of a file that was opened could not be read; the header is the first record."""
    return set(warehouse.rows(connection, sql("broken_records")).record) if extract.is_text else set()


def number(connection: Connection, extract: Extract) -> None:
    """Make the tables that lead to lines, for a file that was opened.

    `lines_of_rows` has the line of each row whose number is another (columns row, line), `lines_of_broken` the line on
    which each record begins that could not be read (columns record, line). The file is looked through only where there
    are blank lines, values with line breaks, or records that could not be read.
    """
    unread = broken(connection, extract)
    places: Iterable[tuple[int, bool]] = ()
    if extract.ending == ".xlsx":
        places = workbook.places(extract)
    elif unread or (extract.is_text and _lines(extract.path) > _rows(connection) + 1):
        delimiter, names = header(extract.path)
        places = _places(extract.path, delimiter, blanks_are_rows=len(names) == 1)
    lines, lines_of_broken = array("q"), []
    for record, (line, is_row) in enumerate(places, 1):
        if record in unread:
            lines_of_broken.append((record, line))
        elif is_row:
            lines.append(line)
    rows = pd.DataFrame({"row": np.arange(1, len(lines) + 1), "line": np.array(lines, np.int64)})
    records = pd.DataFrame(lines_of_broken, columns=["record", "line"], dtype=np.int64)
    warehouse.load(connection, "lines_of_rows", rows[rows.row != rows.line])
    warehouse.load(connection, "lines_of_broken", records)


def _rows(connection: Connection) -> int:
    return int(warehouse.rows(connection, sql("rows_held")).rows[0])


def _open(path: Path) -> IO[bytes]:
    return cast(IO[bytes], gzip.open(path) if path.name.lower().endswith(".gz") else path.open("rb"))


def _lines(path: Path) -> int:
    lines, part = 0, _END
    with _open(path) as file:
        while more := file.read(_PART):
            lines, part = lines + int(np.count_nonzero(np.frombuffer(more, np.uint8) == ord(_END))), more
    return lines + (not part.endswith(_END))


def _places(path: Path, delimiter: str, *, blanks_are_rows: bool) -> Iterator[tuple[int, bool]]:
    """The line on which each record of a text file begins, and whether it is a row."""
    ends_open, is_open = _open_end(delimiter), False
    with _open(path) as file:
        for line, text in enumerate(io.TextIOWrapper(file, "latin-1", newline=""), 1):  # each byte is a sign
            if not is_open:
                yield line, blanks_are_rows or text not in ("\n", "\r\n", "\r")
            if is_open or '"' in text:
                is_open = ends_open.fullmatch(f'"{text}' if is_open else text) is not None


def _open_end(delimiter: str) -> re.Pattern[str]:
    """What a line is that ends inside a value in quotation marks; these are such only where a value begins."""
    opened = '"[^"]*+(?:""[^"]*+)*+'
    return re.compile(f'(?:(?:{opened}"[^{delimiter}]*+|(?!")[^{delimiter}]*+){delimiter})*+{opened}')
