"""`extracts.toml`, beside the extracts: how a sender names columns and writes days, so that this needs no code."""

import tomllib
from fnmatch import fnmatch
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from telemedicine.extracts import contract

FILE = "extracts.toml"


class ExtractError(ValueError):
    """A file in `data/extracts/` cannot be used; the message says where and what to do."""


class Reading(BaseModel):
    """How the files are read whose names match a pattern."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    files: str = "*"  # names of the files this holds for, such as karnataka-*.csv
    dates: Literal["iso", "dd/mm/yyyy"] = "iso"  # how days are written in text
    columns: dict[str, str] = {}  # our name of a column = the sender's
    values: dict[str, str] = {}  # our name of a column = the value it has in every row
    completed: list[str] = ["completed"]  # what `status` says of a completed consultation
    refuse_above_percent: Annotated[float, Field(ge=0, le=100)] = 10  # bad rows above which a file is refused whole

    @field_validator("columns", "values")
    @classmethod
    def _are_ours(cls, named: dict[str, str]) -> dict[str, str]:
        """A name that is not ours would be read as nothing at all."""
        ours = {column for kind in contract.KINDS for column in kind.columns}
        if unknown := sorted(set(named) - ours):
            raise ValueError(f"{', '.join(unknown)}: no such column; ours are {', '.join(sorted(ours))}")
        return named


class Settings(BaseModel):
    """All that `extracts.toml` says: the first entry whose pattern matches a file's name holds for it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    read: list[Reading] = []

    def of(self, name: str) -> Reading:
        """Return how a file of that name is read: as the contract says, where no entry matches."""
        return next((reading for reading in self.read if fnmatch(name, reading.files)), Reading())


def load(folder: Path) -> Settings:
    """Return the settings of a folder of extracts. Raises ExtractError, saying which line or entry cannot be used."""
    path = folder / FILE
    if not path.exists():
        return Settings()
    try:
        return Settings.model_validate(tomllib.loads(path.read_text(encoding="utf-8-sig")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ExtractError(f"{FILE}: {error}") from error
    except ValidationError as error:
        said = "; ".join(f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors())
        raise ExtractError(f"{FILE}: {said}") from error
