"""Releases: everything the public sees, complete and never changed. List them, open one, ask it a question."""

import datetime as dt
import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import pandas as pd

from telemedicine import queries, warehouse
from telemedicine.published import PUBLISHED
from telemedicine.words import _

DATA = Path(__file__).parent.parent / "data"
ROOT = Path(os.environ.get("TELEMEDICINE_RELEASES", DATA / "releases"))
CURRENT = "current"
ALL_INDIA = "IN"
VARIANTS = ("all", "OPD", "AB-HWC")
LONGEST_TEXT = 100  # twice the longest spelling of a state/UT


class UnknownRelease(LookupError):
    """No complete release of that id exists."""


class BadParameter(ValueError):
    """A question was asked with a value it cannot have; the message says what it can be."""


@dataclass(frozen=True, eq=False)
class Answer:
    """What a question gave: its rows, the question itself, and what it was asked with.

    Answers to the same question of the same release are equal: a release never changes.
    """

    rows: pd.DataFrame
    query: queries.Query
    params: Mapping[str, object]
    release: str

    @cached_property
    def _asked(self) -> tuple:
        return self.release, self.query.name, *sorted(self.params.items())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Answer) and self._asked == other._asked

    def __hash__(self) -> int:
        return hash(self._asked)

    def csv(self) -> str:
        """All rows and columns as CSV, days as ISO dates."""
        return self.rows.to_csv(index=False, date_format="%Y-%m-%d", lineterminator="\n")

    def json(self) -> str:
        """All rows as a JSON array of objects, days as ISO dates."""
        days = {name: self.rows[name].dt.strftime("%Y-%m-%d") for name in self.rows.select_dtypes("datetime")}
        return self.rows.assign(**days).to_json(orient="records", force_ascii=False, indent=2) + "\n"


@dataclass(frozen=True)
class Release:
    """An open release. `ask` it; its `manifest` says what it was built from."""

    id: str
    folder: Path
    connection: warehouse.Connection
    manifest: dict = field(compare=False)

    @property
    def first_day(self) -> dt.date:
        """First day counted."""
        return dt.date.fromisoformat(self.manifest["first_day"])

    @property
    def last_day(self) -> dt.date:
        """Last day counted."""
        return dt.date.fromisoformat(self.manifest["last_day"])

    @cached_property
    def outlines(self) -> dict:
        """Outlines of the States and UTs as GeoJSON, with the credit line that must stand under a map."""
        return json.loads((self.folder / "outlines.geojson").read_text(encoding="utf-8"))

    @cached_property
    def points(self) -> dict[str, list[float]]:
        """Longitude and latitude of a point inside each state/UT, where a place too small to see gets a circle."""
        return {feature["id"]: feature["properties"]["point"] for feature in self.outlines["features"]}

    @cached_property
    def states(self) -> dict[str, str]:
        """Names, in English and in their order, of the 36 States and UTs by ISO 3166-2 code."""
        rows = self._rows(queries.question("states_by_name"), {})
        return dict(zip(rows.state, rows["name"], strict=True))

    def _rows(self, query: queries.Query, params: Mapping[str, object]) -> pd.DataFrame:
        """Ask through a cursor of one's own: readers in other threads share the connection."""
        with self.connection.cursor() as cursor:
            return warehouse.rows(cursor, query.sql, params)

    def ask(self, name: str, **params: object) -> Answer:
        """Ask a question by name.

        Raises UnknownQuestion for a name there is no file of, and BadParameter for a parameter that is missing, not
        the question's, or of an impossible value.
        """
        query = queries.question(name)
        wanted = {field.name for field in query.params}
        if wanted != set(params):
            given = ", ".join(sorted(params)) or "none"
            raise BadParameter(f"{name} takes {', '.join(sorted(wanted)) or 'no parameters'}; given: {given}.")
        checked = {key: self.check(key, value) for key, value in params.items()}
        return Answer(self._rows(query, checked), query, checked, self.id)

    def check(self, name: str, value: Any) -> Any:
        """Return the value a parameter stands for. Raises BadParameter, saying to readers what it can be."""
        if name == "as_of":
            return self._check_day(value)
        if name == "text":
            return str(value)[:LONGEST_TEXT].encode(errors="ignore").decode()
        if name == "state" and value != ALL_INDIA and value not in self.states:
            said = _("There is no state/UT {value}: give an ISO 3166-2 code such as IN-KL, or IN for all India.")
            raise BadParameter(said.format(value=repr(value)))
        if name == "variant" and value not in VARIANTS:
            said = _("There is no variant {value}: give one of {options}.")
            raise BadParameter(said.format(value=repr(value), options=", ".join(VARIANTS)))
        if name == "metric" and value not in PUBLISHED:
            said = _("There is no measure {value} in the record: give one of {options}.")
            raise BadParameter(said.format(value=repr(value), options=", ".join(PUBLISHED)))
        if name == "top" and not (str(value).isdecimal() and int(value) > 0):
            said = _("{value} is not a number of States/UTs: give a whole number from 1.")
            raise BadParameter(said.format(value=repr(value)))
        return int(value) if name == "top" else value

    def _check_day(self, value: object) -> dt.date:
        try:
            day = value if isinstance(value, dt.date) else dt.date.fromisoformat(str(value))
        except ValueError as error:
            raise BadParameter(_("{value} is not a day: write it as 2021-07-03.").format(value=repr(value))) from error
        if not self.first_day <= day <= self.last_day:
            said = _("{day} is not counted: this release has {first} to {last}.")
            raise BadParameter(said.format(day=day, first=self.first_day, last=self.last_day))
        return day


def ids(root: Path = ROOT) -> list[str]:
    """Ids of all complete releases, the newest built first."""
    built = {}
    for path in root.glob("[!.]*/manifest.json"):
        with suppress(FileNotFoundError):  # deleted since, as old ones are
            built[path.parent.name] = json.loads(path.read_text())["built_at"]
    return sorted(built, key=lambda id: (built[id], id), reverse=True)


def exists(id: str | None, root: Path = ROOT) -> bool:
    """Whether there is a complete release of that id. An id is looked up by name and is never part of a path."""
    return id in {path.name for path in root.glob("[!.]*")} and (root / str(id) / "manifest.json").exists()


def current(root: Path = ROOT) -> str | None:
    """Id of the live release, or None before the first was built."""
    pointer = root / CURRENT
    return pointer.read_text(encoding="utf-8").strip() if pointer.exists() else None


@lru_cache(maxsize=8)
def open_release(id: str, root: Path = ROOT) -> Release:
    """Open a release for reading, whole: it can be asked even when it has been deleted since.

    Raises UnknownRelease where there is none of that id.
    """
    if not exists(id, root):
        raise UnknownRelease(f"There is no release {id!r}. There are: {', '.join(ids(root)) or 'none yet'}.")
    manifest = json.loads((root / id / "manifest.json").read_text(encoding="utf-8"))
    return Release(id, root / id, warehouse.open_read_only(root / id / "release.duckdb"), manifest)
