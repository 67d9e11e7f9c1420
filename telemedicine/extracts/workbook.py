"""A workbook as text: the first sheet of an XLSX file, written out as CSV to be read like any other."""

import csv
import datetime as dt
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import python_calamine

from telemedicine.extracts.files import Extract
from telemedicine.extracts.settings import ExtractError

_FORMS = {"iso": "%Y-%m-%d", "dd/mm/yyyy": "%d/%m/%Y"}


@contextmanager
def as_text(extract: Extract, dates: str) -> Iterator[Path]:
    """Give a text file with an extract's rows: itself, or a workbook's first sheet for as long as it is open.

    A cell that holds a day is written in the declared form. Raises ExtractError where the workbook cannot be read.
    """
    if extract.ending != ".xlsx":
        yield extract.path
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{extract.path.stem}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(_texts(row, _FORMS[dates]) for row in _sheet(extract.path).to_python())
        yield path


def places(extract: Extract) -> Iterator[tuple[int, bool]]:
    """Yield the row of the sheet of each line of that text, and whether it is a row of a table, not a blank line."""
    sheet = _sheet(extract.path)
    above = sheet.start[0] if sheet.start else 0  # empty rows
    for number, row in enumerate(sheet.to_python(), above + 1):
        yield number, len(row) == 1 or bool(_texts(row, _FORMS["iso"]))


def _sheet(path: Path) -> python_calamine.CalamineSheet:
    try:
        return python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(0)
    except (python_calamine.CalamineError, OSError) as error:
        raise ExtractError(f"cannot be read as a workbook: {error}") from error


def _texts(row: list, form: str) -> list[str]:
    """A row as text; one with nothing in it, as sheets have below their last, as an empty line."""
    texts = [_text(cell, form) for cell in row]
    return texts if any(texts) else []


def _text(cell: object, form: str) -> str:
    if isinstance(cell, dt.date):
        return cell.strftime(form)
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
