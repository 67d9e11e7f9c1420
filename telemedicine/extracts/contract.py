"""The contract of an extract: the columns of each kind of file, in one place.

The JSON Schema that a sender's system can check against, the documents and the reading of files all come from here.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

_ONE_DAY: dict[str, Any] = {"anyOf": [{"required": ["date"]}, {"required": ["completed_at"]}]}


class _Row(BaseModel):
    model_config = ConfigDict(json_schema_extra=_ONE_DAY)

    date: dt.date | None = Field(None, description="Day of completion in IST: as declared, 2021-07-03 or 03/07/2021")
    completed_at: dt.datetime | None = Field(
        None, description="Instead of date: the time of completion, in IST unless it says its zone"
    )
    state: str | None = Field(
        description="State/UT: ISO 3166-2 code, LGD code or any known spelling; blank or IN where not stated"
    )
    variant: str = Field(description="OPD (patient to doctor) or AB-HWC (provider to provider), in any known spelling")
    opd_id: str | None = Field(None, description="OPD of the register; blank for AB-HWC")
    district: str | None = Field(None, description="District, as the sender names it")
    speciality: str | None = Field(None, description="Speciality")
    gender: str | None = Field(None, description="Gender of the patient")
    age: int | None = Field(None, ge=0, le=120, description="Age of the patient in years")
    status: str | None = Field(None, description="Only completed consultations are counted; blank is completed")


class Consultation(_Row):
    """A consultation, one row each."""

    consultation_id: str = Field(description="What tells it from every other, and stays the same when it is revised")


class DailyCount(_Row):
    """Consultations of a day, State/UT, variant and OPD together."""

    consultations: int = Field(ge=0, le=1_000_000, description="Consultations completed")
    basis: str | None = Field(None, description="Only in the reference extract: estimated or simulated")


class Opd(BaseModel):
    """An online OPD of the register."""

    opd_id: str = Field(description="What tells it from every other")
    name: str | None = Field(None, description="Name of the OPD")
    kind: str = Field(description="general, speciality, super-speciality or national")
    state: str | None = Field(None, description="State/UT that hosts it; blank for a national OPD")
    speciality: str | None = Field(None, description="Speciality")
    host: str | None = Field(None, description="Government or institution that hosts it")
    opened_on: dt.date = Field(description="First day online")
    closed_on: dt.date | None = Field(None, description="First day no longer online; blank while it is")
    doctors: int | None = Field(None, ge=0, description="Doctors on its roster")
    basis: str | None = Field(None, description="Only in the reference extract: published or simulated")


class Estimate(BaseModel):
    """A published total that was left out and estimated from the others; only in the reference extract."""

    statement_id: str
    metric: str
    state: str | None = None
    as_of: dt.date
    value: float
    estimate: float


@dataclass(frozen=True)
class Kind:
    """A kind of extract: its name, the model of its rows, and the columns that tell it from the others."""

    name: str
    row: type[BaseModel]
    told_by: frozenset[str]

    @property
    def columns(self) -> list[str]:
        """Names of all columns, in the order of the contract."""
        return list(self.row.model_fields)

    def missing(self, columns: set[str]) -> set[str]:
        """Columns that must be there and are not; of `date` and `completed_at` one is enough."""
        needed = {name for name, field in self.row.model_fields.items() if field.is_required()}
        if "completed_at" in self.columns and not columns & {"date", "completed_at"}:
            needed |= {"date"}
        return needed - columns


CONSULTATIONS = Kind("consultations", Consultation, frozenset({"consultation_id"}))
COUNTS = Kind("daily counts", DailyCount, frozenset({"consultations"}))
REGISTER = Kind("register", Opd, frozenset({"opd_id", "opened_on"}))
ESTIMATES = Kind("estimates", Estimate, frozenset({"estimate"}))
KINDS = (CONSULTATIONS, COUNTS, REGISTER, ESTIMATES)
HANDED_OVER = (CONSULTATIONS, COUNTS, REGISTER)


def kind_of(columns: set[str]) -> Kind | None:
    """Return the kind of a file with these columns: the first of whose own columns it has all; None for no kind."""
    return next((kind for kind in KINDS if kind.told_by <= columns), None)


def schema() -> dict[str, Any]:
    """Return JSON Schemas (draft 2020-12) of one row of each kind of extract that is handed over, by its name."""
    return {kind.name: kind.row.model_json_schema() for kind in HANDED_OVER}
