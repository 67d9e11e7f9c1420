"""Compare the rows of a table, cell by cell: days, numbers and words as what they mean, whatever their type."""

import datetime as dt
import math
from collections import Counter
from collections.abc import Iterable

import pandas as pd

SHOWN = 3  # differences said of a table


def differences(recounted: Iterable[tuple], released: Iterable[tuple]) -> list[str]:
    """Return in words what differs between two tables of the same columns, whose order of rows says nothing."""
    ours, theirs = (Counter(tuple(map(plain, row)) for row in rows) for rows in (recounted, released))
    found = [f"the release has {_said(row)}" for row in (theirs - ours).elements()]
    missing = [f"counted again it is {_said(row)}" for row in (ours - theirs).elements()]
    both = sorted([*found, *missing], key=lambda said: said.split("(", 1)[1])
    rest = [f"and {len(both) - SHOWN * 2} more"] if len(both) > SHOWN * 2 else []
    return both[: SHOWN * 2] + rest


def plain(value: object) -> str:
    """Return a cell as text that is equal where the meaning is."""
    if value is None or value is pd.NaT or value is pd.NA or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, bool) or type(value).__name__ in ("bool", "bool_"):
        return str(bool(value)).lower()
    text = str(value)
    try:
        return f"{float(text):.12g}"
    except ValueError:
        return text


def _said(row: tuple) -> str:
    return f"({', '.join(row)})"
